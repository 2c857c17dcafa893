// What later registers propose: the list, one of them, and the decision.
import { route, scopeOf, type Ask, type Route } from '../../access/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Flash, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { encodeCursor, nextUrl } from '../../platform/paging.ts'
import { decisionForm, listQuery, noQuery } from '../forms.ts'
import { proposalShown, proposalsWaiting } from '../queries.ts'
import { decideProposal } from '../service.ts'
import type { ProposalShown, ProposalState } from '../types.ts'
import { decisionWords, proposalModel, proposalsModel, type ImportViews } from '../views.ts'
import { instantKey, markIn, type ImportPorts } from './ports.ts'

const page = pagesOf<ImportViews>()

const list = ({ personLines }: ImportPorts): Route =>
  route({
    method: 'get',
    path: '/proposals',
    may: 'decide-proposals',
    audit: 'register.opened',
    summary: 'What later registers propose and nobody has decided, oldest first',
    takes: listQuery,
    handle: async (ask) => {
      const { tx, actor, input } = ask
      const mark = markIn(input.cursor, instantKey)
      const after = mark && { at: mark.key, id: mark.id }
      const found = await proposalsWaiting(tx, scopeOf(actor), { size: input.size, after })
      const next = found.next && nextUrl(ask.url, encodeCursor([found.next.at, found.next.id]))
      const ids = found.items.map(({ offenderId }) => offenderId)
      const model = proposalsModel({
        items: found.items,
        total: found.total,
        nextHref: next,
        firstHref: input.cursor === undefined ? null : '/proposals',
        lines: await personLines(tx, ids),
        today: ask.today,
      })
      return page('imports/proposals', model, {
        resource: () => ({ items: found.items, total: found.total, next }),
        shown: { offenderIds: ids, fields: ['proposals'], count: ids.length },
      })
    },
  })

async function shownOr404({ tx, actor, params }: Ask): Promise<ProposalShown> {
  const proposal = await proposalShown(tx, scopeOf(actor), params['id'] ?? '')
  if (proposal === null) throw new AppError('not-found')
  return proposal
}

const drawOne =
  ({ personLines }: ImportPorts) =>
  async (ask: Ask, attempt: Attempt): Promise<Page> => {
    const proposal = await shownOr404(ask)
    const { offenderId } = proposal
    const person = (await personLines(ask.tx, [offenderId])).get(offenderId)
    if (person === undefined) throw new AppError('not-found')
    return page('imports/proposal', proposalModel({ proposal, person, attempt, key: newId() }), {
      resource: () => proposal,
      shown: { offenderId, fields: ['proposal'] },
    })
  }

const one = (ports: ImportPorts): Route =>
  route({
    method: 'get',
    path: '/proposals/:id',
    may: 'decide-proposals',
    audit: 'register.opened',
    summary: 'One change that a later register proposes',
    takes: noQuery,
    handle: (ask) => drawOne(ports)(ask, firstDraw),
  })

const said: Readonly<Record<ProposalState, Flash>> = {
  waiting: success('Nothing was decided'),
  awaiting_second: success('Accepted by you', 'An inspector decides it now.'),
  accepted: success('Accepted', 'The change was made.'),
  refused: success('Refused', 'What was here stands.'),
  overtaken: {
    kind: 'important',
    heading: 'Nothing was changed',
    text: 'What is held now already says so, or something recorded here since stands against it.',
  },
}

const decide = (ports: ImportPorts): Route =>
  route({
    method: 'post',
    path: '/proposals/:id/decision',
    may: 'decide-proposals',
    audit: 'proposal.decided',
    summary:
      'Accepts or refuses a change that a later register proposes; a lower level takes two (202)',
    takes: decisionForm,
    redraw: drawOne(ports),
    handle: async ({ tx, actor, input, params }) => {
      const { accept, why, version } = input
      const proposalId = params['id'] ?? ''
      const decided = await decideProposal(tx, actor, { proposalId, accept, why, version })
      if (!decided.ok)
        return refuse(
          decided.why,
          decisionWords[decided.why],
          decided.why === 'why-needed' ? 'why' : '',
        )
      const { forceId: _, change: __, fromValue: from, toValue: to, ...told } = decided.value
      const waits = told.state === 'awaiting_second'
      return done(
        `/proposals/${proposalId}`,
        { ...told, from, to },
        { status: waits ? 202 : 200, flash: said[told.state] },
      )
    },
  })

export const proposalRoutes = (ports: ImportPorts): readonly Route[] => [
  list(ports),
  one(ports),
  decide(ports),
]

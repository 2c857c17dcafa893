// Evidence of one person by heading: the list, and one more statement.
import { fileToRead, may, ownsFile, route, type Ask, type Route } from '../../access/index.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { nextUrl } from '../../platform/paging.ts'
import { evidenceForm, evidenceQuery } from '../forms.ts'
import { evidenceCounts, evidenceMark, evidenceOf, unprovedCounts } from '../queries.ts'
import { addEvidence } from '../service.ts'
import type { Factor } from '../types.ts'
import { evidencePage, evidenceResource, type EvidenceViews } from '../views.ts'
import { markOf, namesIn, refusalOf } from './answers.ts'
import type { EvidencePorts } from './ports.ts'

const page = pagesOf<EvidenceViews>()

type Drawn = Readonly<{
  factor?: Factor | undefined
  size: number
  cursor?: string | undefined
  attempt: Attempt
}>

async function heldOf({ tx }: Ask, offenderId: Parameters<typeof evidenceOf>[1], drawn: Drawn) {
  const factor = drawn.factor ?? null
  const mark = markOf(drawn.cursor, evidenceMark)
  const part = await evidenceOf(tx, offenderId, { factor, size: drawn.size, mark })
  const counts = await evidenceCounts(tx, offenderId)
  const counted = counts.filter((count) => factor === null || count.factor === factor)
  const total = counted.reduce((sum, { held }) => sum + held, 0)
  return { factor, counts, part: { ...part, total } }
}

async function draw({ personLine }: EvidencePorts, ask: Ask, drawn: Drawn): Promise<Page> {
  const { tx, actor, reason, params, today } = ask
  const opened = await fileToRead(tx, actor, { offenderId: params['id'] ?? '', reason })
  const { offenderId } = opened.person
  const { factor, counts, part } = await heldOf(ask, offenderId, drawn)
  const unproved = (await unprovedCounts(tx, [offenderId])).get(offenderId)?.unproved ?? 0
  const next = part.cursor === null ? null : nextUrl(ask.url, part.cursor)
  const here = `/offenders/${offenderId}/evidence`
  const first = factor === null ? here : `${here}?factor=${factor}`
  const model = evidencePage({
    ...{ offenderId, part, counts, factor, unproved, today },
    names: await namesIn(tx, part.items),
    person: await personLine(tx, offenderId),
    mayChange: may(actor, 'change-files') && ownsFile(actor, opened.person),
    attempt: drawn.attempt,
    pager: { nextHref: next, firstHref: drawn.cursor === undefined ? null : first },
    key: newId(),
  })
  return page('evidence/page', model, {
    resource: () => ({
      items: part.items.map(evidenceResource),
      total: part.total,
      next,
      byHeading: Object.fromEntries(counts.map((one) => [one.factor, one.held])),
    }),
    shown: { ...opened.shown, fields: ['evidence'], count: part.items.length },
  })
}

export const evidenceRoutesOf = (ports: EvidencePorts): readonly Route[] => [
  route({
    method: 'get',
    path: '/offenders/:id/evidence',
    may: 'open-files',
    audit: 'evidence.opened',
    summary: 'Evidence of one person under the headings of ARMS, newest first under each',
    takes: evidenceQuery,
    handle: (ask) => draw(ports, ask, { ...ask.input, attempt: firstDraw }),
  }),
  route({
    method: 'post',
    path: '/offenders/:id/evidence',
    may: 'change-files',
    audit: 'evidence.recorded',
    summary: 'Adds a statement under a heading of ARMS, without a visit',
    takes: evidenceForm,
    redraw: (ask, attempt) => draw(ports, ask, { size: 50, attempt }),
    handle: async ({ tx, actor, input, params }) => {
      const offenderId = params['id'] ?? ''
      const added = await addEvidence(tx, actor, { ...input, offenderId })
      if (!added.ok) throw refusalOf(added.faults)
      return done(`/offenders/${added.value.offenderId}/evidence`, evidenceResource(added.value), {
        status: 201,
        flash: success('Added', 'The next ARMS is offered it under its heading.'),
      })
    },
  }),
]

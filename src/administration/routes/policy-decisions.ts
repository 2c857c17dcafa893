// One value of policy with what it changes, and its decision: approved or refused by another, or withdrawn.
import { z } from 'zod'
import { may, route, scopeOf, type Actor, type Ask, type Route } from '../../access/index.ts'
import {
  bringUpToDate,
  changeCounts,
  changesListed,
  previewOf,
  type ChangeMark,
} from '../../backlog/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Flash, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { isId, newId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import {
  approvedOf,
  decidePolicy,
  effectOf,
  policyById,
  stateOf,
  valueBefore,
  type PolicyEffect,
  type PolicyRow,
  type PolicyState,
} from '../../policy/index.ts'
import { policyDecision, policyPart } from '../forms.ts'
import {
  effectShown,
  policyDecisionWords,
  policyProposalPage,
  previewShown,
  type AdministrationViews,
  type ChangeShown,
  type ListShown,
} from '../views.ts'
import { changeInJson, countsInJson, inJson, rowInJson } from './policy-json.ts'

const page = pagesOf<AdministrationViews>()

type Part = Readonly<{ size: number; cursor?: string | undefined }>
const firstPart: Part = { size: 50 }

const changeMark = z.tuple([
  z.int(),
  z.string().regex(/^(\d{4}-\d{2}-\d{2}|-infinity)$/),
  z.string().refine(isId),
  z.string(),
  z.string(),
])

function markIn(cursor: string | undefined): ChangeMark | null {
  if (cursor === undefined) return null
  const read = changeMark.safeParse(decodeCursor(cursor))
  if (!read.success)
    return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
  const [place, dueSort, offenderId, kind, subject] = read.data
  return { place, dueSort, offenderId, kind, subject }
}

const cursorOf = ({ place, dueSort, offenderId, kind, subject }: ChangeMark): string =>
  encodeCursor([place, dueSort, offenderId, kind, subject])

/** Names are for those who see files; others are told how many. */
const seesNames = (actor: Actor): boolean => may(actor, 'find-people')

type Told = Readonly<{
  change: ChangeShown | null
  resource: object
  offenderIds: readonly string[]
  isUnderWay: boolean
}>

const nothingToTell: Told = { change: null, resource: {}, offenderIds: [], isUnderWay: false }

async function listFor(ask: Ask, row: PolicyRow, part: Part) {
  const { tx, actor, url } = ask
  const scope = scopeOf(actor)
  const after = markIn(part.cursor)
  const found = await changesListed(tx, scope, { policyId: row.id, size: part.size, after })
  const next = found.next && nextUrl(url, cursorOf(found.next))
  const shown: ListShown = {
    items: found.items,
    total: found.total,
    nextHref: next,
    firstHref: after === null ? null : `/policy/${row.id}`,
    team: scope.teamId === null ? null : actor.teamName,
  }
  return { shown, resource: { items: found.items.map(changeInJson), total: found.total, next } }
}

async function toldOfEffect(
  ask: Ask,
  { row, effect }: { row: PolicyRow; effect: PolicyEffect },
  part: Part,
): Promise<Told> {
  const counts = await changeCounts(ask.tx, row.id, ask.actor.forceId)
  const list = seesNames(ask.actor) ? await listFor(ask, row, part) : null
  const { peopleDone, peopleTotal, finishedAt } = effect
  return {
    change: effectShown({ row, effect, counts, list: list?.shown ?? null }),
    resource: {
      effect: { peopleDone, peopleTotal, finishedAt, ...countsInJson(counts) },
      ...(list === null ? {} : { changed: list.resource }),
    },
    offenderIds: list?.shown.items.map(({ offenderId }) => offenderId) ?? [],
    isUnderWay: finishedAt === null,
  }
}

/** Before its day what it would change, from its day on what it did change. */
async function toldOf(ask: Ask, row: PolicyRow, part: Part): Promise<Told> {
  const { tx, actor, today } = ask
  const effect = await effectOf(tx, row.id)
  if (effect !== null && row.fromOn <= today) return await toldOfEffect(ask, { row, effect }, part)
  const isToCome = stateOf(row) === 'waiting' || (effect !== null && row.fromOn > today)
  if (!isToCome) return nothingToTell
  const preview = await previewOf(tx, row, actor.forceId)
  const { on, peopleLookedAt, peopleInForce } = preview
  return {
    ...nothingToTell,
    change: previewShown(preview),
    resource: { preview: { on, peopleLookedAt, peopleInForce, ...countsInJson(preview) } },
  }
}

const everyOtherSecond = 2

async function drawOne(ask: Ask, part: Part, attempt: Attempt): Promise<Page> {
  const { tx, actor, today } = ask
  const row = await policyById(tx, ask.params['id'] ?? '')
  if (row === null) throw new AppError('not-found')
  const before = valueBefore(await approvedOf(tx, row.parameter), row.fromOn)
  const told = await toldOf(ask, row, part)
  const reader = { username: actor.username, mayDecide: may(actor, 'decide-policy') }
  const key = newId()
  const { change } = told
  const model = policyProposalPage({ row, before, change, today, reader, attempt, key })
  return page('policy/proposal', model, {
    resource: () => ({
      ...rowInJson(row),
      said: model.heading,
      before: before && inJson(before),
      ...told.resource,
    }),
    shown: {
      offenderIds: told.offenderIds,
      fields: ['policy'],
      count: told.offenderIds.length,
    },
    ...(told.isUnderWay ? { refreshSeconds: everyOtherSecond } : {}),
  })
}

const one = route({
  method: 'get',
  path: '/policy/:id',
  may: 'see-policy',
  audit: 'policy.opened',
  summary:
    'One value of policy: who proposed and decided it, what it would change, and what it changed; names for those who see the files',
  takes: policyPart,
  handle: async (ask) => {
    await bringUpToDate(ask.tx)
    return await drawOne(ask, ask.input, firstDraw)
  },
})

type Decided = Exclude<PolicyState, 'waiting'>

const said: Readonly<Record<Decided, Flash>> = {
  approved: success('Approved', 'It holds from its day on; the page says what it changes.'),
  refused: success('Refused', 'What stood before stands.'),
  withdrawn: success('Withdrawn', 'What stood before stands.'),
}

const decide = (decision: Decided, path: string, summary: string): Route =>
  route({
    method: 'post',
    path,
    may: 'decide-policy',
    audit: 'policy.decided',
    summary,
    takes: policyDecision,
    redraw: (ask, attempt) => drawOne(ask, firstPart, attempt),
    handle: async ({ tx, input: { version, why }, params }) => {
      const id = params['id'] ?? ''
      const decided = await decidePolicy(tx, { id, decision, why, version })
      if (!decided.ok)
        return refuse(
          decided.why,
          policyDecisionWords[decided.why],
          decided.why === 'why-needed' ? 'why' : '',
        )
      // Begins it here and now where its day has come and the people are few; else the worker does.
      if (decision === 'approved') await bringUpToDate(tx)
      return done(`/policy/${id}`, rowInJson(decided.value), { flash: said[decision] })
    },
  })

/** After every fixed path under /policy: its id would take their names. */
export const onePolicyRoutes: readonly Route[] = [
  one,
  decide(
    'approved',
    '/policy/:id/approve',
    'Approves a proposal of another person. 422: already-decided, own-proposal, start-passed, same-start',
  ),
  decide(
    'refused',
    '/policy/:id/refuse',
    'Refuses a proposal of another person, with why. 422: already-decided, own-proposal, why-needed',
  ),
  decide(
    'withdrawn',
    '/policy/:id/withdraw',
    'Withdraws a proposal of one’s own. 422: already-decided, not-your-proposal',
  ),
]

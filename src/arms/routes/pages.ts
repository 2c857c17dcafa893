// The pages of assessments, drawn at first and again with what was typed.
import {
  fileToRead,
  may,
  ownsFile,
  type Actor,
  type Ask,
  type FilePerson,
} from '../../access/index.ts'
import { unprovedCounts } from '../../evidence/index.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import { pagesOf, type Page } from '../../platform/http/reply.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'
import { armsById, armsOf, citedIn, groundsOf, statementsFor, type ArmsMark } from '../queries.ts'
import { isApprover } from '../service.ts'
import type { Arms } from '../types.ts'
import {
  armsResource,
  listModel,
  refusalWords,
  restsResource,
  showModel,
  type ArmsViews,
  type Rests,
} from '../views.ts'

/** What the arms room's routes are given by the product, which knows the rooms above it. */
export type ArmsPorts = Readonly<{
  /** The finished model of the common person line. */
  personLine: (tx: Tx, offenderId: OffenderId) => Promise<object>
}>

const page = pagesOf<ArmsViews>()

/** The place in the list that a cursor marks; one that is not ours is a fault of the address. */
function markIn(cursor: string | undefined): ArmsMark | null {
  if (cursor === undefined) return null
  const [at, id] = decodeCursor(cursor) ?? []
  const instant = typeof at === 'string' ? new Date(at) : null
  if (instant === null || Number.isNaN(instant.getTime()) || typeof id !== 'string')
    return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
  return { at: instant, id }
}

export type ListPart = Readonly<{ size: number; cursor?: string | undefined; attempt: Attempt }>

export async function drawList(
  { personLine }: ArmsPorts,
  ask: Ask,
  { size, cursor, attempt }: ListPart,
): Promise<Page> {
  const { tx, actor, reason, params } = ask
  const opened = await fileToRead(tx, actor, { offenderId: params['id'] ?? '', reason })
  const { offenderId } = opened.person
  const part = await armsOf(tx, offenderId, { size, after: markIn(cursor) })
  const cited = await citedIn(
    tx,
    part.items.map(({ id }) => id),
  )
  const next =
    part.next && nextUrl(ask.url, encodeCursor([part.next.at.toISOString(), part.next.id]))
  const model = listModel({
    offenderId,
    person: await personLine(tx, offenderId),
    mayStart: may(actor, 'record-arms') && ownsFile(actor, opened.person),
    attempt,
    items: part.items,
    total: part.total,
    nextHref: next,
    firstHref: cursor === undefined ? null : `/offenders/${offenderId}/arms`,
    key: newId(),
  })
  return page('arms/list', model, {
    resource: () => ({
      items: part.items.map((arms) => armsResource(arms, cited)),
      total: part.total,
      next,
    }),
    shown: { ...opened.shown, fields: ['arms'], count: part.items.length },
  })
}

/** Why this reader may not decide, null when they may, undefined when their role never does. */
async function whyNot(
  tx: Tx,
  actor: Actor,
  { arms, person }: Readonly<{ arms: Arms; person: FilePerson }>,
): Promise<string | null | undefined> {
  if (!may(actor, 'decide-changes') || !ownsFile(actor, person)) return undefined
  if (arms.contributors.includes(actor.username)) return refusalWords['own-assessment']
  return (await isApprover(tx, actor)) ? null : refusalWords['not-an-approver']
}

async function restsOf({ tx, today }: Ask, arms: Arms): Promise<Rests> {
  const { offenderId } = arms
  const grounds = await groundsOf(tx, arms, today)
  const statements = await statementsFor(tx, arms, grounds.since)
  const unproved = (await unprovedCounts(tx, [offenderId])).get(offenderId)?.unproved ?? 0
  return { grounds, statements, unproved }
}

export async function drawOne(
  { personLine }: ArmsPorts,
  ask: Ask,
  attempt: Attempt,
): Promise<Page> {
  const { tx, actor, reason, params } = ask
  const arms = await armsById(tx, params['id'] ?? '')
  if (arms === null) throw new AppError('not-found')
  const { offenderId } = arms
  const { person, shown } = await fileToRead(tx, actor, { offenderId, reason })
  const rests = await restsOf(ask, arms)
  const cited = await citedIn(tx, [arms.id])
  const model = showModel({
    arms,
    rests,
    person: await personLine(tx, offenderId),
    attempt,
    key: newId(),
    mayChange: may(actor, 'record-arms') && ownsFile(actor, person),
    whyNot: await whyNot(tx, actor, { arms, person }),
  })
  return page('arms/show', model, {
    resource: () => ({ ...armsResource(arms, cited), ...restsResource(rests) }),
    shown: { ...shown, fields: ['arms', 'evidence'] },
  })
}

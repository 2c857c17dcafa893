// Lists of self-reports: all of one person, and those of a scope of which the promised day has passed.
import { localDateOf, parseLocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import {
  isId,
  type ForceId,
  type OffenderId,
  type OfficerId,
  type TeamId,
} from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/paging.ts'
import type { Proof, SelfReportStanding } from '../types.ts'
import { isUnproved, lastProof, ledgerKey, standingColumns } from './standing.ts'

export type LedgerMark = readonly [rank: number, proveOn: string, onDate: string, id: string]
export type LedgerAsk = Readonly<{
  state: 'unproved' | null
  size: number
  mark: LedgerMark | null
}>
export type LedgerPart = Readonly<{
  items: readonly SelfReportStanding[]
  total: number
  unproved: number
  cursor: string | null
}>

const places = `case when l.outcome is null then 0 when l.outcome = 'cannot_tell' then 1 else 2 end as rank,
  coalesce(r.prove_on, '9999-12-31') as promised`

const part = {
  name: 'self-reports-of-offender',
  text: `select ${standingColumns}, ${places} from self_reports r ${lastProof}
    where r.offender_id = $1 and r.struck is null and r.withdrawn_at is null and ($2::text is null or ${isUnproved})
      and ($3::int is null or (${ledgerKey}) > ($3, $4::date, $5::date, $6::uuid))
    order by ${ledgerKey} limit $7`,
}

const counted = {
  name: 'self-reports-of-offender-count',
  text: `select count(*)::int as held, (count(*) filter (where ${isUnproved}))::int as unproved
    from self_reports r ${lastProof} where r.offender_id = $1 and r.struck is null and r.withdrawn_at is null`,
}

type Row = SelfReportStanding & Readonly<{ rank: number; promised: string }>

/** Where a promise without a day stands: after all that have one. */
const noDay = '9999-12-31'

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && (value === noDay || parseLocalDate(value) !== null)

/** The mark in a cursor, or null when it is not one of this list. */
export function ledgerMark(cursor: string): LedgerMark | null {
  const [rank, promised, onDate, id, ...rest] = decodeCursor(cursor) ?? []
  if (typeof rank !== 'number' || !Number.isInteger(rank) || !isDay(promised) || !isDay(onDate))
    return null
  return typeof id === 'string' && isId(id) && rest.length === 0
    ? [rank, promised, onDate, id]
    : null
}

/** Of one person: what nobody has proved first, the oldest promise before all. */
export async function ledgerOf(
  tx: Tx,
  offenderId: OffenderId,
  { state, size, mark }: LedgerAsk,
): Promise<LedgerPart> {
  const [count] = await tx.query<{ held: number; unproved: number }>(counted, [offenderId])
  const values = [offenderId, state, ...(mark ?? [null, null, null, null]), size + 1]
  const rows = await tx.query<Row>(part, values)
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size && last !== undefined
  const { held, unproved } = count ?? { held: 0, unproved: 0 }
  return {
    items: shown.map(({ rank: _rank, promised: _promised, ...row }) => row),
    total: state === null ? held : unproved,
    unproved,
    cursor: more ? encodeCursor([last.rank, last.promised, last.onDate, last.id]) : null,
  }
}

const proofs = {
  name: 'self-report-proofs',
  text: `select p.id, p.force_id as "forceId", p.offender_id as "offenderId", p.recorded_at as "recordedAt",
      p.recorded_by as "recordedBy", p.self_report_id as "selfReportId", p.outcome, p.how, p.at
    from self_report_proofs p where p.self_report_id = $1 and p.struck is null
    order by p.at desc, p.id limit 100`,
}

/** Everything that was told of one self-report, the latest first. */
export const proofsOf = (tx: Tx, selfReportId: string): Promise<Proof[]> =>
  tx.query<Proof>(proofs, [selfReportId])

/** Whose: a team's, an officer's or one person's of the force; null is all of them. */
export type PromisesOf = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  officerId: OfficerId | null
  /** An id as a reader gave it may name nobody here. */
  offenderId: string | null
}>

// Only what nobody has tried to prove: what could not be told is no broken promise, and is asked for no more.
const untried = `from self_reports r
  join standings s on s.offender_id = r.offender_id
  where r.force_id = $1 and r.struck is null and r.withdrawn_at is null
    and ($3::uuid is null or s.team_id = $3) and ($4::uuid is null or s.officer_id = $4)
    and ($5::uuid is null or r.offender_id = $5)
    and not exists (select from self_report_proofs p where p.self_report_id = r.id and p.struck is null)`

const isPast = `r.prove_on < $2::date`

const brokenCount = {
  name: 'self-reports-past-their-day-count',
  text: `select count(*)::int as total ${untried} and ${isPast}`,
}

const valuesOf = (tx: Tx, { forceId, teamId, officerId, offenderId }: PromisesOf): unknown[] => [
  ...[forceId, localDateOf(tx.at), teamId, officerId, offenderId],
]

/** How many promised proofs are past their day, of an officer's people or a team's. */
export async function promisesPastCount(tx: Tx, whose: PromisesOf): Promise<number> {
  const [row] = await tx.query<{ total: number }>(brokenCount, valuesOf(tx, whose))
  return row?.total ?? 0
}

export type PromiseMark = readonly [promised: string, onDate: string, id: string]
export type PromisesPart = Readonly<{
  items: readonly SelfReportStanding[]
  /** Of all parts together: promises past their day, and self-reports for which no day was promised. */
  past: number
  undated: number
  cursor: string | null
}>

const awaited = `${untried} and (${isPast} or r.prove_on is null)`
const awaitedKey = `coalesce(r.prove_on, '9999-12-31'), r.on_date, r.id`

const awaitedCount = {
  name: 'self-reports-awaited-count',
  text: `select (count(*) filter (where r.prove_on is not null))::int as past,
      (count(*) filter (where r.prove_on is null))::int as undated ${awaited}`,
}

const awaitedPart = {
  name: 'self-reports-awaited',
  text: `select r.id, r.force_id as "forceId", r.offender_id as "offenderId", r.recorded_at as "recordedAt",
      r.recorded_by as "recordedBy", r.on_date as "onDate", r.text, r.prove_by as "proveBy",
      r.prove_on as "proveOn", r.from_kind as "fromKind", r.from_id as "fromId", 'open' as state,
      null as "provedAt", null as "provedBy", null as "provedHow", 1 as version
    ${awaited} and ($6::date is null or (${awaitedKey}) > ($6, $7::date, $8::uuid))
    order by ${awaitedKey} limit $9`,
}

/** The mark in a cursor, or null when it is not one of this list. */
export function promiseMark(cursor: string): PromiseMark | null {
  const [promised, onDate, id, ...rest] = decodeCursor(cursor) ?? []
  if (!isDay(promised) || !isDay(onDate) || typeof id !== 'string') return null
  return isId(id) && rest.length === 0 ? [promised, onDate, id] : null
}

/** Promised proofs that are past their day, the oldest promise first; then what was promised for no day, the oldest first. */
export async function promisesPast(
  tx: Tx,
  whose: PromisesOf,
  { size, mark }: Readonly<{ size: number; mark: PromiseMark | null }>,
): Promise<PromisesPart> {
  const rows = await tx.query<SelfReportStanding>(awaitedPart, [
    ...valuesOf(tx, whose),
    ...(mark ?? [null, null, null]),
    size + 1,
  ])
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const more = rows.length > size && last !== undefined
  const [count] = await tx.query<{ past: number; undated: number }>(
    awaitedCount,
    valuesOf(tx, whose),
  )
  return {
    items,
    ...(count ?? { past: 0, undated: 0 }),
    cursor: more ? encodeCursor([last.proveOn ?? noDay, last.onDate, last.id]) : null,
  }
}

// What one entry is made of: the rows of one person that were recorded at one instant by one account.
import { visorRefOf } from '../../offenders/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type ForceId, type OffenderId } from '../../platform/ids.ts'
import { factTableNames } from '../rules.ts'
import type { Entry, FactRow } from '../types.ts'
import { toldOfSelfReports, writtenWithVisit } from './written.ts'

// The lines and the visits are asked for beside the rest: a visit is an entry of its own.
const others = factTableNames.filter((table) => table !== 'visits' && table !== 'chronology')

const rowsTogether = {
  name: 'correction-entry-rows',
  text: others
    .map(
      (table) => `select '${table}' as "tableName", h.id as "rowId" from ${table} h
      where h.offender_id = $1 and h.recorded_at = $2 and h.recorded_by = $3 and h.struck is null`,
    )
    .join(' union all '),
}

type Recorded = Pick<Entry, 'offenderId' | 'recordedAt' | 'recordedBy'>

const factsOfEntry = (tx: Tx, { offenderId, recordedAt, recordedBy }: Recorded) =>
  tx.query<FactRow>(rowsTogether, [offenderId, recordedAt, recordedBy])

// That somebody decided a hit stays true whatever becomes of the event: the hit itself is decided anew.
const linesTogether = {
  name: 'correction-entry-lines',
  text: `select c.id, c.kind, c.summary, c.href from chronology c
    where c.offender_id = $1 and c.recorded_at = $2 and c.recorded_by = $3 and c.struck is null
      and c.kind not in ('correction', 'leaving', 'escalation', 'visit', 'attempt', 'overnight')
    order by c.at, c.id`,
}

type Line = Readonly<{ id: string; kind: string; summary: string; href: string | null }>

const line = {
  name: 'correction-line',
  text: `select c.id, c.offender_id as "offenderId", c.force_id as "forceId", c.kind, c.summary, c.href, c.at,
      c.has_time as "hasTime", c.recorded_at as "recordedAt", c.recorded_by as "recordedBy",
      c.origin, c.struck,
      exists (select from offenders o where o.id = c.offender_id
        and o.recorded_at = c.recorded_at and o.recorded_by = c.recorded_by) as "isCreation"
    from chronology c where c.id = $1`,
}

type Found = Omit<Entry, 'ref' | 'rows'> &
  Readonly<{ id: string; kind: string; href: string | null }>

const row =
  (tableName: string) =>
  ({ id }: Readonly<{ id: string }>): FactRow => ({ tableName, rowId: id })

/** Everything that was recorded with a line of the chronology, or null when there is no such line. */
export async function entryOfLine(tx: Tx, id: string): Promise<Entry | null> {
  const [found] = isId(id) ? await tx.query<Found>(line, [id]) : []
  if (found === undefined) return null
  const { id: _, kind, href, ...entry } = found
  const facts = await factsOfEntry(tx, entry)
  const lines = await tx.query<Line>(linesTogether, [
    entry.offenderId,
    entry.recordedAt,
    entry.recordedBy,
  ])
  const summary = lines.map((one) => one.summary).join(' ')
  const rows = [...facts, ...lines.map(row('chronology'))]
  return {
    ...entry,
    summary: summary === '' ? entry.summary : summary,
    ref: { kind: 'line', id },
    rows: [...rows, ...(await toldOfSelfReports(tx, entry.offenderId, rows))],
  }
}

const visit = {
  name: 'correction-visit',
  text: `select v.id, v.offender_id as "offenderId", v.force_id as "forceId", v.because as summary, v.at,
      v.origin = 'here' as "hasTime", v.recorded_at as "recordedAt", v.recorded_by as "recordedBy",
      v.origin, v.struck, false as "isCreation"
    from visits v where v.id = $1`,
}

const visitLines = {
  name: 'correction-visit-lines',
  text: `select c.id from chronology c where c.offender_id = $1 and c.href = $2 and c.struck is null`,
}

const linesLeadingTo = {
  name: 'correction-lines-leading-to',
  text: `select c.id from chronology c where c.offender_id = $1 and c.href = any($2) and c.struck is null`,
}

/** Plans that go with an entry, with their lines in the chronology. */
export async function rowsOfPlans(
  tx: Tx,
  offenderId: OffenderId,
  ids: readonly string[],
): Promise<FactRow[]> {
  if (ids.length === 0) return []
  const hrefs = ids.map((id) => `/visit-plans/${id}`)
  const lines = await tx.query<{ id: string }>(linesLeadingTo, [offenderId, hrefs])
  return [
    ...ids.map((rowId) => ({ tableName: 'visit_plans', rowId })),
    ...lines.map(row('chronology')),
  ]
}

/** A visit with its line and what was written down with it, or null when there is no such visit. */
export async function entryOfVisit(tx: Tx, id: string): Promise<Entry | null> {
  const [found] = isId(id)
    ? await tx.query<Omit<Entry, 'ref' | 'rows'> & { id: string }>(visit, [id])
    : []
  if (found === undefined) return null
  const { id: _, ...entry } = found
  const { offenderId } = entry
  const lines = await tx.query<{ id: string }>(visitLines, [offenderId, `/visits/${id}`])
  const written = await writtenWithVisit(tx, id)
  return {
    ...entry,
    ref: { kind: 'visit', id },
    rows: [
      { tableName: 'visits', rowId: id },
      ...lines.map(row('chronology')),
      ...written,
      ...(await toldOfSelfReports(tx, offenderId, written)),
    ],
  }
}

const visitsThere = {
  name: 'correction-visits-there',
  text: `select v.id, v.on_date as "onDate" from chronology c
      join addresses a on a.offender_id = c.offender_id and a.recorded_at = c.recorded_at
        and a.recorded_by = c.recorded_by
      join visits v on v.address_id = a.id and v.struck is null
    where c.id = $1 order by v.on_date desc, v.id limit 100`,
}

export type VisitThere = Readonly<{ id: string; onDate: LocalDate }>

/** Visits that were made to the address that an entry took on: they are put right one by one, by whoever was there. */
export const visitsThereOf = (
  tx: Tx,
  entry: Readonly<{ kind: string | null; id: string | null }> | null,
): Promise<VisitThere[]> =>
  entry?.kind === 'line' ? tx.query<VisitThere>(visitsThere, [entry.id]) : Promise.resolve([])

export type MergeSide = Readonly<{
  id: OffenderId
  forceId: ForceId
  visorRef: string
  mergedInto: OffenderId | null
  holdsMerged: boolean
  recordedAt: Date
  /** When it was last merged into another; null when it never was. */
  mergedAt: Date | null
}>

const sides = {
  name: 'correction-merge-sides',
  text: `select o.id, o.force_id as "forceId", o.visor_ref as "visorRef", o.merged_into as "mergedInto",
      o.recorded_at as "recordedAt",
      (select max(c.applied_at) from corrections c where c.kind = 'merge' and c.other_id = o.id
        and c.state = 'applied') as "mergedAt",
      exists (select from offenders m where m.merged_into = o.id) as "holdsMerged"
    from offenders o where o.id = any($1::uuid[])`,
}

/** These records, as far as a merge asks of them. */
export const mergeSides = (tx: Tx, ids: readonly string[]): Promise<MergeSide[]> =>
  tx.query<MergeSide>(sides, [ids])

const named = {
  name: 'correction-person-named',
  text: `select o.id, o.merged_into as "mergedInto" from offenders o
    where o.force_id = $1 and (o.visor_ref = upper($2) or o.id::text = $2) limit 1`,
}

type PersonNamed = Readonly<{ id: OffenderId; mergedInto: OffenderId | null }>

/** The person whom a form names by ViSOR ref, however spaced, or a program by id; null when there is none of the force. */
export async function personNamed(
  tx: Tx,
  forceId: ForceId,
  said: string,
): Promise<PersonNamed | null> {
  const [found] = await tx.query<PersonNamed>(named, [forceId, visorRefOf(said) ?? said.trim()])
  return found ?? null
}

const moved = {
  name: 'correction-merged-rows',
  text: `select r.table_name as "tableName", r.row_id as "rowId", r.did from correction_rows r
    where r.correction_id = (select c.id from corrections c
      where c.kind = 'merge' and c.offender_id = $1 and c.other_id = $2 and c.state = 'applied'
      order by c.applied_at desc limit 1)`,
}

export type MergedRow = FactRow & Readonly<{ did: 'moved' | 'made' }>

/** What the last merge of these two touched. */
export const mergedRows = (
  tx: Tx,
  { kept, merged }: Readonly<{ kept: OffenderId; merged: OffenderId }>,
): Promise<MergedRow[]> => tx.query<MergedRow>(moved, [kept, merged])

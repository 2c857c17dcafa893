// What the nightly derivation of everyone found: its last runs, and what differed in a force, newest first.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import type { Drift, Reconciliation } from '../types/drift.ts'

const runs = {
  name: 'reconciliations-last',
  text: `select r.id, r.for_date as "forDate", r.began_at as "beganAt", r.ended_at as "endedAt", r.people,
      r.changed, r.drift, r.explained_by_day as "explainedByDay",
      r.explained_by_policy as "explainedByPolicy"
    from reconciliations r order by r.began_at desc, r.id limit 14`,
}

/** The last fourteen runs, of every force. */
export const lastRuns = (tx: Tx): Promise<Reconciliation[]> => tx.query<Reconciliation>(runs)

export type ListedDrift = Drift &
  Readonly<{
    id: string
    forDate: LocalDate
    foundAt: Date
    visorRef: string
    surname: string
    forenames: string
  }>

export type DriftMark = Readonly<{ foundAt: string; id: string }>
export type DriftAsk = Readonly<{ forceId: ForceId; size: number; after: DriftMark | null }>
export type DriftPart = Readonly<{
  rows: readonly ListedDrift[]
  total: number
  next: DriftMark | null
}>

const listed = {
  name: 'drift-listed',
  text: `select d.id, d.for_date as "forDate", d.found_at as "foundAt", d.force_id as "forceId",
      d.offender_id as "offenderId", d.what, d.kind, d.subject, d.stored, d.derived,
      o.visor_ref as "visorRef", o.surname, o.forenames, d.found_at::text as "markedAt"
    from drift d join offenders o on o.id = d.offender_id
    where d.force_id = $1
      and ($2::timestamptz is null or (d.found_at, d.id) < ($2, $3::uuid))
    order by d.found_at desc, d.id desc limit $4`,
}

const counted = {
  name: 'drift-counted',
  text: `select count(*)::int as total from drift d where d.force_id = $1`,
}

/** One part of what was ever found in a force. */
export async function driftListed(tx: Tx, { forceId, size, after }: DriftAsk): Promise<DriftPart> {
  const values = [forceId, after?.foundAt ?? null, after?.id ?? null, size + 1]
  const found = await tx.query<ListedDrift & { markedAt: string }>(listed, values)
  const [all] = await tx.query<{ total: number }>(counted, [forceId])
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const next =
    found.length > size && last !== undefined ? { foundAt: last.markedAt, id: last.id } : null
  return { rows, total: all?.total ?? 0, next }
}

const newest = {
  name: 'drift-newest-night',
  text: `select r.for_date as "forDate", sum(r.drift)::int as drift from reconciliations r
    where r.for_date = (select max(n.for_date) from reconciliations n) group by r.for_date`,
}

export type DriftAlarm = Readonly<{ forDate: LocalDate; drift: number; href: string }>

/**
 * What the newest night found, in every run for it: mending it does not quieten it, the next clean night does.
 * Null when there was none.
 */
export async function driftAlarm(tx: Tx): Promise<DriftAlarm | null> {
  const [found] = await tx.query<{ forDate: LocalDate; drift: number }>(newest)
  return found === undefined || found.drift === 0 ? null : { ...found, href: '/duties/drift' }
}

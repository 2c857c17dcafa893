// Visits at which something was found that no supervisor has read, and whether one has read what one of them found.
import type { Tx } from '../../platform/database/transaction.ts'
import type { FoundVisit, Reading } from '../types.ts'
import type { SupervisedScope, VisitMark } from './lists.ts'

// The team is the owner's, whoever went and recorded it.
const unread = `from visits v
  join standings s on s.offender_id = v.offender_id
  join offenders o on o.id = v.offender_id
  where v.struck is null and v.force_id = $1 and v.found_mark is not null
    and ($2::uuid is null or s.team_id = $2) and ($3::timestamptz is null or v.recorded_at < $3)
    and not exists (select from visit_reads r where r.visit_id = v.id and r.found_mark = v.found_mark)`

const counted = {
  name: 'visits-found-unread-count',
  text: `select count(*)::int as total ${unread}`,
}

const part = {
  name: 'visits-found-unread',
  text: `select v.id, v.offender_id as "offenderId", concat_ws(' ', o.forenames, o.surname) as "personName",
      o.visor_ref as "visorRef", v.at, v.on_date as "onDate", v.children, v.devices, v.conditions, v.risk,
      v.taken_out as "takenOut", v.recorded_by as "recordedBy"
    ${unread} and ($4::timestamptz is null or (v.at, v.id) < ($4, $5::uuid))
    order by v.at desc, v.id desc limit $6`,
}

export type FoundScope = SupervisedScope &
  Readonly<{
    /** Only what was recorded before it. */
    until?: Date
  }>

const valuesOf = ({ forceId, teamId, until }: FoundScope): unknown[] => [
  ...[forceId, teamId, until ?? null],
]

/** How many visits of a team's people, or of the force's, wait to be read. */
export async function foundUnreadCount(tx: Tx, scope: FoundScope): Promise<number> {
  const [row] = await tx.query<{ total: number }>(counted, valuesOf(scope))
  return row?.total ?? 0
}

export type FoundPart = Readonly<{
  items: readonly FoundVisit[]
  total: number
  next: VisitMark | null
}>

/** The newest visits first, with how many there are in all. */
export async function foundUnread(
  tx: Tx,
  scope: FoundScope,
  { size, after = null }: Readonly<{ size: number; after?: VisitMark | null }>,
): Promise<FoundPart> {
  const total = await foundUnreadCount(tx, scope)
  const mark = [after?.at ?? null, after?.id ?? null]
  const rows = await tx.query<FoundVisit>(part, [...valuesOf(scope), ...mark, size + 1])
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const next = rows.length > size && last !== undefined ? { at: last.at, id: last.id } : null
  return { items, total, next }
}

const reading = {
  name: 'visit-found-reading',
  text: `select v.found_mark as "foundMark", r.read_at as "readAt", r.read_by as "readBy" from visits v
    left join visit_reads r on r.visit_id = v.id and r.found_mark = v.found_mark
    where v.id = $1 and v.struck is null and v.found_mark is not null`,
}

/** Who read what the visit found, as it stands now; null where it found nothing, or was struck out. */
export async function readingOf(tx: Tx, visitId: string): Promise<Reading | null> {
  const [row] = await tx.query<Reading>(reading, [visitId])
  return row ?? null
}

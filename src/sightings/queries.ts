// Reads of sightings: a person's own, newest first, one by its id, and those that an owner has not read.
import type { Tx } from '../platform/database/transaction.ts'
import type { OffenderId, OfficerId } from '../platform/ids.ts'
import type { SightingShown, UnreadSighting } from './types.ts'

const columns = `g.id, g.force_id as "forceId", g.offender_id as "offenderId",
  g.recorded_at as "recordedAt", g.recorded_by as "recordedBy", g.origin, g.struck, g.at,
  g.on_date as "onDate", g.place, g.what, g.officer, g.agency, g.name,
  g.with_children as "withChildren", r.read_at as "readAt", r.read_by as "readBy"`

const part = {
  name: 'sightings-of-offender',
  text: `with counted as (select count(*)::int as total from sightings g where g.offender_id = $1)
    select n.total, p.* from counted n left join lateral (
      select ${columns} from sightings g left join sighting_reads r on r.sighting_id = g.id
      where g.offender_id = $1 and ($2::timestamptz is null or (g.at, g.id) < ($2, $3::uuid))
      order by g.at desc, g.id desc limit $4) p on true
    order by p.at desc, p.id desc`,
}

export type SightingMark = Readonly<{ at: Date; id: string }>
export type SightingsPart = Readonly<{
  items: readonly SightingShown[]
  total: number
  next: SightingMark | null
}>

type Row = SightingShown & Readonly<{ total: number }>

/** A person's sightings, newest first, from a mark on; those struck out are shown as such. */
export async function sightingsOf(
  tx: Tx,
  offenderId: OffenderId,
  { size, after }: Readonly<{ size: number; after: SightingMark | null }>,
): Promise<SightingsPart> {
  const values = [offenderId, after?.at ?? null, after?.id ?? null, size + 1]
  const rows = await tx.query<Row | { id: null; total: number }>(part, values)
  const found = rows.filter((row): row is Row => row.id !== null)
  const items = found.slice(0, size).map(({ total: _, ...sighting }) => sighting)
  const last = items.at(-1)
  const next = found.length > size && last !== undefined ? { at: last.at, id: last.id } : null
  return { items, total: rows[0]?.total ?? 0, next }
}

const one = {
  name: 'sighting-by-id',
  text: `select ${columns} from sightings g left join sighting_reads r on r.sighting_id = g.id
    where g.id = $1`,
}

export async function sightingById(tx: Tx, id: string): Promise<SightingShown | null> {
  const [found] = await tx.query<SightingShown>(one, [id])
  return found ?? null
}

const unread = {
  name: 'sightings-unread',
  text: `select g.id, g.offender_id as "offenderId", g.at, g.place, g.what, g.agency, g.name,
      g.with_children as "withChildren", concat_ws(' ', o.forenames, o.surname) as "personName",
      o.visor_ref as "visorRef"
    from standings s
    join offenders o on o.id = s.offender_id
    join sightings g on g.offender_id = s.offender_id and g.struck is null
    where (s.officer_id = any($1::uuid[]) or s.offender_id = any($2::uuid[]))
      and not exists (select from sighting_reads r where r.sighting_id = g.id)
    order by g.at desc, g.id limit $3`,
}

/** More than these stand on the files themselves. */
const most = 50

/** What was seen of the people of some officers, and of some people besides, and not read yet. */
export const unreadSightings = (
  tx: Tx,
  of: Readonly<{ officerIds: readonly OfficerId[]; offenderIds: readonly OffenderId[] }>,
): Promise<UnreadSighting[]> =>
  tx.query<UnreadSighting>(unread, [of.officerIds, of.offenderIds, most])

// The hits of overnight lists, when the event that confirmed one is struck out, moved or given another day.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { TouchedRow } from '../types.ts'
import type { Carried } from './rows.ts'

type Before = NonNullable<TouchedRow['before']>
export type Undecided = Readonly<{
  id: string
  offenderId: OffenderId
  /** The event that had confirmed it. */
  eventId: string
  before: Before
}>

/** A hit on an overnight list was confirmed by an event that is struck out now: somebody decides it anew. */
export const undecideHits = (tx: Tx, eventIds: readonly string[]): Promise<Undecided[]> =>
  tx.query<Undecided>(
    `update overnight_hits h set state = 'possible', decided_at = null, decided_by = null, why = null,
        event_id = null, event_kind = null, child = null, review = null, visit = null,
        answered_at = null, answered_by = null, version = h.version + 1
      from overnight_hits b where b.id = h.id and h.event_id = any($1::uuid[]) and h.struck is null
      returning h.id, h.offender_id as "offenderId", b.event_id as "eventId", to_jsonb(b) as before`,
    [eventIds],
  )

type Following = Readonly<{
  hits: readonly Undecided[]
  events: readonly Carried[]
  to: OffenderId
  why: string
}>
export type Followed = Readonly<{ id: string; before: Before | null }>

/** An event given to another person brings them the hit that it was confirmed from: whatever that asks is asked of them. */
export async function hitsFollow(
  tx: Tx,
  { hits, events, to, why }: Following,
): Promise<readonly Followed[]> {
  const newIds = new Map(events.map(({ oldId, newId }) => [oldId, newId]))
  const moved = hits.filter(({ eventId }) => newIds.has(eventId))
  if (moved.length === 0) return []
  return await tx.query<Followed>(
    `with followed as (
      select h.force_id, h.line_id, e.id as event_id, e.kind as event_kind
        from unnest($1::uuid[], $2::uuid[]) m(hit_id, event_id)
        join overnight_hits h on h.id = m.hit_id join events e on e.id = m.event_id),
      held as (
        select h.id, to_jsonb(h) as before
        from overnight_hits h join followed f on f.line_id = h.line_id where h.found_as = $3)
    insert into overnight_hits as h (id, force_id, offender_id, recorded_at, recorded_by, origin,
        line_id, found_as, matched, state, decided_at, decided_by, why, event_id, event_kind)
      select gen_random_uuid(), f.force_id, $3, $4, $5, 'here', f.line_id, $3, '{moved}', 'confirmed',
        $4, $5, $6, f.event_id, f.event_kind from followed f
      on conflict (line_id, found_as) do update set state = 'confirmed',
        decided_at = excluded.decided_at, decided_by = excluded.decided_by, why = excluded.why,
        event_id = excluded.event_id, event_kind = excluded.event_kind, version = h.version + 1
        where h.state <> 'confirmed'
      returning h.id, (select d.before from held d where d.id = h.id) as before`,
    [
      moved.map(({ id }) => id),
      moved.map(({ eventId }) => newIds.get(eventId)),
      ...[to, tx.at, tx.actor, why],
    ],
  )
}

/** The event at another time stands for the one by which a hit was confirmed. */
export const redateHits = async (tx: Tx, events: readonly Carried[]): Promise<void> => {
  await tx.query(
    `update overnight_hits h set event_id = m.new_id, version = h.version + 1
      from unnest($1::uuid[], $2::uuid[]) m(old_id, new_id) where h.event_id = m.old_id`,
    [events.map(({ oldId }) => oldId), events.map((one) => one.newId)],
  )
}

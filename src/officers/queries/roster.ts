// Reads of the roster and of the on-call line.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OfficerId } from '../../platform/ids.ts'
import type { OnCallTurn, RosterEntry } from '../types/here.ts'

const entryColumns = `r.id, r.force_id as "forceId", r.officer_id as "officerId", r.on_day as "onDay",
  r.kind, r.from_time as "fromTime", r.until_time as "untilTime", r.asked_by as "askedBy",
  r.recorded_at as "recordedAt", r.recorded_by as "recordedBy", r.version`

type Days = Readonly<{ from: LocalDate; to: LocalDate }>

/** All entries of a force between two days, both included. */
export const rosterBetween = (
  tx: Tx,
  forceId: ForceId,
  { from, to }: Days,
): Promise<RosterEntry[]> =>
  tx.query<RosterEntry>(
    {
      name: 'roster-between',
      text: `select ${entryColumns} from roster_entries r
        where r.force_id = $1 and r.on_day >= $2 and r.on_day <= $3
        order by r.officer_id, r.on_day, r.from_time nulls first`,
    },
    [forceId, from, to],
  )

/** All entries of some officers on some days, for comparing with what is handed in. */
export const rosterOf = (
  tx: Tx,
  officers: readonly OfficerId[],
  days: readonly LocalDate[],
): Promise<RosterEntry[]> =>
  tx.query<RosterEntry>(
    {
      name: 'roster-of',
      text: `select ${entryColumns} from roster_entries r
        where r.officer_id = any($1::uuid[]) and r.on_day = any($2::date[])
        order by r.officer_id, r.on_day, r.from_time nulls first for update`,
    },
    [[...new Set(officers)], [...new Set(days)]],
  )

export type OnCallShown = OnCallTurn & Readonly<{ key: string; name: string }>

const onCallColumns = `c.id, c.force_id as "forceId", c.rank, c.officer_id as "officerId", c.phone,
  c.from_at as "fromAt", c.until_at as "untilAt", c.recorded_at as "recordedAt",
  c.recorded_by as "recordedBy", c.withdrawn_at as "withdrawnAt", c.withdrawn_by as "withdrawnBy",
  c.version, o.key, o.name`

/** Turns of the on-call line that end after one instant and begin before another, in order of time. */
export const onCallBetween = (
  tx: Tx,
  forceId: ForceId,
  { after, before }: Readonly<{ after: Date; before: Date }>,
): Promise<OnCallShown[]> =>
  tx.query<OnCallShown>(
    {
      name: 'on-call-between',
      text: `select ${onCallColumns} from on_call_turns c join officers o on o.id = c.officer_id
        where c.force_id = $1 and c.withdrawn_at is null and c.until_at > $2 and c.from_at < $3
        order by c.from_at, c.rank, c.id`,
    },
    [forceId, after, before],
  )

export async function onCallById(
  tx: Tx,
  forceId: ForceId,
  id: string,
): Promise<OnCallShown | null> {
  const [found] = await tx.query<OnCallShown>(
    {
      name: 'on-call-one',
      text: `select ${onCallColumns} from on_call_turns c join officers o on o.id = c.officer_id
        where c.force_id = $1 and c.id = $2`,
    },
    [forceId, id],
  )
  return found ?? null
}

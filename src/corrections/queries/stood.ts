// How people stand by what is recorded now: read before a correction and after it.
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'
import type { Stood } from '../types.ts'

const standing = {
  name: 'correction-stood',
  text: `select s.offender_id as id, s.level, s.status, s.last_seen_on as "lastSeenOn", d.id as "dutyId",
      d.due_on as "dueOn", d.suspended_why as suspended, d.because,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'kind', o.kind, 'subject', o.subject, 'dueOn', o.due_on) order by o.due_on, o.id), '[]')
        from duties o where o.offender_id = s.offender_id and o.kind <> 'visit'
          and o.closed_at is null and o.suspended_why is null
          and (o.due_on < $2::date or o.due_at < $3)) as late
    from standings s left join duties d
      on d.offender_id = s.offender_id and d.kind = 'visit' and d.closed_at is null
    where s.offender_id = any($1::uuid[])`,
}

type Row = Readonly<{
  id: OffenderId
  level: Level
  status: string
  lastSeenOn: LocalDate | null
  dutyId: string | null
  dueOn: LocalDate | null
  suspended: string | null
  because: string | null
  late: Stood['late']
}>

const stoodOf = ({ level, status, lastSeenOn, late, ...duty }: Row): Stood => ({
  level,
  status,
  lastSeenOn,
  late,
  visit:
    duty.dutyId === null
      ? null
      : { dueOn: duty.dueOn, suspended: duty.suspended, because: duty.because ?? '' },
})

/** By person; whoever was never derived is in none. */
export async function stoodNow(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, Stood>> {
  const rows = await tx.query<Row>(standing, [ids, localDateOf(tx.at), tx.at])
  return new Map(rows.map((row) => [row.id, stoodOf(row)]))
}

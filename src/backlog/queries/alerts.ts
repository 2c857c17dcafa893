// The alert of each of some people that stands while they are not seen, with what was chosen about it.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { AlertChoice } from '../types/escalations.ts'

export type AlertStanding = Readonly<{
  offenderId: OffenderId
  choice: AlertChoice | null
  lookAgainOn: LocalDate | null
}>

const standing = {
  name: 'backlog-alerts-standing',
  text: `select distinct on (e.offender_id) e.offender_id as "offenderId", e.choice,
      e.look_again_on as "lookAgainOn"
    from escalations e join standings s on s.offender_id = e.offender_id
    where e.offender_id = any($1::uuid[]) and e.is_alert
      and coalesce(s.last_seen_on, '-infinity') <= coalesce(e.seen_before, '-infinity')
    order by e.offender_id, e.raised_at desc, e.id`,
}

/** The last alert of each since the person was last seen. */
export async function alertsStanding(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, AlertStanding>> {
  const rows = await tx.query<AlertStanding>(standing, [ids])
  return new Map(rows.map((row) => [row.offenderId, row]))
}

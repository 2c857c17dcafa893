// What meetings decided that an officer is to do, still open: the briefing's own table, only read here.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, OfficerId } from '../../platform/ids.ts'

export type Decided = Readonly<{
  id: string
  offenderId: OffenderId
  name: string
  visorRef: string
  decision: string
  dueOn: LocalDate
  atTime: string | null
  /** The day of the briefing that it was decided at. */
  decidedOn: LocalDate
}>

// A decision to go and see somebody is done by the visit itself.
const open = {
  name: 'backlog-decided-open',
  text: `select d.id, d.offender_id as "offenderId", concat_ws(' ', o.forenames, o.surname) as name,
      o.visor_ref as "visorRef", d.decision, d.due_on as "dueOn", d.at_time as "atTime",
      e.for_date as "decidedOn"
    from briefing_decisions d
    join briefing_editions e on e.id = d.edition_id
    join offenders o on o.id = d.offender_id
    where d.force_id = $1 and d.officer_id = $2 and d.state = 'open'
      and not (d.kind = 'visit' and exists (select from visits v where v.struck is null and v.offender_id = d.offender_id
        and v.qualifies and v.at >= d.decided_at))
    order by d.due_on, d.at_time nulls last, d.decided_at, d.id`,
}

/** The soonest first. */
export const decidedFor = (
  tx: Tx,
  { forceId, officerId }: Readonly<{ forceId: ForceId; officerId: OfficerId }>,
): Promise<Decided[]> => tx.query<Decided>(open, [forceId, officerId])

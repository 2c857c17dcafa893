// Counts between two days, for the fortnightly and monthly roll-ups.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Office } from './editions.ts'

export type Span = Readonly<{ from: LocalDate; to: LocalDate }>

export type LeftCount = Readonly<{ how: string; total: number }>

const day = (instant: string): string => `(${instant} at time zone 'Europe/London')::date`

const left = {
  name: 'briefing-roll-up-left',
  text: `select d.closed_how as how, count(*)::int as total from duties d
    where d.force_id = $1 and ($2::uuid is null or d.team_id = $2) and d.kind = 'visit'
      and d.closed_at >= ($3::date::timestamp at time zone 'Europe/London')
      and d.closed_at < (($4::date + 1)::timestamp at time zone 'Europe/London')
      and d.due_on < coalesce(d.met_on, ${day('d.closed_at')})
    group by d.closed_how order by d.closed_how`,
}

/** How overdue visits left the list: by a visit, or by another named way. */
export const leftBetween = (
  tx: Tx,
  { forceId, teamId }: Office,
  { from, to }: Span,
): Promise<LeftCount[]> => tx.query<LeftCount>(left, [forceId, teamId, from, to])

export type DecisionCounts = Readonly<{ made: number; done: number; notDone: number; open: number }>

const decisions = {
  name: 'briefing-roll-up-decisions',
  text: `select count(*)::int as made,
      count(*) filter (where d.state = 'done' or (d.state = 'open' and seen))::int as done,
      count(*) filter (where d.state = 'not_done')::int as "notDone",
      count(*) filter (where d.state = 'open' and not seen)::int as open
    from (select b.*, b.kind = 'visit' and exists (select from visits v
        where v.struck is null and v.offender_id = b.offender_id and v.qualifies and v.at >= b.decided_at) as seen
      from briefing_decisions b) d
    where d.force_id = $1 and ($2::uuid is null or d.team_id = $2)
      and ${day('d.decided_at')} between $3 and $4`,
}

export async function decisionsBetween(
  tx: Tx,
  { forceId, teamId }: Office,
  { from, to }: Span,
): Promise<DecisionCounts> {
  const [found] = await tx.query<DecisionCounts>(decisions, [forceId, teamId, from, to])
  return found ?? { made: 0, done: 0, notDone: 0, open: 0 }
}

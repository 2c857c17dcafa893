// Decisions of the meeting, with the people they name and what happened since.
import { addDays, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ListedDecision } from '../types.ts'
import type { Office } from './editions.ts'

const select = `select d.id, d.force_id as "forceId", d.team_id as "teamId", d.offender_id as "offenderId",
    d.edition_id as "editionId", d.kind, d.decision, d.officer_id as "officerId", d.due_on as "dueOn",
    d.at_time as "atTime", d.decided_at as "decidedAt", d.decided_by as "decidedBy", d.state,
    d.closed_at as "closedAt", d.closed_by as "closedBy", d.outcome, d.version,
    concat_ws(' ', o.forenames, o.surname) as name, o.visor_ref as "visorRef", s.level,
    f.key as officer, f.name as "officerName", t.name as "teamName",
    (select max(v.on_date) from visits v where v.struck is null and v.offender_id = d.offender_id and v.qualifies
      and v.at >= d.decided_at and v.on_date <= $3) as "seenOn",
    (select max(v.on_date) from visits v where v.struck is null and v.offender_id = d.offender_id and v.seen = 'no'
      and v.at >= d.decided_at and v.on_date <= $3) as "triedOn"
  from briefing_decisions d
  join offenders o on o.id = d.offender_id
  join standings s on s.offender_id = d.offender_id
  join officers f on f.id = d.officer_id
  join teams t on t.id = d.team_id`

const ofOffice = `d.force_id = $1 and ($2::uuid is null or d.team_id = $2)`

// A decision to go and see somebody that a visit had done by the last briefing was told of at it.
const doneByVisit = `(d.kind = 'visit' and exists (select from visits v where v.struck is null and v.offender_id = d.offender_id
  and v.qualifies and v.at >= d.decided_at and v.recorded_at < $4))`

const since = {
  name: 'briefing-decisions-since',
  text: `${select} where ${ofOffice}
      and ((d.state = 'open' and not ${doneByVisit}) or d.decided_at >= $4 or d.closed_at >= $4)
      and ($5::timestamptz is null or d.decided_at <= $5)
    order by s.level_rank, d.due_on, d.decided_at, d.id`,
}

export type DecisionsAsk = Readonly<{
  on: LocalDate
  /** Those still open whenever they were made, and all made or closed since this instant. */
  since: Date
  /** Only those made by then; null is all. */
  before: Date | null
}>

/** Decisions of an office that the next briefing looks back on, most dangerous first. */
export const decisionsSince = (
  tx: Tx,
  { forceId, teamId }: Office,
  ask: DecisionsAsk,
): Promise<ListedDecision[]> =>
  tx.query<ListedDecision>(since, [forceId, teamId, ask.on, ask.since, ask.before])

const ofDay = {
  name: 'briefing-decisions-of-day',
  text: `${select} where ${ofOffice} and d.decided_at >= $4 and d.decided_at < $5
    order by d.decided_at, d.id`,
}

/** What was decided on one day, in the order in which it was. */
export const decisionsOfDay = (
  tx: Tx,
  { forceId, teamId }: Office,
  { day, on }: Readonly<{ day: LocalDate; on: LocalDate }>,
): Promise<ListedDecision[]> =>
  tx.query<ListedDecision>(ofDay, [
    forceId,
    teamId,
    on,
    startOfDay(day),
    startOfDay(addDays(day, 1)),
  ])

const byId = { name: 'briefing-decision', text: `${select} where d.force_id = $1 and d.id = $2` }

export async function decisionById(
  tx: Tx,
  forceId: string,
  { id, on }: Readonly<{ id: string; on: LocalDate }>,
): Promise<ListedDecision | null> {
  const [found] = await tx.query<ListedDecision>(byId, [forceId, id, on])
  return found ?? null
}

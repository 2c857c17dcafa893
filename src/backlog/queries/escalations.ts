// Reads of the escalations: what is still unanswered, what was, and who was not here yet.
import { nameOf } from '../../access/index.ts'
import { coverToRing } from '../../officers/index.ts'
import { addDays, localDateOf, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type {
  EscalationKind,
  EscalationShown,
  EscalationState,
  Told,
} from '../types/escalations.ts'

const owedNow = `(select min(d.due_on) from duties d where d.offender_id = e.offender_id
        and d.kind = 'visit' and d.closed_at is null and d.suspended_why is null)`

// Only the plan that sets the day now: one that another took the place of moved nothing that still stands.
const movedSince = `(select jsonb_build_object('to', p.latest_by, 'by', ${nameOf('p.recorded_by')},
        'agreedBy', ${nameOf('p.decided_by')}) from visit_plans p
      where p.struck is null and p.offender_id = e.offender_id and p.state = 'in_force'
        and e.kind <> 'missing_arms' and coalesce(p.decided_at, p.recorded_at) > e.raised_at
        and p.latest_by = ${owedNow}
      order by p.recorded_at desc, p.id desc limit 1)`

// Met is read from how the person stands now: a visit struck out makes it open again.
const shown = (
  on: string,
): string => `select e.id, e.force_id as "forceId", e.offender_id as "offenderId", e.kind,
      e.started_by as "startedBy", e.level, e.to_inspector as "toInspector", e.reason,
      e.for_date as "forDate", e.because, e.seen_before as "seenBefore",
      e.clock_start as "clockStart", e.raised_at as "raisedAt",
      e.acknowledged_at as "acknowledgedAt", e.acknowledged_by as "acknowledgedBy",
      e.spoken_to as "spokenTo", e.said, e.is_alert as "isAlert", e.chosen_at as "chosenAt",
      e.chosen_by as "chosenBy", e.choice, e.why, e.look_again_on as "lookAgainOn", e.version, m.on_date as "metOn", f.phone as "ownerPhone",
      is_away(s.officer_id, ${on}) as "ownerAway",
      ${owedNow} as "dueNow", ${movedSince} as "movedSince",
      ${coverToRing('s.officer_id', 's.offender_id', on)} as cover`

const from = `from escalations e
    join standings s on s.offender_id = e.offender_id
    left join officers f on f.id = s.officer_id
    cross join lateral (select case
      when e.kind = 'missing_arms' then case when s.arms_on >= e.clock_start then s.arms_ratified_on end
      when s.last_seen_on > coalesce(e.seen_before, '-infinity'::date) then s.last_seen_on
      end as on_date) m`

// An alert is answered for an inspector by a choice alone; for a supervisor also by the own answer.
const answered = `(case when $5::boolean and e.is_alert then e.chosen_at
      else coalesce(e.acknowledged_at, e.chosen_at) end is not null)`

const among = `where e.force_id = $1 and ($2::uuid is null or s.team_id = $2)
      and (not $3::boolean or e.to_inspector)
      and (not $6::boolean or e.is_alert)
      and case $4 when 'open' then not ${answered} and m.on_date is null
        when 'met' then not ${answered} and m.on_date is not null
        else ${answered} end`

export type EscalationsAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  /** Only what went to the inspector too. */
  toInspector: boolean
  state: EscalationState
  /** Asked for somebody who decides alerts: until a choice is made, one is open. */
  decides: boolean
  alertsOnly?: boolean
}>

const valuesOf = ({ forceId, teamId, toInspector, state, ...ask }: EscalationsAsk): unknown[] => [
  forceId,
  teamId,
  toInspector,
  state,
  ask.decides,
  ask.alertsOnly ?? false,
]

const counted = {
  name: 'backlog-escalations-count',
  text: `select count(*)::int as total, count(*) filter (where e.is_alert)::int as alerts ${from} ${among}`,
}

export type EscalationCounts = Readonly<{ total: number; alerts: number }>

/** How many there are, and how many of them are alerts. */
export async function escalationCounts(tx: Tx, ask: EscalationsAsk): Promise<EscalationCounts> {
  const [row] = await tx.query<EscalationCounts>(counted, valuesOf(ask))
  return row ?? { total: 0, alerts: 0 }
}

export type EscalationMark = Readonly<{ forDate: string; id: string }>

const listed = {
  name: 'backlog-escalations',
  text: `${shown('$10')} ${from} ${among}
      and ($7::date is null or (e.for_date, e.id) > ($7, $8::uuid))
    order by e.for_date, e.id limit $9`,
}

/** The oldest first. */
export async function escalationsListed(
  tx: Tx,
  ask: EscalationsAsk,
  { size, after }: Readonly<{ size: number; after: EscalationMark | null }>,
): Promise<Readonly<{ rows: readonly EscalationShown[]; next: EscalationMark | null }>> {
  const values = [...valuesOf(ask), after?.forDate ?? null, after?.id ?? null, size + 1]
  values.push(localDateOf(tx.at))
  const found = await tx.query<EscalationShown>(listed, values)
  const rows = found.slice(0, size)
  return { rows, next: found.length > size ? (rows.at(-1) ?? null) : null }
}

const one = {
  name: 'backlog-escalation',
  text: `${shown('$4')} ${from} where e.force_id = $1 and e.id = $2 and ($3::uuid is null or s.team_id = $3)`,
}

/** One of a team, or of any team of the force; null when there is none to be seen. */
export async function escalationById(
  tx: Tx,
  { forceId, teamId }: Pick<EscalationsAsk, 'forceId' | 'teamId'>,
  id: string,
): Promise<EscalationShown | null> {
  const [found] = await tx.query<EscalationShown>(one, [
    ...[forceId, id, teamId],
    localDateOf(tx.at),
  ])
  return found ?? null
}

export type RaisedCount = Readonly<{
  kind: EscalationKind
  reason: string | null
  isHigh: boolean
  isAlert: boolean
  total: number
}>

/** What the nights raised for one day, whichever run of them did. */
export const raisedFor = (tx: Tx, forDate: LocalDate): Promise<RaisedCount[]> =>
  tx.query<RaisedCount>(
    `select e.kind, e.reason, e.level in ('very_high', 'high') as "isHigh", e.is_alert as "isAlert",
        count(*)::int as total
      from escalations e where e.for_date = $1 group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    [forDate],
  )

const later = {
  name: 'backlog-recorded-later',
  text: `select o.id from offenders o where o.force_id = $1 and o.recorded_at >= $2`,
}

/** The people of a force who were not recorded here by the end of a day: none on any night that runs in time. */
export async function recordedAfter(
  tx: Tx,
  forceId: ForceId,
  on: LocalDate,
): Promise<ReadonlySet<OffenderId>> {
  const rows = await tx.query<{ id: OffenderId }>(later, [forceId, startOfDay(addDays(on, 1))])
  return new Set(rows.map(({ id }) => id))
}

const told = {
  name: 'backlog-told-before',
  text: `select e.offender_id as "offenderId", e.kind, e.started_by as "startedBy",
      e.seen_before as "seenBefore", e.is_alert as "isAlert", e.choice,
      (e.chosen_at at time zone 'Europe/London')::date as "chosenOn", e.look_again_on as "lookAgainOn"
    from escalations e where e.offender_id = any($1::uuid[])
    order by e.offender_id, e.raised_at, e.id`,
}

/** What was told of these people before, whatever became of it. */
export async function toldOf(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, readonly Told[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<Told & { offenderId: OffenderId }>(told, [ids])
  const people = new Map<OffenderId, Told[]>()
  for (const { offenderId, ...one } of rows)
    people.set(offenderId, [...(people.get(offenderId) ?? []), one])
  return people
}

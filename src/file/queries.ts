// What stands beside a person's dated history, in one statement whatever the history.
import { coverToRing } from '../officers/index.ts'
import { localDateOf } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { OffenderId } from '../platform/ids.ts'
import { callsIn, callsOf, type RawCall } from '../visits/index.ts'
import { registerTold } from './rules.ts'
import type {
  AlertTold,
  ArmsTold,
  Beside,
  LapsedPlan,
  LateMoveTold,
  MergedRecord,
  MetAtVisit,
  OwedDuty,
  Owner,
  PlanTold,
  RefusalTold,
  Ringable,
  SightingTold,
  VisitTold,
  WaitingPlan,
} from './types.ts'

/** Enough to be told on one page; the rooms' own lists hold the rest. */
const most = { visits: 10, met: 20, supervisors: 5, sightings: 3, moves: 3 } as const

const list = (select: string): string =>
  `coalesce((select jsonb_agg(to_jsonb(x)) from (${select}) x), '[]')`

const duties = `select d.id, d.kind, d.subject, d.starts_on as "startsOn", d.due_on as "dueOn",
    d.due_at as "dueAt", d.rule, d.because,
    case when d.suspended_why is null then null else jsonb_build_object('why', d.suspended_why,
      'since', d.suspended_since, 'reviewOn', d.review_on) end as suspended
  from duties d where d.offender_id = $1 and d.closed_at is null
  order by d.rank, d.due_sort, d.id`

const visits = `select v.id, v.on_date as "on", v.at, v.origin, v.seen,
    v.not_seen_because as "notSeenBecause", v.place, v.crew, v.qualifies,
    v.seen <> 'no' and v.origin = 'here' and not v.written_up as unwritten,
    nullif(concat_ws(', ', a.line, a.postcode), '') as "addressLine"
  from visits v left join addresses a on a.id = v.address_id
  where v.struck is null and v.offender_id = $1 and v.on_date >= coalesce(
    (select max(q.on_date) from visits q where q.struck is null and q.offender_id = $1 and q.qualifies), '-infinity')
  order by v.qualifies desc, v.at desc, v.id limit ${most.visits}`

const arms = `select r.id, r.kind, r.state, r.level, r.begun_on as "begunOn",
    r.completed_on as "completedOn", r.ratified_on as "ratifiedOn", r.returned_on as "returnedOn",
    r.recorded_by as "recordedBy", r.ratified_by as "ratifiedBy", r.origin
  from arms r where r.struck is null and r.offender_id = $1
  order by r.completed_on desc nulls last, r.recorded_at desc, r.id`

const waitingPlans = `select p.id, p.latest_by as "latestBy", p.why, p.recorded_by as "recordedBy",
    p.recorded_at as "recordedAt", p.version
  from visit_plans p where p.struck is null and p.offender_id = $1 and p.state = 'waiting' order by p.recorded_at`

/** A later day that nobody is asked about any more, until there is a newer plan. */
const lapsedPlans = `select p.id, p.latest_by as "latestBy", p.ended_why as "why", p.recorded_by as "recordedBy"
  from visit_plans p where p.struck is null and p.offender_id = $1 and p.ended_how = 'out_of_date'
    and not exists (select from visit_plans n where n.struck is null and n.offender_id = $1
      and n.recorded_at > p.recorded_at) limit 1`

/** Lateness that agreed plans took off the list since the person was last seen. */
const lateMoves = `select p.id, p.latest_by as "latestBy", p.cleared_overdue_since as "clearedOverdueSince",
    p.decided_at as "decidedAt", p.decided_by as "decidedBy", p.decided_why as "decidedWhy"
  from visit_plans p where p.struck is null and p.offender_id = $1 and p.state = 'in_force'
    and p.cleared_overdue_since is not null and p.decided_at > coalesce((select max(q.at) from visits q
      where q.struck is null and q.offender_id = $1 and q.qualifies), '-infinity')
  order by p.decided_at desc, p.id limit ${most.moves}`

const met = `select v.id as "visitId", v.on_date as "on", v.children, v.devices from visits v
  where v.struck is null and v.offender_id = $1 and (v.children <> '[]' or v.devices <> '[]')
  order by v.at desc, v.id limit ${most.met}`

/** Somebody refused, or spoke at the door and let nobody in who had asked. */
const refusals = `select v.id as "visitId", v.on_date as "on",
    case when (v.entry ->> 'sought')::boolean then v.entry ->> 'purpose' end as purpose,
    coalesce(not (v.entry ->> 'sought')::boolean, false) as "notAsked"
  from visits v where v.struck is null and v.offender_id = $1 and (v.not_seen_because = 'refused'
    or v.seen = 'doorstep' and (v.entry ->> 'sought')::boolean and not (v.entry ->> 'obtained')::boolean)
  order by v.at desc, v.id limit 1`

const planInForce = `select p.latest_by as "latestBy", p.earliest, p.purposes,
    p.crew_needs as "crewNeeds", p.must_check as "mustCheck"
  from visit_plans p where p.struck is null and p.offender_id = $1 and p.state = 'in_force'
  order by p.recorded_at desc, p.id desc limit 1`

// What could not be told is not proved either.
const said = `jsonb_build_object(
    'evidence', (select count(*) from evidence e where e.offender_id = $1 and e.struck is null
      and e.withdrawn_at is null),
    'unproved', (select count(*) from self_reports r where r.offender_id = $1 and r.struck is null and r.withdrawn_at is null
      and coalesce((select p.outcome from self_report_proofs p where p.self_report_id = r.id
        and p.struck is null order by p.at desc, p.id limit 1), 'cannot_tell') = 'cannot_tell'))`

const supervisors = `select f.name, f.phone from accounts c join officers f on f.id = c.officer_id
  where c.team_id = s.team_id and c.role = 'supervisor' and c.disabled_at is null
    and f.phone is not null order by f.name limit ${most.supervisors}`

/** What an inspector was asked since the person was last seen, and chose. */
const alerts = `select e.id, e.kind, e.because, e.for_date as "forDate", e.chosen_at as "chosenAt",
    e.chosen_by as "chosenBy", e.choice, e.why, e.look_again_on as "lookAgainOn"
  from escalations e where e.offender_id = $1 and e.is_alert
    and coalesce(s.last_seen_on, '-infinity') <= coalesce(e.seen_before, '-infinity')
  order by e.raised_at desc, e.id limit 1`

const sightings = `select g.id, g.at, g.place, g.what, g.agency, g.name,
    g.with_children as "withChildren"
  from sightings g where g.struck is null and g.offender_id = $1
  order by g.at desc, g.id limit ${most.sightings}`

const names = `select c.username, f.name from accounts c join officers f on f.id = c.officer_id
  where c.username in (
    select h.recorded_by from level_periods h where h.offender_id = $1
    union select h.recorded_by from arms h where h.offender_id = $1
    union select h.recorded_by from pending_changes h where h.offender_id = $1
    union select h.recorded_by from interim_controls h where h.offender_id = $1
    union select h.recorded_by from visit_plans h where h.offender_id = $1 and h.state = 'waiting'
    union select h.recorded_by from visit_plans h where h.offender_id = $1 and h.ended_how = 'out_of_date'
    union select h.decided_by from visit_plans h where h.offender_id = $1 and h.cleared_overdue_since is not null
    union (select h.recorded_by from chronology h where h.offender_id = $1 order by h.at desc, h.id limit 5))`

const beside = {
  name: 'file-beside',
  text: `select t.name as team, o.key as officer, o.name, o.phone, o.from_import as "fromImport",
      ${coverToRing('s.officer_id', 's.offender_id', '$2')} as cover, is_away(s.officer_id, $2) as "isAway",
      r.facts, r.loaded_at as "loadedAt",
      ${list(duties)} as duties, ${list(visits)} as visits, ${list(arms)} as arms,
      ${list(waitingPlans)} as "waitingPlans", ${list(lapsedPlans)} as "lapsedPlans",
      ${list(lateMoves)} as "lateMoves", ${list(met)} as met, ${list(refusals)} as refusals,
      ${list(planInForce)} as plans, ${list(callsOf('$1'))} as calls,
      ${said} as told,
      ${list(alerts)} as alerts, ${list(sightings)} as sightings,
      ${list(supervisors)} as supervisors, ${list(names)} as names
    from standings s join teams t on t.id = s.team_id
    left join officers o on o.id = s.officer_id
    left join register_facts r on r.offender_id = s.offender_id
    where s.offender_id = $1`,
}

/** Instants come out of JSON as text. */
type Row = Readonly<{
  team: string
  officer: string | null
  name: string | null
  phone: string | null
  fromImport: boolean | null
  cover: Owner['cover']
  isAway: boolean
  facts: Readonly<Record<string, unknown>> | null
  loadedAt: Date | null
  duties: readonly (Omit<OwedDuty, 'dueAt'> & Readonly<{ dueAt: string | null }>)[]
  visits: readonly (Omit<VisitTold, 'at'> & Readonly<{ at: string }>)[]
  arms: readonly ArmsTold[]
  waitingPlans: readonly (Omit<WaitingPlan, 'recordedAt'> & Readonly<{ recordedAt: string }>)[]
  lapsedPlans: readonly LapsedPlan[]
  lateMoves: readonly (Omit<LateMoveTold, 'decidedAt'> & Readonly<{ decidedAt: string }>)[]
  met: readonly MetAtVisit[]
  refusals: readonly RefusalTold[]
  plans: readonly PlanTold[]
  calls: readonly RawCall[]
  told: Beside['told']
  alerts: readonly (Omit<AlertTold, 'chosenAt'> & Readonly<{ chosenAt: string | null }>)[]
  sightings: readonly (Omit<SightingTold, 'at'> & Readonly<{ at: string }>)[]
  supervisors: readonly Ringable[]
  names: readonly Readonly<{ username: string; name: string }>[]
}>

function alertIn({ alerts }: Pick<Row, 'alerts'>): AlertTold | null {
  const [alert] = alerts
  if (alert === undefined) return null
  const { chosenAt } = alert
  return { ...alert, chosenAt: chosenAt === null ? null : new Date(chosenAt) }
}

const told = ({ facts, loadedAt, ...row }: Row): Beside => ({
  owner: {
    team: row.team,
    officer: row.officer,
    name: row.name,
    phone: row.phone,
    fromImport: row.fromImport,
    cover: row.cover,
    isAway: row.isAway,
    supervisors: row.supervisors,
  },
  duties: row.duties.map((duty) => ({
    ...duty,
    dueAt: duty.dueAt === null ? null : new Date(duty.dueAt),
  })),
  visits: row.visits.map((visit) => ({ ...visit, at: new Date(visit.at) })),
  arms: row.arms,
  waitingPlans: row.waitingPlans.map((plan) => ({
    ...plan,
    recordedAt: new Date(plan.recordedAt),
  })),
  lapsedPlan: row.lapsedPlans[0] ?? null,
  lateMoves: row.lateMoves.map((move) => ({ ...move, decidedAt: new Date(move.decidedAt) })),
  met: row.met,
  refusal: row.refusals[0] ?? null,
  alert: alertIn(row),
  sightings: row.sightings.map((one) => ({ ...one, at: new Date(one.at) })),
  plan: row.plans[0] ?? null,
  calls: callsIn(row.calls),
  told: row.told,
  register: facts === null || loadedAt === null ? null : registerTold(facts, loadedAt),
  names: Object.fromEntries(row.names.map(({ username, name }) => [username, name])),
})

/** Null when there is no such person. */
export async function besideOf(tx: Tx, id: OffenderId): Promise<Beside | null> {
  const [row] = await tx.query<Row>(beside, [id, localDateOf(tx.at)])
  return row === undefined ? null : told(row)
}

const merged = {
  name: 'file-merged-record',
  text: `select o.id, o.visor_ref as "visorRef", o.merged_into as "mergedInto" from offenders o
    where o.id = $1 and o.merged_into is not null`,
}

/** Null for whoever is not merged into another record. */
export async function mergedInto(tx: Tx, id: string): Promise<MergedRecord | null> {
  const [found] = await tx.query<MergedRecord>(merged, [id])
  return found ?? null
}

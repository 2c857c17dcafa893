// Lists of visits and plans: a person's own, and what waits for a supervisor.
import { localDateOf, sameDayMonthsLater, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { Visit, VisitPlan } from '../types.ts'

const visitColumns = `v.id, v.force_id as "forceId", v.offender_id as "offenderId",
  v.recorded_at as "recordedAt", v.recorded_by as "recordedBy", v.origin, v.at,
  v.on_date as "onDate", v.seen, v.not_seen_because as "notSeenBecause", v.place,
  v.address_id as "addressId", v.announced, v.announced_reason as "announcedReason", v.crew,
  v.sole_crew as "soleCrew", v.sole_crew_authority as "soleCrewAuthority",
  v.sole_crew_acknowledged_by as "soleCrewAcknowledgedBy", v.standing_in as "standingIn", v.entry,
  v.left_at as "leftAt", v.account, v.home, v.children, v.present, v.conditions, v.devices,
  v.self_reports as "selfReports", v.aware, v.evidence, v.changes, v.risk, v.risk_why as "riskWhy",
  v.agreed, v.concerns, v.body_worn as "bodyWorn", v.visor_entry as "visorEntry",
  v.written_up_at as "writtenUpAt", v.written_up_by as "writtenUpBy",
  v.taken_out as "takenOut", v.ruling,
  v.ruled_at as "ruledAt", v.ruled_by as "ruledBy", v.ruled_why as "ruledWhy",
  v.judged_because as "judgedBecause", v.qualifies, v.because,
  v.cleared_overdue_since as "clearedOverdueSince", v.struck, v.version`

/** A crew of one, with or without authority, since a day. */
const madeAlone = (since: string): string =>
  `(v.struck is null and v.sole_crew and v.on_date > ${since}::date)`

const page = {
  name: 'visits-of-offender',
  text: `select ${visitColumns} from visits v
    where v.offender_id = $1 and ($2::timestamptz is null or (v.at, v.id) < ($2, $3::uuid))
      and (not $5::boolean or ${madeAlone('$6')})
    order by v.at desc, v.id desc limit $4`,
}

const counted = {
  name: 'visits-of-offender-count',
  text: `select count(*) filter (where not $2::boolean or ${madeAlone('$3')})::int as total,
      count(*) filter (where ${madeAlone('$3')})::int as alone
    from visits v where v.offender_id = $1`,
}

export type VisitMark = Readonly<{ at: Date; id: string }>
export type VisitsAsk = Readonly<{
  size: number
  after: VisitMark | null
  /** Only those that one person made alone of late. */
  alone?: boolean
}>

/** How far back a pattern of crews of one is told. */
const aloneMonths = 12

/** A person's visits and attempts, newest first, from a mark on; one more than asked tells of a next part. */
export async function visitsOf(
  tx: Tx,
  offenderId: OffenderId,
  { size, after, alone = false }: VisitsAsk,
): Promise<Readonly<{ items: Visit[]; total: number; alone: number; next: VisitMark | null }>> {
  const since = sameDayMonthsLater(localDateOf(tx.at), -aloneMonths)
  const values = [offenderId, alone, since]
  const [count = { total: 0, alone: 0 }] = await tx.query<{ total: number; alone: number }>(
    counted,
    values,
  )
  const rows = await tx.query<Visit>(page, [
    offenderId,
    after?.at ?? null,
    after?.id ?? null,
    size + 1,
    alone,
    since,
  ])
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const next = rows.length > size && last !== undefined ? { at: last.at, id: last.id } : null
  return { items, ...count, next }
}

const planColumns = `p.id, p.force_id as "forceId", p.offender_id as "offenderId",
  p.recorded_at as "recordedAt", p.recorded_by as "recordedBy", p.origin,
  p.latest_by as "latestBy", p.earliest, p.purposes, p.why, p.crew_needs as "crewNeeds",
  p.must_check as "mustCheck", p.made_on as "madeOn", p.state,
  p.decided_by as "decidedBy", p.decided_at as "decidedAt", p.decided_why as "decidedWhy",
  p.cleared_overdue_since as "clearedOverdueSince", p.ended_at as "endedAt", p.ended_how as "endedHow",
  p.ended_why as "endedWhy", p.struck, p.version`

/** A person's plans, newest first: each belongs to one interval, so there are few. */
export const plansOf = (tx: Tx, offenderId: OffenderId): Promise<VisitPlan[]> =>
  tx.query<VisitPlan>(
    {
      name: 'visit-plans-of-offender',
      text: `select ${planColumns} from visit_plans p where p.struck is null and p.offender_id = $1
        order by p.recorded_at desc, p.id desc limit 200`,
    },
    [offenderId],
  )

/** Plans that wait for somebody's word, and newest ones that waited until something changed: locked people's. */
export const plansAsked = (tx: Tx, ids: readonly OffenderId[]): Promise<VisitPlan[]> =>
  tx.query<VisitPlan>(
    {
      name: 'visit-plans-asked',
      text: `select ${planColumns} from visit_plans p
        where p.struck is null and p.offender_id = any($1) and (p.state = 'waiting' or p.ended_how = 'out_of_date')
          and (p.state = 'waiting' or not exists (select from visit_plans n where n.struck is null
            and n.offender_id = p.offender_id and n.recorded_at > p.recorded_at))
        order by p.recorded_at, p.id`,
    },
    [ids],
  )

export async function visitById(tx: Tx, id: string): Promise<Visit | null> {
  const text = `select ${visitColumns} from visits v where v.id = $1`
  const [visit] = await tx.query<Visit>({ name: 'visit-by-id', text }, [id])
  return visit ?? null
}

export async function planById(tx: Tx, id: string): Promise<VisitPlan | null> {
  const text = `select ${planColumns} from visit_plans p where p.id = $1`
  const [plan] = await tx.query<VisitPlan>({ name: 'visit-plan-by-id', text }, [id])
  return plan ?? null
}

/** Whose list of waiting things: one team's, or the force's when the team is null. */
export type SupervisedScope = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

type OfPerson = Readonly<{
  offenderId: OffenderId
  offenderName: string
  visorRef: string
  teamId: TeamId
}>
const person = `s.offender_id as "offenderId", concat_ws(' ', o.forenames, o.surname) as "offenderName",
  o.visor_ref as "visorRef", s.team_id as "teamId"`

export type WaitingPlan = OfPerson &
  Pick<VisitPlan, 'id' | 'latestBy' | 'why' | 'recordedAt' | 'recordedBy' | 'version'>

/** Plans that wait for a supervisor, longest waiting first. */
export const waitingPlans = (tx: Tx, scope: SupervisedScope): Promise<WaitingPlan[]> =>
  tx.query<WaitingPlan>(
    {
      name: 'visit-plans-waiting',
      text: `select ${person}, p.id, p.latest_by as "latestBy", p.why,
          p.recorded_at as "recordedAt", p.recorded_by as "recordedBy", p.version
        from visit_plans p
        join standings s on s.offender_id = p.offender_id
        join offenders o on o.id = p.offender_id
        where p.struck is null and p.force_id = $1 and p.state = 'waiting' and ($2::uuid is null or s.team_id = $2)
        order by p.recorded_at, p.id limit 200`,
    },
    [scope.forceId, scope.teamId],
  )

export type SoleCrew = OfPerson &
  Pick<Visit, 'id' | 'crew' | 'recordedBy' | 'qualifies' | 'version'> &
  Readonly<{ onDate: LocalDate }>

/** Visits made alone without anyone's authority, that no supervisor has acknowledged yet. */
export const soleCrews = (tx: Tx, scope: SupervisedScope): Promise<SoleCrew[]> =>
  tx.query<SoleCrew>(
    {
      name: 'visits-sole-crews',
      text: `select ${person}, v.id, v.on_date as "onDate", v.crew, v.recorded_by as "recordedBy",
          v.qualifies, v.version
        from visits v
        join standings s on s.offender_id = v.offender_id
        join offenders o on o.id = v.offender_id
        where v.struck is null and v.force_id = $1 and v.sole_crew and v.sole_crew_authority is null
          and v.sole_crew_acknowledged_by is null and ($2::uuid is null or s.team_id = $2)
        order by v.on_date, v.id limit 200`,
    },
    [scope.forceId, scope.teamId],
  )

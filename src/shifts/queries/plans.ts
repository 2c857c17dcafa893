// Reads of planned shifts: those of some days, one with its stops, and who may be gone to.
import { parseLocalDate, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import {
  isId,
  type ForceId,
  type OffenderId,
  type OfficerId,
  type TeamId,
} from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/paging.ts'
import type { Level } from '../../policy/index.ts'
import type { OfficerDay, ShiftPlan, ShiftStop } from '../types.ts'

const columns = `p.id, p.force_id as "forceId", p.recorded_at as "recordedAt", p.recorded_by as "recordedBy",
  p.team_id as "teamId", p.on_day as "onDay", p.from_time as "fromTime", p.until_time as "untilTime", p.crew,
  p.officer_ids as "officerIds", p.districts, p.note, p.version`

export type PlanShown = ShiftPlan & Readonly<{ stops: number }>

const ofReader = `from shift_plans p
    where p.force_id = $1 and p.on_day >= $4
      and ($2::uuid is null or p.team_id = $2 or $3 = any(p.officer_ids))`

const listed = {
  name: 'shifts-listed',
  text: `select ${columns}, (select count(*)::int from shift_stops s
        where s.plan_id = p.id and s.removed_at is null) as stops
    ${ofReader}
      and ($5::date is null or (p.on_day, p.from_time, p.id) > ($5, $6::text, $7::uuid))
    order by p.on_day, p.from_time, p.id limit $8`,
}

const counted = { name: 'shifts-listed-count', text: `select count(*)::int as total ${ofReader}` }

type Whose = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  officerId: OfficerId | null
  from: LocalDate
}>

export type PlanMark = readonly [onDay: string, fromTime: string, id: string]
export type PlansPart = Readonly<{
  items: readonly PlanShown[]
  total: number
  cursor: string | null
}>

/** The mark in a cursor, or null when it is not one of this list. */
export function planMark(cursor: string): PlanMark | null {
  const [onDay, fromTime, id, ...rest] = decodeCursor(cursor) ?? []
  if (typeof onDay !== 'string' || parseLocalDate(onDay) === null) return null
  if (typeof fromTime !== 'string' || typeof id !== 'string') return null
  return isId(id) && rest.length === 0 ? [onDay, fromTime, id] : null
}

/** The plans of a team and those that name the reader, of the force for inspectors, from a day on: the soonest first. */
export async function plansListed(
  tx: Tx,
  { forceId, teamId, officerId, from }: Whose,
  { size, mark }: Readonly<{ size: number; mark: PlanMark | null }>,
): Promise<PlansPart> {
  const whose = [forceId, teamId, officerId, from]
  const [count] = await tx.query<{ total: number }>(counted, whose)
  const asked = [...whose, ...(mark ?? [null, null, null]), size + 1]
  const rows = await tx.query<PlanShown>(listed, asked)
  const items = rows.slice(0, size)
  const last = items.at(-1)
  const more = rows.length > size && last !== undefined
  return {
    items,
    total: count?.total ?? 0,
    cursor: more ? encodeCursor([last.onDay, last.fromTime, last.id]) : null,
  }
}

export async function planById(tx: Tx, forceId: ForceId, id: string): Promise<ShiftPlan | null> {
  if (!isId(id)) return null
  const [found] = await tx.query<ShiftPlan>(
    {
      name: 'shifts-one',
      text: `select ${columns} from shift_plans p where p.force_id = $1 and p.id = $2`,
    },
    [forceId, id],
  )
  return found ?? null
}

/** The stops of a plan in their order, without those taken out. */
export const stopsOf = (tx: Tx, planId: string): Promise<ShiftStop[]> =>
  tx.query<ShiftStop>(
    {
      name: 'shifts-stops',
      text: `select s.id, s.force_id as "forceId", s.recorded_at as "recordedAt", s.recorded_by as "recordedBy",
          s.plan_id as "planId", s.offender_id as "offenderId", s.place, s.because,
          s.removed_at as "removedAt", s.removed_by as "removedBy", s.version
        from shift_stops s where s.plan_id = $1 and s.removed_at is null order by s.place, s.id`,
    },
    [planId],
  )

export type CandidateRow = Readonly<{
  id: OffenderId
  level: Level
  dueOn: LocalDate | null
  district: string | null
  /** The day before which the plan that sets the day does not want the visit; null where none says so. */
  earliest: LocalDate | null
}>

const candidateColumns = `d.offender_id as id, d.level, d.due_on as "dueOn", a.district,
        (select v.earliest from visit_plans v where v.struck is null and v.offender_id = d.offender_id
          and v.state = 'in_force' and v.latest_by = d.due_on
          order by v.recorded_at desc, v.id desc limit 1) as earliest`

const orders = {
  /** As on the backlog: the higher level first. */
  urgency: 'd.rank, d.due_sort, d.id',
  /** The longest overdue first; owed with no day at all is as late as can be. */
  lateness: 'd.due_sort, d.id',
} as const

type CandidateOrder = keyof typeof orders

const candidates = (order: CandidateOrder) => ({
  name: `shifts-candidates-${order}`,
  text: `select ${candidateColumns}
    from duties d join standings s on s.offender_id = d.offender_id
    left join addresses a on a.id = s.address_id and a.struck is null
    where d.force_id = $1 and d.kind = 'visit' and d.closed_at is null and d.suspended_why is null
      and (d.due_on is null or d.due_on <= $2) and ($3::uuid is null or d.team_id = $3 or d.offender_id = any($4))
      and (cardinality($5::text[]) = 0 or a.district = any($5) or d.offender_id = any($4))
    order by ${orders[order]} limit 300`,
})

type CandidateAsk = Readonly<{
  forceId: ForceId
  /** Null for a reader who plans for anybody of the force. */
  teamId: TeamId | null
  claims: readonly OffenderId[]
  districts: readonly string[]
  dueBy: LocalDate
}>

/** Who is owed a visit by a day, of the team or claimed, in the districts asked for: the riskiest or the longest overdue first. */
export const candidatesFor = (
  tx: Tx,
  { forceId, teamId, claims, districts, dueBy }: CandidateAsk,
  order: CandidateOrder,
): Promise<CandidateRow[]> =>
  tx.query<CandidateRow>(candidates(order), [forceId, dueBy, teamId, claims, districts])

/** The same of some people whatever their day and team: those of a plan. */
export const candidatesAmong = (tx: Tx, ids: readonly OffenderId[]): Promise<CandidateRow[]> =>
  tx.query<CandidateRow>(
    {
      name: 'shifts-candidates-among',
      text: `select ${candidateColumns}
        from duties d join standings s on s.offender_id = d.offender_id
        left join addresses a on a.id = s.address_id and a.struck is null
        where d.offender_id = any($1) and d.kind = 'visit' and d.closed_at is null and d.suspended_why is null`,
    },
    [ids],
  )

export type AlsoPlanned = Readonly<{
  offenderId: OffenderId
  planId: string
  crew: ShiftPlan['crew']
}>

/** Who of a plan is a stop of another on the same day. */
export const alsoPlanned = (
  tx: Tx,
  { id, forceId, onDay }: Pick<ShiftPlan, 'id' | 'forceId' | 'onDay'>,
  offenderIds: readonly OffenderId[],
): Promise<AlsoPlanned[]> =>
  tx.query<AlsoPlanned>(
    {
      name: 'shifts-also-planned',
      text: `select s.offender_id as "offenderId", p.id as "planId", p.crew
        from shift_stops s join shift_plans p on p.id = s.plan_id
        where p.force_id = $1 and p.on_day = $2 and p.id <> $3 and s.removed_at is null
          and s.offender_id = any($4)
        order by p.from_time, p.id`,
    },
    [forceId, onDay, id, offenderIds],
  )

/** The officers of a plan on its day: who is away, and what other plans of the day name them. */
export const officerDays = (
  tx: Tx,
  { id, forceId, onDay, officerIds }: Pick<ShiftPlan, 'id' | 'forceId' | 'onDay' | 'officerIds'>,
): Promise<OfficerDay[]> =>
  tx.query<OfficerDay>(
    {
      name: 'shifts-officer-days',
      text: `select o.name, is_away(o.id, $3) as "isAway",
          coalesce((select jsonb_agg(jsonb_build_object('fromTime', p.from_time,
              'untilTime', p.until_time, 'crew', p.crew) order by p.from_time, p.id)
            from shift_plans p where p.force_id = $2 and p.on_day = $3 and p.id <> $1
              and o.id = any(p.officer_ids)), '[]') as plans
        from officers o where o.id = any($4) order by o.name, o.key`,
    },
    [id, forceId, onDay, officerIds],
  )

const apart = {
  name: 'shifts-kept-apart',
  text: `select c.offender_id as id from conflicts c join accounts a on a.id = c.account_id
      where a.officer_id = any($1) and c.ended_at is null
    union
    select r.offender_id from restrictions r cross join unnest($1::uuid[]) o(id)
      where r.lifted_at is null and not exists (select from restriction_readers n
        join accounts a on a.id = n.account_id
        where n.restriction_id = r.id and n.removed_at is null and a.officer_id = o.id)`,
}

/** Whose file one of these officers does not see: a conflict, or a restriction that does not name them. */
export async function keptFromAny(
  tx: Tx,
  officerIds: readonly OfficerId[],
): Promise<readonly OffenderId[]> {
  const rows = await tx.query<{ id: OffenderId }>(apart, [officerIds])
  return rows.map(({ id }) => id)
}

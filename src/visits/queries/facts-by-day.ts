// What the visit clock needs of people on one day: the last visit, the newest plan, the calls since; one row a person.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Origin } from '../../offenders/index.ts'
import { forWhom, type Whose } from '../../duties/index.ts'
import type { NotSeenBecause, PlanFacts, SeenOn, VisitFacts } from '../types.ts'
import { ruledOutOn, wasKeptOut, writtenLate, writtenOn } from './facts.ts'

const ms = (column: string): string => `round(date_part('epoch', ${column}) * 1000)`

/**
 * The rules ask of visits only whether one came after a day, and when the last was: of those made here and
 * of those that the register told, the last by a day says as much as all of them together.
 */
const lastSeen = (origin: Origin): string => `left join lateral (
    select v.on_date, v.at, v.recorded_at from visits v
    where v.struck is null and v.offender_id = o.id and v.qualifies and v.origin = '${origin}' and v.on_date <= $1
    order by v.on_date desc, v.at desc, v.recorded_at desc limit 1) ${origin} on true`

/** Written as a case: behind row level security an index is not searched by what `coalesce` gives. */
const lastAt = `case when greatest(here.at, register.at) is null then '-infinity' else greatest(here.at, register.at) end`

const heldFrom = `coalesce((p.decided_at at time zone 'Europe/London')::date, p.made_on)`

const rowsOf = forWhom(
  'visit-facts-by-day',
  `select o.id,
    here.on_date as "hereOn", ${ms('here.at')} as "hereAt", ${ms('here.recorded_at')} as "hereRecordedAt",
    register.on_date as "toldOn", ${ms('register.at')} as "toldAt",
    ${ms('register.recorded_at')} as "toldRecordedAt",
    plan.latest_by as "latestBy", plan.made_on as "madeOn", ${ms('plan.recorded_at')} as "plannedAt",
    plan.origin as "planOrigin", plan.held_from as "heldFrom",
    (select json_agg(json_build_array(t.on_date, ${ms('t.at')}, t.not_seen_because)) from visits t
      where t.struck is null and t.offender_id = o.id and t.seen = 'no' and t.on_date <= $1
        and t.at > ${lastAt}) as attempts,
    (select json_agg(json_build_array(v.on_date, ${ms('v.at')})) from visits v
      where v.struck is null and v.offender_id = o.id and ${wasKeptOut} and v.on_date <= $1
        and v.at > ${lastAt}) as "keptOut",
    (select json_agg(json_build_array(v.id, v.on_date, ${ms('v.at')}, ${writtenOn}, ${ruledOutOn}) order by v.at, v.id)
      from visits v where v.struck is null and v.offender_id = o.id and v.on_date <= $1 and ${writtenLate}) as "writeUps"
  from offenders o
  ${lastSeen('here')}
  ${lastSeen('register')}
  left join lateral (
    select p.latest_by, p.made_on, p.recorded_at, p.origin, ${heldFrom} as held_from
    from visit_plans p
    where p.struck is null and p.offender_id = o.id and p.state = 'in_force' and coalesce(${heldFrom}, $1) <= $1
    order by p.recorded_at desc limit 1) plan on true
  where WHOSE(o.id)`,
  1,
)

type Row = Readonly<{
  id: OffenderId
  hereOn: LocalDate | null
  hereAt: number
  hereRecordedAt: number
  toldOn: LocalDate | null
  toldAt: number
  toldRecordedAt: number
  latestBy: LocalDate | null
  madeOn: LocalDate | null
  plannedAt: number
  planOrigin: Origin
  heldFrom: LocalDate | null
  writeUps:
    | readonly (readonly [
        visitId: string,
        on: LocalDate,
        at: number,
        writtenOn: LocalDate | null,
        ruledOutOn: LocalDate | null,
      ])[]
    | null
  attempts: readonly (readonly [on: LocalDate, at: number, because: NotSeenBecause | null])[] | null
  keptOut: readonly (readonly [on: LocalDate, at: number])[] | null
}>

function seenIn(row: Row): SeenOn[] {
  const seen: SeenOn[] = []
  if (row.toldOn !== null)
    seen.push({
      on: row.toldOn,
      at: new Date(row.toldAt),
      recordedAt: new Date(row.toldRecordedAt),
      origin: 'register',
    })
  if (row.hereOn !== null)
    seen.push({
      on: row.hereOn,
      at: new Date(row.hereAt),
      recordedAt: new Date(row.hereRecordedAt),
      origin: 'here',
    })
  return seen
}

const plansIn = (row: Row): PlanFacts[] =>
  row.latestBy === null
    ? []
    : [
        {
          latestBy: row.latestBy,
          madeOn: row.madeOn,
          recordedAt: new Date(row.plannedAt),
          heldFrom: row.heldFrom,
          origin: row.planOrigin,
        },
      ]

const facts = (row: Row): VisitFacts => ({
  seen: seenIn(row),
  plans: plansIn(row),
  writeUps: (row.writeUps ?? []).map(([visitId, on, at, written, ruledOut]) => ({
    visitId,
    on,
    at: new Date(at),
    writtenOn: written,
    ruledOutOn: ruledOut,
  })),
  attempts: (row.attempts ?? []).map(([on, at, because]) => ({ on, at: new Date(at), because })),
  keptOut: (row.keptOut ?? []).map(([on, at]) => ({ on, at: new Date(at) })),
})

/** On that day the rules say of these facts what they say of the whole history. */
export async function visitFactsBy(
  tx: Tx,
  whose: Whose,
  on: LocalDate,
): Promise<ReadonlyMap<OffenderId, VisitFacts>> {
  const rows = await rowsOf<Row>(tx, whose, [on])
  return new Map(rows.map((row) => [row.id, facts(row)]))
}

// What the visit clock needs of one person or of a whole force, one row a person.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { forWhom, type Whose } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Origin } from '../../offenders/index.ts'
import type { NotSeenBecause, VisitFacts, WriteUpOwed } from '../types.ts'

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`

/** Visits here at which somebody was seen, and whose words did not come with them or say nothing. */
export const writtenLate = `v.seen <> 'no' and v.origin = 'here'
        and (not v.written_up or v.written_up_at is not null or v.ruling is not null)`
/** Seen at the door, and not let in where entry was sought: an index holds these alone. */
export const wasKeptOut = `v.seen = 'doorstep' and (v.entry ->> 'sought')::boolean
        and not (v.entry ->> 'obtained')::boolean`
const dayOf = (instant: string): string => `(${instant} at time zone 'Europe/London')::date`
export const writtenOn = `case when v.written_up
        then ${dayOf('coalesce(v.written_up_at, v.recorded_at)')} end`
export const ruledOutOn = `case when v.ruling = 'does_not_count' then ${dayOf('v.ruled_at')} end`

const rowsOf = forWhom(
  'visit-facts',
  `select o.id,
    coalesce((select jsonb_agg(jsonb_build_object('on', v.on_date, 'at', ${ms('v.at')},
        'recordedAt', ${ms('v.recorded_at')}, 'origin', v.origin))
      from visits v where v.struck is null and v.offender_id = o.id and v.qualifies), '[]') as seen,
    coalesce((select jsonb_agg(jsonb_build_object('on', v.on_date, 'at', ${ms('v.at')},
        'because', v.not_seen_because))
      from visits v where v.struck is null and v.offender_id = o.id and v.seen = 'no'), '[]') as attempts,
    coalesce((select jsonb_agg(jsonb_build_object('on', v.on_date, 'at', ${ms('v.at')}))
      from visits v where v.struck is null and v.offender_id = o.id and ${wasKeptOut}), '[]') as "keptOut",
    coalesce((select jsonb_agg(jsonb_build_object('latestBy', p.latest_by, 'madeOn', p.made_on,
        'recordedAt', ${ms('p.recorded_at')}, 'origin', p.origin,
        'heldFrom', coalesce((p.decided_at at time zone 'Europe/London')::date, p.made_on)))
      from visit_plans p where p.struck is null and p.offender_id = o.id and p.state = 'in_force'), '[]') as plans,
    coalesce((select jsonb_agg(jsonb_build_object('visitId', v.id, 'on', v.on_date, 'at', ${ms('v.at')},
        'writtenOn', ${writtenOn}, 'ruledOutOn', ${ruledOutOn}) order by v.at, v.id)
      from visits v where v.struck is null and v.offender_id = o.id and ${writtenLate}), '[]') as "writeUps"
  from offenders o where WHOSE(o.id)`,
)

type Raw = Readonly<{
  id: OffenderId
  seen: readonly Readonly<{ on: LocalDate; at: number; recordedAt: number; origin: Origin }>[]
  writeUps: readonly (Omit<WriteUpOwed, 'at'> & Readonly<{ at: number }>)[]
  attempts: readonly Readonly<{ on: LocalDate; at: number; because: NotSeenBecause | null }>[]
  keptOut: readonly Readonly<{ on: LocalDate; at: number }>[]
  plans: readonly Readonly<{
    latestBy: LocalDate
    madeOn: LocalDate | null
    heldFrom: LocalDate | null
    recordedAt: number
    origin: Origin
  }>[]
}>

const facts = (raw: Raw): VisitFacts => ({
  seen: raw.seen.map((visit) => ({
    ...visit,
    at: new Date(visit.at),
    recordedAt: new Date(visit.recordedAt),
  })),
  writeUps: raw.writeUps.map((owed) => ({ ...owed, at: new Date(owed.at) })),
  attempts: raw.attempts.map((attempt) => ({ ...attempt, at: new Date(attempt.at) })),
  keptOut: raw.keptOut.map((call) => ({ ...call, at: new Date(call.at) })),
  plans: raw.plans.map((plan) => ({ ...plan, recordedAt: new Date(plan.recordedAt) })),
})

export async function visitFactsOf(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, VisitFacts>> {
  const rows = await rowsOf<Raw>(tx, whose)
  return new Map(rows.map((row) => [row.id, facts(row)]))
}

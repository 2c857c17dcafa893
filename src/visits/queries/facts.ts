// What the visit clock needs of one person or of a whole force, one row a person.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { forWhom, type Whose } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Origin } from '../../offenders/index.ts'
import type { VisitFacts } from '../types.ts'

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`

const rowsOf = forWhom(
  'visit-facts',
  `select o.id,
    coalesce((select jsonb_agg(jsonb_build_object('on', v.on_date, 'at', ${ms('v.at')},
        'recordedAt', ${ms('v.recorded_at')}, 'origin', v.origin))
      from visits v where v.struck is null and v.offender_id = o.id and v.qualifies), '[]') as seen,
    coalesce((select jsonb_agg(jsonb_build_object('on', v.on_date, 'at', ${ms('v.at')}))
      from visits v where v.struck is null and v.offender_id = o.id and v.seen = 'no'), '[]') as attempts,
    coalesce((select jsonb_agg(jsonb_build_object('latestBy', p.latest_by, 'madeOn', p.made_on,
        'recordedAt', ${ms('p.recorded_at')}, 'origin', p.origin,
        'heldFrom', coalesce((p.decided_at at time zone 'Europe/London')::date, p.made_on)))
      from visit_plans p where p.struck is null and p.offender_id = o.id and p.state = 'in_force'), '[]') as plans
  from offenders o where WHOSE(o.id)`,
)

type Raw = Readonly<{
  id: OffenderId
  seen: readonly Readonly<{ on: LocalDate; at: number; recordedAt: number; origin: Origin }>[]
  attempts: readonly Readonly<{ on: LocalDate; at: number }>[]
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
  attempts: raw.attempts.map(({ on, at }) => ({ on, at: new Date(at) })),
  plans: raw.plans.map((plan) => ({ ...plan, recordedAt: new Date(plan.recordedAt) })),
})

export async function visitFactsOf(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, VisitFacts>> {
  const rows = await rowsOf<Raw>(tx, whose)
  return new Map(rows.map((row) => [row.id, facts(row)]))
}

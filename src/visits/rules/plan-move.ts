// Whether a plan for the next visit takes hold at once or waits for a supervisor. Contract section 8.
import { formatShortDate, sameDayMonthsLater, type LocalDate } from '../../platform/calendar.ts'
import type { PlanFault, PlanState } from '../types.ts'

export type PlanMoveAsk = Readonly<{
  latestBy: LocalDate
  earliest: LocalDate | null
  today: LocalDate
  /** The latest-by that holds now, by whichever rule; null is no visit plan. */
  inForce: LocalDate | null
  /** The last qualifying visit; null is never seen. */
  lastSeen: LocalDate | null
  ceilingMonths: number
}>

export type PlanMove = Readonly<{ state: Exclude<PlanState, 'refused'>; because: string }>

export type PlanMoveDecision =
  Readonly<{ ok: true; value: PlanMove }> | Readonly<{ ok: false; faults: readonly PlanFault[] }>

type PlanDays = Readonly<{
  latestBy?: LocalDate | undefined
  earliest?: LocalDate | null | undefined
}>

/** What is wrong with the days of a plan, whoever it is for. */
export function planDayFaults({ latestBy, earliest }: PlanDays, today: LocalDate): PlanFault[] {
  if (latestBy === undefined) return []
  const faults: PlanFault[] = []
  if (latestBy < today) faults.push({ field: 'latestBy', why: 'latest-by-past' })
  if (earliest !== null && earliest !== undefined && earliest > latestBy)
    faults.push({ field: 'earliest', why: 'earliest-after-latest' })
  return faults
}

const months = (count: number): string => `${count} month${count === 1 ? '' : 's'}`

/** The last day that the level allows: its months from the last qualifying visit, or from today for who was never seen. */
export const ceilingOf = ({
  lastSeen,
  today,
  ceilingMonths,
}: Pick<PlanMoveAsk, 'lastSeen' | 'today' | 'ceilingMonths'>): LocalDate =>
  sameDayMonthsLater(lastSeen ?? today, ceilingMonths)

/** Why it waits, or null when it may hold at once. */
function whyItWaits(ask: PlanMoveAsk): string | null {
  const { latestBy, inForce, lastSeen, ceilingMonths } = ask
  const ceiling = ceilingOf(ask)
  const counted = lastSeen === null ? 'from today' : `from ${formatShortDate(lastSeen)}, last seen`
  const beyond =
    latestBy <= ceiling
      ? null
      : `beyond ${formatShortDate(ceiling)}, the ceiling of ${months(ceilingMonths)} ${counted}`
  if (inForce === null || latestBy <= inForce)
    return beyond === null ? null : `This is ${beyond}. It waits until a supervisor agrees.`
  const later = `later than ${formatShortDate(inForce)}, the day in force now`
  return `This is ${later}${beyond === null ? '' : `, and ${beyond}`}. The day in force stands until a supervisor agrees.`
}

/** Later than before, or beyond the ceiling of the level, takes two people. */
export function planMove(ask: PlanMoveAsk): PlanMoveDecision {
  const faults = planDayFaults(ask, ask.today)
  if (faults.length > 0) return { ok: false, faults }
  const waits = whyItWaits(ask)
  return {
    ok: true,
    value:
      waits === null
        ? {
            state: 'in_force',
            because: `The next visit is due by ${formatShortDate(ask.latestBy)}.`,
          }
        : { state: 'waiting', because: waits },
  }
}

// When a call would surprise: one answer for the plan, the file, the weekend list and a shift.
import { sameDayMonthsLater, weekdays, type LocalDate } from '../../platform/calendar.ts'
import type { Policy } from '../../policy/index.ts'
import { partsOfDay, type Call, type DayHours, type Outlook, type WorkWeek } from '../types.ts'
import { predictability } from './predictability.ts'
import { takenBy, untriedIn, weekOf } from './slots.ts'

export type SurpriseAsk = Readonly<{
  today: LocalDate
  policy: Policy
  calls: readonly Call[]
  /** Work whose days and hours are known. */
  work: readonly WorkWeek[]
}>

export const dayHours = (policy: Policy): DayHours => ({
  parts: policy.list('visits.part_of_day_hours'),
  calling: policy.list('visits.calling_hours'),
})

const everySlot = weekdays.flatMap((day) => partsOfDay.map((part) => ({ day, part })))

type Surprises = Pick<
  Outlook,
  'since' | 'hours' | 'week' | 'untried' | 'ruledOut' | 'predictability'
>

/** The week as it was tried and as work leaves it, and what of it would break the pattern. */
export function surprises({ today, policy, calls, work }: SurpriseAsk): Surprises {
  const hours = dayHours(policy)
  const since = sameDayMonthsLater(today, -policy.number('visits.slot_months'))
  const week = weekOf({ calls, since, work, hours })
  return {
    since,
    hours,
    week,
    untried: untriedIn(week).map(({ day, part }) => ({ day, part })),
    ruledOut: work.map((one) => ({
      work: one,
      slots: everySlot.flatMap((slot) => {
        const by = takenBy(slot, [one], hours)
        return by === null ? [] : [{ ...slot, by }]
      }),
    })),
    predictability: predictability({
      calls,
      week,
      parts: hours.parts,
      regularPercent: policy.number('visits.regular_gap_percent'),
      concentratedPercent: policy.number('visits.concentrated_slot_percent'),
      partPercent: policy.number('visits.concentrated_part_percent'),
    }),
  }
}

// How far from today a day of an absence, the roster or the on-call line may lie: a slip of the year is refused.
import { addDays, type LocalDate } from '../../platform/calendar.ts'

/** Longer ago, what is entered is no longer who is here: it is a typing slip, or belongs in no list of this product. */
const daysBack = 366

/** Career breaks are agreed for three years at most; what lies further ahead was mistyped. */
const daysAhead = 3 * 366

/** Why a day cannot be meant, in words, or null. */
export function outOfReach(day: LocalDate, today: LocalDate): string | null {
  if (day < addDays(today, -daysBack)) return 'That day is more than a year ago: check the year'
  if (day > addDays(today, daysAhead))
    return 'That day is more than three years ahead: check the year'
  return null
}

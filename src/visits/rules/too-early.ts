// Before when nothing can have happened that is recorded here: a person's birth, and the first day of the register.
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'

/** From when on anything of a person may be told; no birth is a person who is not shown. */
export type Since = Readonly<{ bornOn: LocalDate | null; beganOn: LocalDate }>

export type TooEarly = 'before-birth' | 'before-the-register'

/** Why an instant is too early to be one at which the person was called on or seen; null when it is not. */
export function tooEarly(at: Date, { bornOn, beganOn }: Since): TooEarly | null {
  const on = localDateOf(at)
  if (bornOn !== null && on < bornOn) return 'before-birth'
  return on < beganOn ? 'before-the-register' : null
}

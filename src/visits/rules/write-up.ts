// Whether a visit is written up, when it is only provisional, and when its supervisor has to say whether it counts.
import { formatInstant, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Ruling, Visit } from '../types.ts'
import { saysSomething } from './empty-words.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** An instant, and policy: by when a write-up is owed, and after how many days the supervisor decides. */
export type WriteUpClock = Readonly<{ at: Date; hours: number; decisionDays: number }>

type Written = Pick<
  Visit,
  'seen' | 'origin' | 'at' | 'account' | 'qualifies' | 'writtenUpAt' | 'ruling' | 'ruledAt'
> &
  Readonly<{ struck?: string | null | undefined }>

/**
 * `not-owed`: nobody was seen, it came with the register, or it was struck out. `owed` until its hours are over, then
 * `provisional`; `ruled-out` by a supervisor while nothing is written.
 */
export type WriteUpState = 'not-owed' | 'done' | 'owed' | 'provisional' | 'ruled-out'

/** By when the write-up is owed. */
export const writeUpDueAt = (at: Date, hours: number): Date =>
  new Date(at.getTime() + hours * hourMs)

const isAsked = ({ seen, origin, struck }: Written): boolean =>
  seen !== 'no' && origin === 'here' && (struck === null || struck === undefined)

/** Its account says something: one that says nothing is kept as typed, and the write-up stays owed. */
export const isWrittenUp = ({ account }: Pick<Visit, 'account'>): boolean => saysSomething(account)

/** Somebody was seen, nothing was told of it, and its hours are over: it counts for now, and says so. */
export function writeUpState(visit: Written, { at, hours }: WriteUpClock): WriteUpState {
  if (!isAsked(visit)) return 'not-owed'
  if (isWrittenUp(visit)) return 'done'
  if (visit.ruling === 'does_not_count') return 'ruled-out'
  return writeUpDueAt(visit.at, hours) < at ? 'provisional' : 'owed'
}

/** A write-up that came after the word that it does not count, and on which nobody has said anything since. */
const cameAfterRuling = ({ account, ruling, ruledAt, writtenUpAt }: Written): boolean =>
  ruling === 'does_not_count' &&
  isWrittenUp({ account }) &&
  ruledAt !== null &&
  writtenUpAt !== null &&
  writtenUpAt >= ruledAt

/**
 * A supervisor has to say whether it counts: it does by the rule, its days are over and nothing is written; or it was
 * ruled out and has been written up since.
 */
export function waitsForRuling(visit: Written, { at, decisionDays }: WriteUpClock): boolean {
  if (!isAsked(visit)) return false
  if (visit.ruling !== null) return cameAfterRuling(visit)
  const isOver = visit.at.getTime() + decisionDays * dayMs < at.getTime()
  return !isWrittenUp(visit) && visit.qualifies && isOver
}

/** The day from which a supervisor is asked whether a visit counts that nobody writes up; null where nobody will be. */
export function rulingAskedOn(visit: Written, clock: WriteUpClock): LocalDate | null {
  const isComing = isAsked(visit) && visit.qualifies && visit.ruling === null
  if (!isComing || isWrittenUp(visit) || waitsForRuling(visit, clock)) return null
  return localDateOf(new Date(visit.at.getTime() + clock.decisionDays * dayMs))
}

export type RulingAsk = Readonly<{
  visit: Pick<Visit, 'because' | 'judgedBecause' | 'account'>
  ruling: Ruling
  /** The name of who says so. */
  by: string
  at: Date
  why: string
}>

/** What is kept of a supervisor's word: whether it counts from now on, and the sentence that says why. */
export function ruledFacts({ visit, ruling, by, at, why }: RulingAsk) {
  const judged = visit.judgedBecause ?? visit.because
  const written = isWrittenUp(visit) ? 'it was written up late' : 'nobody has written it up'
  const counts = ruling === 'counts'
  const said = counts ? 'it counts' : 'it does not count as a visit'
  return {
    ruling,
    qualifies: counts,
    judgedBecause: judged,
    because: `${counts ? `${judged} ` : ''}${by} said on ${formatInstant(at)} that ${said}, as ${written}: ${why}`,
  }
}

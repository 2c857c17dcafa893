// Which interim controls hold a risk on a day, and how the last one stopped.
import type { LocalDate } from '../../platform/calendar.ts'
import type { InterimControl } from '../types.ts'

type Spell = Pick<InterimControl, 'fromOn' | 'untilOn' | 'endedOn' | 'recordedAt'>

/** From its first day to its last, both included; one that was ended holds up to, not on, that day. */
export const controlHolds = (
  { fromOn, untilOn, endedOn }: Omit<Spell, 'recordedAt'>,
  on: LocalDate,
): boolean => fromOn <= on && untilOn >= on && (endedOn === null || endedOn > on)

const newestFirst = (a: Spell, b: Spell): number =>
  b.fromOn.localeCompare(a.fromOn) || b.recordedAt.getTime() - a.recordedAt.getTime()

/** Those in force on a day, the latest first. */
export const controlsInForce = <T extends Spell>(controls: readonly T[], on: LocalDate): T[] =>
  controls.filter((control) => controlHolds(control, on)).toSorted(newestFirst)

/** The day on which it was ended, else its last. */
export const stoppedOn = ({ untilOn, endedOn }: Pick<Spell, 'untilOn' | 'endedOn'>): LocalDate =>
  endedOn ?? untilOn

/** The control that stopped last, of those begun by a day and not in force on it; null when there is none. */
export const lastStopped = <T extends Spell>(controls: readonly T[], on: LocalDate): T | null =>
  controls
    .filter((control) => control.fromOn <= on && !controlHolds(control, on))
    .toSorted((a, b) => stoppedOn(b).localeCompare(stoppedOn(a)) || newestFirst(a, b))
    .at(0) ?? null

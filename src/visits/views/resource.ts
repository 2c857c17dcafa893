// One visit for programs, and the tags that it carries wherever it is listed.
import {
  addDays,
  formatShortDate,
  formatTime,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import {
  waitsForRuling,
  writeUpState,
  type WriteUpClock,
  type WriteUpState,
} from '../rules/write-up.ts'
import type { Visit } from '../types.ts'

/** What a program is given of one visit: all of it, with what was shown while it was not yet known. */
export type VisitResource = Omit<Visit, 'forceId'> &
  Readonly<{
    shownOverdue: Readonly<{ from: LocalDate; to: LocalDate }> | null
    /** Somebody was seen, nobody has written it up, and its hours are over. */
    provisional: boolean
    writeUp: WriteUpState
    /** A supervisor who was not there has to say whether it counts. */
    waitsForRuling: boolean
  }>

export function visitResource({ forceId: _, ...visit }: Visit, clock: WriteUpClock): VisitResource {
  const { clearedOverdueSince: since, recordedAt } = visit
  const shownOverdue =
    since === null || !visit.qualifies
      ? null
      : { from: addDays(since, 1), to: localDateOf(recordedAt) }
  const writeUp = writeUpState(visit, clock)
  return {
    ...visit,
    shownOverdue,
    provisional: writeUp === 'provisional',
    writeUp,
    waitsForRuling: waitsForRuling(visit, clock),
  }
}

export const isStruck = ({ struck }: Pick<Visit, 'struck'>): boolean =>
  struck !== undefined && struck !== null

export const countsTag = ({
  qualifies,
  seen,
  struck,
}: Pick<Visit, 'qualifies' | 'seen' | 'struck'>) =>
  isStruck({ struck })
    ? { text: 'Struck out', classes: 'govuk-tag--grey' }
    : qualifies
      ? { text: 'Counts as a visit', classes: 'govuk-tag--green' }
      : { text: seen === 'no' ? 'Attempt' : 'Does not count', classes: 'govuk-tag--yellow' }

/** A visit that nobody has written up says so wherever it is listed. */
export const provisionalTag = (visit: Visit, clock: WriteUpClock) =>
  writeUpState(visit, clock) === 'provisional'
    ? { text: 'Provisional: not written up', classes: 'govuk-tag--red' }
    : null

/** The register knows the day of a visit and nothing of its hour. */
export const whenText = (visit: Visit): string =>
  visit.origin === 'register'
    ? formatShortDate(visit.onDate)
    : `${formatShortDate(visit.onDate)} at ${formatTime(visit.at)}`

// What a visit that nobody wrote up owes: its words, by so many hours after it, whatever becomes of the person.
import {
  formatShortDate,
  formatTime,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Duty, Ending } from '../../duties/index.ts'
import { endingByStanding, type PersonFacts, type Standing } from '../../offenders/index.ts'
import type { Policy } from '../../policy/index.ts'
import { writeUpDueAt } from '../rules/write-up.ts'
import type { VisitFacts, WriteUpOwed } from '../types.ts'

type WriteUpFile = Readonly<{ person: PersonFacts; standing: Standing; visits: VisitFacts }>

const hasCome = (day: LocalDate | null, on: LocalDate): boolean => day !== null && day <= on

/** The visits that count or do not yet, and of which nobody had told anything by a day. */
export const unwritten = ({ writeUps }: VisitFacts, on: LocalDate): WriteUpOwed[] =>
  writeUps.filter(
    (visit) => visit.on <= on && !hasCome(visit.writtenOn, on) && !hasCome(visit.ruledOutOn, on),
  )

const subjectOf = (visitId: string): string => `visit:${visitId}`

function dutyOf({ visitId, on, at }: WriteUpOwed, policy: Policy): Duty {
  const hours = policy.number('visits.write_up_hours')
  const dueAt = writeUpDueAt(at, hours)
  const dueOn = localDateOf(dueAt)
  return {
    kind: 'visit_write_up',
    subject: subjectOf(visitId),
    startsOn: on,
    dueOn,
    dueAt,
    suspended: null,
    rule: 'visits.write_up_hours',
    because: `Seen on ${formatShortDate(on)} at ${formatTime(at)}, and nobody has written it up; ${hours} hours make ${formatTime(dueAt)} on ${formatShortDate(dueOn)}.`,
    uses: ['visits.write_up_hours'],
  }
}

const isGone = ({ standing: { status } }: WriteUpFile): boolean =>
  status === 'transferred' || status === 'closed'

export const writeUpDuties = (file: WriteUpFile, policy: Policy): Duty[] =>
  isGone(file) ? [] : unwritten(file.visits, file.standing.on).map((visit) => dutyOf(visit, policy))

/** Met when it was written; ended otherwise when it was ruled out, struck out, or the person went. */
export function writeUpEnding(subject: string, file: WriteUpFile): Ending {
  const { on } = file.standing
  const visit = file.visits.writeUps.find(({ visitId }) => subjectOf(visitId) === subject)
  if (visit !== undefined && visit.writtenOn !== null && hasCome(visit.writtenOn, on))
    return { how: 'done', metOn: visit.writtenOn }
  return isGone(file) ? endingByStanding(file) : { how: 'changed', metOn: null }
}

/** The visit that a duty of this kind is about. */
export const writeUpHref = (subject: string): string =>
  `/visits/${subject.split(':').at(-1) ?? ''}/write-up`

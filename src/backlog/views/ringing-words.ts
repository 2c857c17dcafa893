// What is said of a duty counted in hours: by when, whom to ring now, who was rung; and how JSON gives it.
import { formatInstant } from '../../platform/calendar.ts'
import type { PersonShown } from '../queries/people.ts'
import type { RingingDuty } from '../service/ringing.ts'
import type { CallTold, PassedOver, Reachable, RingedAs, RingNow } from '../types/ringing.ts'
import { personResource } from './person.ts'

export type RingingShown = RingingDuty & Readonly<{ person: PersonShown }>

const asWords: Readonly<Record<RingedAs, string>> = {
  owner: 'owner',
  covering: 'covering for the owner',
  supervisor: 'supervisor',
  inspector: 'inspector',
}

/** A number to ring stays on one line. */
const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00a0')

export const ringText = ({ name, phone, as }: Reachable): string =>
  `${name}, ${asWords[as]}, ${unbroken(phone)}`

const ringTexts = (people: readonly Reachable[]): string => people.map(ringText).join('; ')

/** What to do when nobody is above those to ring. */
function lastText({ people, inVain }: RingNow, others: readonly Reachable[]): string {
  const besides = others.length === 0 ? '' : `, or another of that rank: ${ringTexts(others)}`
  return inVain
    ? `Nobody answered, and nobody of a higher rank is left. Ring again: ${ringTexts(people)}${besides}.`
    : `Ring now: ${ringTexts(people)}. Nobody of a higher rank is left: without an answer ring again${besides}.`
}

export function nowText({ now, others }: Pick<RingingDuty, 'now' | 'others'>): string {
  if (now === null) return 'Nobody who is on duty or on call has a number that can be rung.'
  return now.climbsAt === null
    ? lastText(now, others)
    : `Ring now: ${ringTexts(now.people)}. Without an answer it goes to the next rank at ${formatInstant(now.climbsAt)}.`
}

const passedWords = ({ name, why, at }: PassedOver): string =>
  ({
    away: `${name} is away`,
    rest: `${name} has a rest day`,
    'not-begun': `${name} is on duty from ${at ?? 'later today'}`,
    ended: `${name} has been off duty since ${at ?? 'earlier today'}`,
    'no-number': `${name} has no telephone number here`,
  })[why]

/** Why somebody who would be rung is not; null when nobody is passed over. */
export const passedText = ({ passed }: Pick<RingingDuty, 'passed'>): string | null =>
  passed.length === 0 ? null : `Not rung now: ${passed.map(passedWords).join('; ')}.`

export function dueText({ duty, isLate }: Pick<RingingDuty, 'duty' | 'isLate'>): string {
  if (duty.dueAt === null) return 'No hour is set'
  return `${isLate ? 'Overdue since' : 'To be done by'} ${formatInstant(duty.dueAt)}`
}

export const lastCall = (calls: readonly CallTold[]): string => {
  const last = calls.at(-1)
  return last === undefined ? 'Nobody has been rung yet.' : callText(last)
}

export function callText({ name, phone, rungAt, answered, said, byName }: CallTold): string {
  const unanswered = said === null ? 'no answer' : `no answer; written down: ${said}`
  const told = answered ? `who said: ${said ?? ''}` : unanswered
  return `${formatInstant(rungAt)}: ${byName} rang ${name} (${unbroken(phone)}), ${told}.`
}

const reachableResource = ({ key, name, phone, as }: Reachable) => ({
  officer: key,
  name,
  phone,
  as,
})

export const ringingResource = ({ duty, now, passed, person }: RingingShown) => ({
  id: duty.id,
  kind: duty.kind,
  subject: duty.subject,
  offender: personResource(person),
  owner: person.officerKey,
  ...(person.cover == null ? {} : { cover: person.cover.key }),
  team: duty.teamName,
  dueOn: duty.dueOn,
  dueAt: duty.dueAt?.toISOString() ?? null,
  raisedAt: duty.openedAt.toISOString(),
  isOpen: duty.isOpen,
  because: duty.because,
  acceptedBy: duty.acceptedBy,
  acceptedAt: duty.acceptedAt?.toISOString() ?? null,
  ring:
    now === null
      ? null
      : {
          rank: now.rank,
          people: now.people.map(reachableResource),
          climbsAt: now.climbsAt?.toISOString() ?? null,
        },
  passedOver: passed,
  calls: duty.calls.map(({ name, phone, rungAt, answered, said, by }) => ({
    name,
    phone,
    at: rungAt.toISOString(),
    answered,
    said,
    by,
  })),
})

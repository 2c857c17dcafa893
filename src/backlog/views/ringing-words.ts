// What is said of a duty counted in hours: by when, whom to ring now, who was rung; and how JSON gives it.
import { formatInstant } from '../../platform/calendar.ts'
import { toRing, unbroken } from '../../platform/views/telephone.ts'
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

export const ringText = ({ name, phone, as }: Reachable): string =>
  `${name}, ${asWords[as]}, ${unbroken(phone)}`

type RingLine = Readonly<{ text: string; href?: string }>

/** Each with the number to press; before the first of them what to do. */
const ringLines = (people: readonly Reachable[], first: string): readonly RingLine[] =>
  people.map((one, index) => toRing(`${index === 0 ? first : 'Or '}${ringText(one)}`, one.phone))

/** Beside the last rank: the name says the rank, which need not be that of whoever is rung first. */
const othersLines = (others: readonly Reachable[]): readonly RingLine[] =>
  others.map(({ name, phone }) => toRing(`Or ${name}, ${unbroken(phone)}`, phone))

/** What to do when nobody is above those to ring. */
function lastLines({ people, inVain }: RingNow, others: readonly Reachable[]): readonly RingLine[] {
  const [first, after] = inVain
    ? ['Nobody answered. Ring again: ', 'There is nobody further to go to.']
    : ['Ring now: ', 'There is nobody further to go to: without an answer ring again.']
  return [...ringLines(people, first), ...othersLines(others), { text: after }]
}

/** Whom to ring now, one a line, and what happens without an answer. */
export function nowLines({
  now,
  others,
}: Pick<RingingDuty, 'now' | 'others'>): readonly RingLine[] {
  if (now === null)
    return [{ text: 'Nobody who is on duty or on call has a number that can be rung.' }]
  return now.climbsAt === null
    ? lastLines(now, others)
    : [
        ...ringLines(now.people, 'Ring now: '),
        { text: `Without an answer it goes to the next rank at ${formatInstant(now.climbsAt)}.` },
      ]
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

// What is said of a duty counted in hours: by when, whom to ring now, who was rung; and how JSON gives it.
import { formatInstant } from '../../platform/calendar.ts'
import type { PersonShown } from '../queries/people.ts'
import type { RingingDuty } from '../service/ringing.ts'
import type { CallTold, Reachable, RingedAs, RingNow } from '../types/ringing.ts'
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

export const nowText = (now: RingNow | null): string =>
  now === null
    ? 'Nobody of this force has a number that can be rung.'
    : `Ring now: ${now.people.map(ringText).join('; ')}.${now.climbsAt === null ? '' : ` Without an answer it goes to the next rank at ${formatInstant(now.climbsAt)}.`}`

export const dueText = ({ dueAt }: RingingDuty['duty']): string =>
  dueAt === null ? 'No hour is set' : `To be done by ${formatInstant(dueAt)}`

export const lastCall = (calls: readonly CallTold[]): string => {
  const last = calls.at(-1)
  return last === undefined ? 'Nobody has been rung yet.' : callText(last)
}

export const callText = ({ name, phone, rungAt, answered, said, by }: CallTold): string =>
  `${formatInstant(rungAt)}: ${by} rang ${name} (${unbroken(phone)}), ${answered ? `who said: ${said ?? ''}` : 'no answer'}.`

const reachableResource = ({ key, name, phone, as }: Reachable) => ({
  officer: key,
  name,
  phone,
  as,
})

export const ringingResource = ({ duty, now, person }: RingingShown) => ({
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
  calls: duty.calls.map(({ name, phone, rungAt, answered, said, by }) => ({
    name,
    phone,
    at: rungAt.toISOString(),
    answered,
    said,
    by,
  })),
})

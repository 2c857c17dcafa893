// Whom to ring: whoever covers first, then the owner, then who is on call or on duty.
import { formatInstant } from '../../platform/calendar.ts'
import type { Ring, Told } from '../service/reading.ts'

/** A number to ring stays on one line. */
const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00a0')

const onCallRanks = { supervisor: 'Supervisor', inspector: 'Inspector' } as const

const numberOf = (phone: string | null): string =>
  phone === null ? 'no number is recorded' : unbroken(phone)

const covering = ({ stranger: { cover } }: Told): readonly string[] =>
  cover === null ? [] : [`Covering: ${cover.name}: ${numberOf(cover.phone)}`]

function owner({ facts, stranger }: Told): string {
  if (facts.officerName === null) return 'Nobody owns this file: ring the supervisor'
  const away = stranger.ownerAway ? ', away today' : ''
  return `${facts.officerName}${away}, ${facts.teamName}: ${numberOf(stranger.ownerPhone)}`
}

/** The same for everybody on the list: said once above it, and again on each page. */
export const ringLines = ({ onCall, onDuty, supervisors }: Ring): readonly string[] => {
  const lines = [
    ...onDuty.map(
      ({ name, teamName, phone }) =>
        `On duty now: ${name}${teamName === null ? '' : `, ${teamName}`}: ${unbroken(phone)}`,
    ),
    ...onCall.map(
      ({ rank, name, phone, fromAt, untilAt }) =>
        `${onCallRanks[rank]} on call ${formatInstant(fromAt)} to ${formatInstant(untilAt)}: ${name}, ${unbroken(phone)}`,
    ),
    ...supervisors.map(
      ({ name, teamName, phone }) => `Supervisor of ${teamName}: ${name}, ${unbroken(phone)}`,
    ),
  ]
  return lines.length === 0 ? ['Nobody is on call and no supervisor’s number is recorded'] : lines
}

export const whomToRing = (told: Told, ring: Ring): readonly string[] => [
  ...covering(told),
  `Owner: ${owner(told)}`,
  ...ringLines(ring),
]

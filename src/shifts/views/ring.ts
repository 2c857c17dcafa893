// Whom to ring: whoever covers first, then the owner, then who is on call or on duty; each person once, with one number.
import { formatInstant } from '../../platform/calendar.ts'
import { toRing, unbroken } from '../../platform/views/telephone.ts'
import type { Ring, Told } from '../service/reading.ts'

/** On a page a number is pressed; on paper and for programs the words alone. */
type RingLine = Readonly<{ text: string; href?: string }>

const onCallRanks = { supervisor: 'supervisor', inspector: 'inspector' } as const

const line = (who: string, phone: string | null): RingLine =>
  toRing(`${who}: ${phone === null ? 'no number is recorded' : unbroken(phone)}`, phone)

const covering = ({ stranger: { cover } }: Told): readonly RingLine[] =>
  cover === null ? [] : [line(`Covering: ${cover.name}`, cover.phone)]

function owner({ facts, stranger }: Told): RingLine {
  if (facts.officerName === null)
    return { text: 'Owner: Nobody owns this file: ring the supervisor' }
  const away = stranger.ownerAway ? ', away today' : ''
  return line(`Owner: ${facts.officerName}${away}, ${facts.teamName}`, stranger.ownerPhone)
}

type Reached = Readonly<{ name: string; phone: string; as: string }>

/** 'supervisor on call until 10 March 2026 at 08:00'; of a turn that is to come, from when. */
const turnText = ({ rank, fromAt, untilAt }: Ring['onCall'][number], at: Date): string =>
  fromAt > at
    ? `${onCallRanks[rank]} on call from ${formatInstant(fromAt)} to ${formatInstant(untilAt)}`
    : `${onCallRanks[rank]} on call until ${formatInstant(untilAt)}`

const reachedOf = ({ onCall, onDuty, supervisors, at }: Ring): readonly Reached[] => [
  ...onDuty.map(({ name, teamName, phone }) => ({
    ...{ name, phone },
    as: teamName === null ? 'on duty now' : `${teamName}, on duty now`,
  })),
  ...onCall.map((turn) => ({ name: turn.name, phone: turn.phone, as: turnText(turn, at) })),
  ...supervisors.map(({ name, teamName, phone }) => ({
    ...{ name, phone },
    as: `supervisor of ${teamName}`,
  })),
]

/** The same for everybody on the list: said once above it, and again on each page. Who is there twice is one line. */
export function ringLines(ring: Ring): readonly RingLine[] {
  const reached = reachedOf(ring)
  const once = reached.filter(
    ({ name, phone }, index) =>
      reached.findIndex((one) => one.name === name && one.phone === phone) === index,
  )
  const lines = once.map(({ name, phone }) => {
    const as = reached
      .filter((one) => one.name === name && one.phone === phone)
      .map((one) => one.as)
    return line(`${name}, ${as.join(', ')}`, phone)
  })
  return lines.length === 0
    ? [{ text: 'Nobody is on call and no supervisor’s number is recorded' }]
    : lines
}

export const whomToRing = (told: Told, ring: Ring): readonly RingLine[] => [
  ...covering(told),
  owner(told),
  ...ringLines(ring),
]

/** The same in words. */
export const inWords = (lines: readonly RingLine[]): readonly string[] =>
  lines.map(({ text }) => text)

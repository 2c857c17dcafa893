// The evidence pack for section 96B: which calls count and why not, and what is held here for each condition.
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import { whyNotCounted, type Premises } from './entry-warrant.ts'
import type {
  Condition,
  CountedCall,
  PackCall,
  PackFacts,
  PackRows,
  TriedSoFar,
} from '../types/warrant-pack.ts'
import type { VisitFacts } from '../types.ts'

/** SOA 2003 s.96B(2)(d): two calls of one day are one occasion, and the first of the day stands for it. */
function judgedIn(calls: readonly PackCall[], premises: Premises): CountedCall[] {
  const days = new Set<LocalDate>()
  return calls.map((call) => {
    const fault = whyNotCounted(call, premises)
    if (fault !== null) return { call, notCounted: fault }
    const isSecond = days.has(call.on)
    days.add(call.on)
    return { call, notCounted: isSecond ? 'same-day' : null }
  })
}

/** The calls in order of time: those to search, each with its verdict, apart from all others, which never count. */
export function packRows(calls: readonly PackCall[], premises: Premises): PackRows {
  const inOrder = calls.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const toSearch = judgedIn(
    inOrder.filter(({ purpose }) => purpose === 's96b_search'),
    premises,
  )
  const attempts = toSearch.filter(({ notCounted }) => notCounted === null).length
  return {
    toSearch,
    others: inOrder.filter(({ purpose }) => purpose !== 's96b_search'),
    attempts,
    needed: premises.needed,
    met: attempts >= premises.needed,
  }
}

/**
 * The calls since somebody was last seen, the newest first. The occasions are those of the pack, whenever they were:
 * the section does not ask that they come after the last visit.
 */
export function triedSoFar(rows: PackRows, visits: Pick<VisitFacts, 'seen'>): TriedSoFar {
  const last = Math.max(0, ...visits.seen.map(({ at }) => at.getTime()))
  const calls = [
    ...rows.toSearch.map(({ call, notCounted }) => ({ call, isOccasion: notCounted === null })),
    ...rows.others.map((call) => ({ call, isOccasion: false })),
  ]
  return {
    calls: calls
      .filter(({ call }) => call.at.getTime() > last)
      .toSorted((a, b) => b.call.at.getTime() - a.call.at.getTime()),
    occasions: rows.attempts,
    needed: rows.needed,
  }
}

const premisesHeld = ({ home }: PackFacts): string => {
  if (home === null) return 'No notified address is held here.'
  const since =
    home.from === null ? 'from a day not recorded' : `from ${formatShortDate(home.from)}`
  const kind =
    home.kind === 'location' ? 'notified location (no fixed abode)' : 'notified residence'
  const told = home.origin === 'register' ? ', as the register said' : ''
  return `${home.line}: held as the ${kind} ${since}${told}.`
}

const freeHeld = ({ standing: { status, since } }: PackFacts): string => {
  const from = since === null ? '' : ` since ${formatShortDate(since)}`
  const away: Readonly<Record<string, string>> = {
    community: `Held as in the community${from}.`,
    custody: `Held as in custody${from}: as held, this is not met.`,
    hospital: `Held as in hospital${from}: if detained there, this is not met.`,
    abroad: `Held as abroad${from}: if outside the United Kingdom, this is not met.`,
    missing: `Held as whereabouts unknown${from}.`,
  }
  return away[status] ?? `Held as ${status}${from}: no longer managed here.`
}

const levelWords = { very_high: 'Very high', high: 'High', medium: 'Medium', low: 'Low' } as const

const necessaryHeld = ({ standing: { level, lastSeen } }: PackFacts): string =>
  `${levelWords[level]} risk level. ${lastSeen === null ? 'Never seen at a visit that counts.' : `Last seen at a visit that counts on ${formatShortDate(lastSeen)}.`}`

const occasions = (count: number): string => `${count} ${count === 1 ? 'occasion' : 'occasions'}`

/** In this order; with no word why nobody was seen, nobody answered, as elsewhere. */
const keptOut = [
  ['refused', 'refused at'],
  ['no_reply', 'nobody answered at'],
  ['doorstep', 'met at the door and not let in at'],
  ['unsafe', 'not safe to go on at'],
] as const

/** How entry was not obtained at the calls that count: ': refused at 1, nobody answered at 1'. */
function keptOutText({ toSearch }: PackRows): string {
  const ways = toSearch
    .filter(({ notCounted }) => notCounted === null)
    .map(({ call }) => (call.seen === 'no' ? (call.notSeenBecause ?? 'no_reply') : call.seen))
  const told = keptOut.flatMap(([way, words]) => {
    const count = ways.filter((one) => one === way).length
    return count === 0 ? [] : [`${words} ${count}`]
  })
  return told.length === 0 ? '' : `: ${told.join(', ')}`
}

/** Calls with no address to compare are counted, and where they were is not known here. */
function unheldText(attempts: number): string {
  if (attempts === 0) return ' No notified address is held.'
  const where =
    attempts === 1
      ? 'at which premises this call was'
      : 'whether these calls were at the same premises'
  return ` No notified address is held, so ${where} cannot be said here, and must be checked before relying on it.`
}

/** In the words of the section: a door that nobody opened is entry sought and not obtained, and no refusal. */
function occasionsHeld({ rows, home }: PackFacts): string {
  const { attempts, needed, met } = rows
  const apart = attempts > 1 ? ' on different days' : ''
  const where = home === null ? '' : ' at the address held now'
  const unheld = home === null ? unheldText(attempts) : ''
  return `${occasions(attempts)}${apart}${where} on which a constable sought entry to search and assess risk, and could not get in${keptOutText(rows)}. ${met ? 'That is as many as' : 'That is fewer than'} the ${occasions(needed)} that the section asks.${unheld}`
}

/** Each condition of s.96B(2), what is held for it here, and what this product cannot know. */
export const conditionsOf = (facts: PackFacts): readonly Condition[] => [
  {
    name: 'premises',
    title:
      'The address is the last notified home address, or there are reasonable grounds to believe that the offender lives there or may regularly be found there',
    held: premisesHeld(facts),
    notKnown:
      'Whether this is the address of the last notification itself: compare it with the notification before applying.',
  },
  {
    name: 'free',
    title:
      'The offender is not remanded in or committed to custody by a court, serving a sentence of imprisonment, detained in a hospital, or outside the United Kingdom',
    held: freeHeld(facts),
    notKnown:
      'Whether that has changed since: ask custody and borders on the day of the application.',
  },
  {
    name: 'necessary',
    title:
      'It is necessary for a constable to enter and search the premises in order to assess the risks that the offender poses',
    held: necessaryHeld(facts),
    notKnown: 'Whether it is necessary: the applicant says why, and the court decides.',
  },
  {
    name: 'occasions',
    title:
      'On at least two occasions a constable has sought entry to the premises in order to search them for that purpose and has been unable to obtain it',
    held: occasionsHeld(facts),
    notKnown: 'Whether the court takes each call below as such an occasion.',
  },
]

// Everything a stranger at the door needs of one person, in parts of a few lines: the list, the page and the paper say the same.
import { conditionText, homeNoteText, jobText, vehicleText } from '../../offenders/index.ts'
import { formatShortDate, parseLocalDate } from '../../platform/calendar.ts'
import { knownDevices, purposeWords, wasAtTheDoor, type Call } from '../../visits/index.ts'
import { metWords, notSeenWords, partText, slotText, timeText } from '../rules.ts'
import type { Told } from '../service/reading.ts'
import type { PackSection, Stranger } from '../types.ts'

const orNone = (lines: readonly string[], none: string): readonly string[] =>
  lines.length === 0 ? [none] : lines

const marked = ({ markers }: Stranger, kind: Stranger['markers'][number]['kind']): string[] =>
  markers.filter((marker) => marker.kind === kind).map(({ text }) => text)

const mostTried = 6

/** Every call since the last visit that counts, the newest first: met at the door or elsewhere too. */
const callsSince = ({ calls }: Told): readonly Call[] => {
  const lastSeen = calls.findIndex(({ qualifies }) => qualifies)
  return lastSeen < 0 ? calls : calls.slice(0, lastSeen)
}

const came = ({ seen, notSeenBecause }: Call): string =>
  seen === 'no' ? (notSeenWords[notSeenBecause ?? 'no_reply'] ?? 'not seen') : metWords[seen]

const callText =
  ({ hours }: Told) =>
  (call: Call): string =>
    call.at === null
      ? `${formatShortDate(call.on)}, hour not known: ${came(call)}`
      : `${timeText(call.at)}, ${partText(call.at, hours)}: ${came(call)}`

const toldCalls = (told: Told, calls: readonly Call[]): string => {
  const more = calls.length - mostTried
  const named = calls.slice(0, mostTried).map(callText(told)).join('; ')
  return more > 0 ? `${named}; and ${more} more` : named
}

const isVisited = ({ calls, facts }: Told): boolean =>
  facts.lastSeenOn !== null || calls.some(({ qualifies }) => qualifies)

const attemptWords = {
  cancelled_by_police: 'cancelled by police',
  frustrated: 'frustrated (in custody, in hospital or away)',
} as const

/** ', and 1 attempt cancelled by police': with the calls they are the attempts of the person's line. */
const andAttempts = (others: readonly Call[]): string =>
  Object.entries(attemptWords)
    .map(([why, words]) => [others.filter((one) => one.notSeenBecause === why).length, words])
    .map(([count, words]) =>
      count === 0
        ? ''
        : `, and ${count === 1 ? '1 attempt' : `${String(count)} attempts`} ${words}`,
    )
    .join('')

/** When somebody was at the door and what came of it; what police cancelled stands apart, for it tried nothing. */
export function triedLines(told: Told): readonly string[] {
  const since = callsSince(told)
  const calls = since.filter(({ notSeenBecause }) => wasAtTheDoor(notSeenBecause))
  const others = since.filter(({ notSeenBecause }) => !wasAtTheDoor(notSeenBecause))
  const count = calls.length
  const when = isVisited(told) ? 'since the last visit' : 'and never visited so far'
  const none = isVisited(told) ? `No call was made ${when}` : 'No call was made so far'
  const first =
    count === 0
      ? `${none}${andAttempts(others)}`
      : `${count === 1 ? '1 call' : `${count} calls`} ${when}${andAttempts(others)}: ${toldCalls(told, calls)}`
  return others.length === 0
    ? [first]
    : [first, `Nobody of ours went to the door: ${toldCalls(told, others)}`]
}

export function slotSaid({ bestSlot, isLastDay }: Told): string {
  if (bestSlot === null) return 'No part of these days is left that was never tried'
  const slot = slotText(bestSlot)
  return isLastDay ? `Still open: ${slot}, never tried` : `${slot} was never tried`
}

export const warningLines = ({ stranger }: Told): readonly string[] =>
  orNone(marked(stranger, 'warning'), 'No warning is recorded')

/** That one stands is for everybody; what it is, for those who may read the file. */
const control = ({ interimControl }: Stranger, opens: boolean): string[] =>
  interimControl === null
    ? []
    : [
        opens
          ? `Interim control until ${formatShortDate(interimControl.untilOn)}: ${interimControl.control}`
          : `An interim control stands until ${formatShortDate(interimControl.untilOn)}: it is told to the pair that claims this visit`,
      ]

/** Nobody goes alone, and somebody trained is there: without that the visit does not count. */
const crewLines = ({ stranger }: Told, opens: boolean): readonly string[] => [
  'Two people at least, one of them an officer with MOSOVO training in date',
  ...(stranger.crewNeeds === null ? [] : [stranger.crewNeeds]),
  ...(marked(stranger, 'warning').length > 0
    ? ['Read the warnings before choosing who goes and how']
    : []),
  ...control(stranger, opens),
]

const isPurpose = (word: string): word is keyof typeof purposeWords => word in purposeWords

const unprovedLine = (count: number): string[] => {
  if (count === 0) return []
  const words = count === 1 ? '1 thing' : `${count} things`
  return [
    `${words} that this person says of himself or herself and nobody has proved: see the plan`,
  ]
}

const checkLines = (told: Told): readonly string[] => [
  'See every room, and everybody who is there',
  ...(told.stranger.mustCheck === null ? [] : [told.stranger.mustCheck]),
  ...told.stranger.purposes.map((one) => (isPurpose(one) ? purposeWords[one] : one)),
  ...(deviceLines(told).length > 0 ? ['See each device that is known, and ask for others'] : []),
  ...unprovedLine(told.unproved),
]

const childAge = (ageYears: number | undefined): string =>
  ageYears === undefined ? '' : `, aged ${ageYears}`

/** By how they are related and how old, never by name: the page may be lost, and a child may be a victim. */
function childLines({ stranger, calls }: Told): readonly string[] {
  const { address, household } = stranger
  const here = address?.childrenHere === true ? ['Children live at the address'] : []
  const count = household.filter(({ isChild }) => isChild).length
  const living =
    count === 0
      ? []
      : [`${count === 1 ? '1 child is' : `${count} children are`} recorded as living there`]
  const met = calls.flatMap(({ on, children }) =>
    children.map(
      ({ relationship, ageYears }) =>
        `Met on ${formatShortDate(on)}: ${relationship ?? 'a child'}${childAge(ageYears)}`,
    ),
  )
  return [...here, ...living, ...new Set(met)]
}

export const deviceLines = ({ calls }: Told): readonly string[] =>
  knownDevices(calls.flatMap((call) => (call.at === null ? [] : [{ ...call, at: call.at }]))).map(
    ({ description, undeclared, on }) =>
      `${description}${undeclared ? ', not declared' : ''} (last named on ${formatShortDate(on)})`,
  )

function orderLines({ stranger }: Told): readonly string[] {
  const { orderUntil } = stranger
  const day = orderUntil === null ? null : parseLocalDate(orderUntil)
  const words =
    orderUntil === 'indefinite'
      ? ['Sexual harm prevention order, without limit of time: its conditions are on ViSOR']
      : day === null
        ? []
        : [
            `Sexual harm prevention order until ${formatShortDate(day)}: its conditions are on ViSOR`,
          ]
  return [...words, ...marked(stranger, 'orders')]
}

const conditionLines = ({ stranger: { conditions } }: Told): readonly string[] =>
  conditions.map(conditionText)

/** Grown-ups by name: whoever opens the door is one of them. */
const homeLines = ({ stranger: { homeNotes, household } }: Told): readonly string[] => [
  ...homeNotes.map(homeNoteText),
  ...household
    .filter(({ isChild }) => !isChild)
    .map(({ name, link }) => `Lives there too: ${name}, ${link.replaceAll('_', ' ')}`),
]

/** The parts in the order in which they are needed on the way to the door and at it. */
export const strangerSections = (told: Told, opens = true): readonly PackSection[] => [
  { heading: 'Tried so far', lines: [...triedLines(told), slotSaid(told)] },
  { heading: 'Warnings', lines: warningLines(told) },
  { heading: 'Who must go', lines: crewLines(told, opens) },
  { heading: 'What to check', lines: checkLines(told) },
  { heading: 'Children', lines: orNone(childLines(told), 'No child is recorded') },
  { heading: 'Orders', lines: orNone(orderLines(told), 'No order is recorded') },
  {
    heading: 'Licence conditions',
    lines: orNone(conditionLines(told), 'No licence condition is in force'),
  },
  { heading: 'Devices known', lines: orNone(deviceLines(told), 'No device is known') },
  { heading: 'The home', lines: orNone(homeLines(told), 'Nothing is recorded of the home') },
  {
    heading: 'Vehicles',
    lines: orNone(told.stranger.vehicles.map(vehicleText), 'No vehicle is recorded'),
  },
  {
    heading: 'Work and hours',
    lines: orNone(told.stranger.jobs.map(jobText), 'No work is recorded'),
  },
]

/** What whoever chooses a visit needs to know of it; the rest is for those who may read the file. */
const forEverybody = new Set(['Tried so far', 'Warnings', 'Who must go'])

export const sectionsFor = (told: Told, opens: boolean): readonly PackSection[] =>
  strangerSections(told, opens).filter(({ heading }) => opens || forEverybody.has(heading))

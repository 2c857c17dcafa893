// Everything a stranger at the door needs of one person, in parts of a few lines: the list, the page and the paper say the same.
import { conditionText, homeNoteText, jobText } from '../../offenders/index.ts'
import { formatShortDate, parseLocalDate } from '../../platform/calendar.ts'
import { knownDevices, purposeWords } from '../../visits/index.ts'
import { partText, slotText, timeText } from '../rules.ts'
import type { Told } from '../service/reading.ts'
import type { PackSection, Stranger } from '../types.ts'

const orNone = (lines: readonly string[], none: string): readonly string[] =>
  lines.length === 0 ? [none] : lines

const marked = ({ markers }: Stranger, kind: Stranger['markers'][number]['kind']): string[] =>
  markers.filter((marker) => marker.kind === kind).map(({ text }) => text)

const mostTried = 6

/** Calls that found nobody since somebody was last seen, each with its hour; the newest first. */
export const triedOf = ({ calls }: Told): readonly Date[] => {
  const lastSeen = calls.findIndex(({ qualifies }) => qualifies)
  const since = lastSeen < 0 ? calls : calls.slice(0, lastSeen)
  return since.flatMap(({ seen, at }) => (seen === 'no' && at !== null ? [at] : []))
}

export function triedText(told: Told): string {
  const { attemptsSince } = told.facts
  const tried = triedOf(told)
  if (attemptsSince === 0) return 'Nothing has been tried since the last visit'
  const named = tried
    .slice(0, mostTried)
    .map((at) => `${timeText(at)}, ${partText(at, told.hours)}`)
  const more = attemptsSince - named.length
  const rest = more > 0 ? `; and ${more} more` : ''
  const count = attemptsSince === 1 ? '1 attempt' : `${attemptsSince} attempts`
  return `${count}: ${named.join('; ')}${rest}`
}

export const slotSaid = ({ bestSlot }: Told): string =>
  bestSlot === null
    ? 'No part of these days is left that was never tried'
    : `${slotText(bestSlot)} was never tried`

export const warningLines = ({ stranger }: Told): readonly string[] =>
  orNone(marked(stranger, 'warning'), 'No warning is recorded')

const control = ({ interimControl }: Stranger): string[] =>
  interimControl === null
    ? []
    : [
        `Interim control until ${formatShortDate(interimControl.untilOn)}: ${interimControl.control}`,
      ]

/** Nobody goes alone, and somebody trained is there: without that the visit does not count. */
const crewLines = ({ stranger }: Told): readonly string[] => [
  'Two people at least, one of them an officer with MOSOVO training in date',
  ...(stranger.crewNeeds === null ? [] : [stranger.crewNeeds]),
  ...(marked(stranger, 'warning').length > 0
    ? ['Read the warnings before choosing who goes and how']
    : []),
  ...control(stranger),
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
export const strangerSections = (told: Told): readonly PackSection[] => [
  { heading: 'Tried so far', lines: [triedText(told), slotSaid(told)] },
  { heading: 'Warnings', lines: warningLines(told) },
  { heading: 'Who must go', lines: crewLines(told) },
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
    heading: 'Work and hours',
    lines: orNone(told.stranger.jobs.map(jobText), 'No work is recorded'),
  },
]

// The measures of visits as tiles: each number with the list it counts and how it is counted.
import type { FigureTile } from '../../platform/views/models.ts'
import { percentOf } from '../rules/measures.ts'
import type { Measured } from '../service/measures.ts'
import type { MeasureCounts, MeasuredList, Measures, Share } from '../types.ts'

export type MeasuresShown = Readonly<{
  measured: Measured
  counts: MeasureCounts
  measures: Measures
  /** Analysts are told how many and never who. */
  mayName: boolean
  /** The reader's own key as an officer; null for one who crews no visits. */
  ownKey: string | null
}>

/** What the address of every list carries. */
export const filtersOf = ({ ask: { of, period } }: Measured): Readonly<Record<string, string>> => ({
  from: period.from,
  to: period.to,
  ...(of.team === null ? {} : { team: of.team.name }),
  ...(of.officer === null ? {} : { officer: of.officer.key }),
})

export const listHref = (
  { measured }: Pick<MeasuresShown, 'measured'>,
  which: MeasuredList,
  more: Readonly<Record<string, string>> = {},
): string =>
  `/measures/visits?${new URLSearchParams({ which, ...filtersOf(measured), ...more }).toString()}`

/** A share in percent; of nothing it is none, never 0 %. */
const percentText = (share: Share): string => {
  const percent = percentOf(share)
  return percent === null ? 'none' : `${percent}%`
}

const ofText = ({ count, of }: Share): string => (of === 0 ? 'of none' : `${count} of ${of}`)

type Told = Readonly<{
  list: MeasuredList
  number: string
  label: string
  comparisonText: string
  countedText: string
}>

const tile = (shown: MeasuresShown, { list, ...told }: Told): FigureTile => ({
  ...told,
  href: shown.mayName ? listHref(shown, list) : null,
})

const shareTile = (
  shown: MeasuresShown,
  { share, ...told }: Omit<Told, 'number' | 'comparisonText'> & Readonly<{ share: Share }>,
): FigureTile => tile(shown, { ...told, number: percentText(share), comparisonText: ofText(share) })

const atTheDoor = (shown: MeasuresShown): FigureTile[] => {
  const { unannounced, doubleCrewed } = shown.measures
  return [
    shareTile(shown, {
      list: 'unannounced',
      share: unannounced,
      label: 'of visits unannounced',
      countedText:
        'Visits at which the person was seen at home, inside or at the door, and nobody had said when.',
    }),
    shareTile(shown, {
      list: 'double-crewed',
      share: doubleCrewed,
      label: 'of visits by two or more',
      countedText:
        'Of the visits at which the person was seen at home, those with at least two in the crew, other agencies included.',
    }),
  ]
}

export const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`
const people = (count: number): string => `${count} ${count === 1 ? 'person' : 'people'}`

const inTime = (shown: MeasuresShown): FigureTile[] => {
  const { inWindow, overdue } = shown.measures
  return [
    shareTile(shown, {
      list: 'in-window',
      share: inWindow,
      label: 'of owed visits that were made, in their window',
      countedText:
        'Of the visits that were owed by a day and were made, those made on or before latest-by and, where the plan names an earliest day, not before it. Visits never made are not in it: the table by risk level says how many are still owed and overdue.',
    }),
    tile(shown, {
      list: 'overdue',
      number: String(overdue.days),
      label: 'person-days overdue',
      comparisonText: overdue.people === 0 ? 'nobody' : people(overdue.people),
      countedText:
        'For each person, the days of the period on which the visit stood overdue, added up. Each day goes by the latest-by that stood on it and by whoever owned the person on it: a later plan takes none away.',
    }),
  ]
}

const attemptsText = ({ attempts }: Measures): string =>
  `${attempts.attempts} ${attempts.attempts === 1 ? 'attempt' : 'attempts'}, ${attempts.visits} ${attempts.visits === 1 ? 'visit' : 'visits'}`

const afterwards = (shown: MeasuresShown): FigureTile[] => {
  const { writeUpsLate, attempts } = shown.measures
  return [
    shareTile(shown, {
      list: 'write-ups-late',
      share: writeUpsLate,
      label: 'of write-ups late',
      countedText: `Of the calls at which somebody was seen, those whose account came later than ${shown.measured.ask.writeUpHours} hours after, or has not come.`,
    }),
    tile(shown, {
      list: 'attempts',
      number: attempts.perVisit === null ? 'none' : attempts.perVisit.toFixed(1),
      label: 'attempts to a visit that counts',
      comparisonText: attemptsText(shown.measures),
      countedText:
        'Every attempt recorded, also those cancelled before anybody was at the door, divided by visits that count. Trying is work: many attempts may mean that other times are needed.',
    }),
  ]
}

export const measureTiles = (shown: MeasuresShown): FigureTile[] => [
  ...atTheDoor(shown),
  ...inTime(shown),
  ...afterwards(shown),
]

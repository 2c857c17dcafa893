// Figures as tiles: each number leads to the list it counts, and says how it is counted.
import { heldText, ratioNote } from '../../workload/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { FigureTile } from '../../platform/views/models.ts'
import type { Policy } from '../../policy/index.ts'
import type { ListName } from '../rules/counts.ts'
import type { Figures } from '../types.ts'
import { countedHow } from './counted-how.ts'
import { dayIn, days, inThousands, linkTo } from './words.ts'

export type NotLoadedAlarm = Readonly<{ text: string; href: string | null; linkText: string }>

export type FiguresShown = Readonly<{
  figures: Figures
  on: LocalDate
  today: LocalDate
  policy: Policy
  /** Null where the reader may know how many and never who. */
  team?: string | undefined
  mayName: boolean
}>

type Filters = Readonly<{ level?: string; band?: string; team?: string; officer?: string }>

/** The address of a list; null for a reader who is shown no names. */
export const listHref = (
  { on, today, team, mayName }: Pick<FiguresShown, 'on' | 'today' | 'team' | 'mayName'>,
  name: ListName,
  filters: Filters = {},
): string | null =>
  mayName ? linkTo(`/lists/${name}`, { team, ...filters, on: dayIn(on, today) }) : null

export const notLoadedHref = ({ mayName }: Pick<FiguresShown, 'mayName'>): string | null =>
  mayName ? '/imports/not-loaded' : null

export function notLoadedAlarm(shown: FiguresShown): NotLoadedAlarm | null {
  const { notLoaded } = shown.figures
  if (notLoaded === 0) return null
  const who = notLoaded === 1 ? '1 person' : `${inThousands(notLoaded)} people`
  return {
    text: `${who} of the register could not be loaded. What their rows say is in no list and no figure until the rows are mended.`,
    href: notLoadedHref(shown),
    linkText: 'See who they are and what is wrong',
  }
}

type Told = Readonly<{
  name: ListName
  number: number
  label: string
  comparisonText?: string
  alarm?: boolean
}>

const tile = (shown: FiguresShown, told: Told): FigureTile => ({
  number: inThousands(told.number),
  label: told.label,
  href: listHref(shown, told.name),
  countedText: countedHow(told.name, shown.policy),
  ...(told.comparisonText === undefined ? {} : { comparisonText: told.comparisonText }),
  ...(told.alarm === true && told.number > 0 ? { classes: 'app-figure--alarm' } : {}),
})

const longestWords = ({ overdueVisits: { longest } }: Figures): string =>
  longest === null ? 'none' : `longest ${days(longest.days)}, ${longest.visorRef}`

export const visitTiles = (shown: FiguresShown): FigureTile[] => {
  const { figures } = shown
  return [
    tile(shown, {
      name: 'overdue-visits',
      number: figures.overdueVisits.total,
      label: 'visits overdue',
      alarm: true,
      ...(shown.mayName ? { comparisonText: longestWords(figures) } : {}),
    }),
    tile(shown, {
      name: 'no-visit-plan',
      number: figures.noVisitPlan,
      label: 'with nothing that sets a day for a visit',
      alarm: true,
    }),
    tile(shown, {
      name: 'on-backstop',
      number: figures.onBackstop,
      label: 'with no visit plan date of their own',
      comparisonText: 'a ceiling or a first-visit day holds instead, or nothing does',
    }),
  ]
}

const missingTiles = (shown: FiguresShown): FigureTile[] => {
  const { missingArms } = shown.figures
  const reasons: readonly (readonly [ListName, number, string])[] = [
    ['missing-arms-not-started', missingArms.notStarted, 'missing ARMS: not started'],
    ['missing-arms-draft', missingArms.draft, 'missing ARMS: in draft'],
    ['missing-arms-returned', missingArms.returned, 'missing ARMS: returned for work'],
    [
      'missing-arms-awaiting-ratification',
      missingArms.awaitingRatification,
      'missing ARMS: awaiting ratification',
    ],
  ]
  return [
    tile(shown, {
      name: 'missing-arms',
      number: missingArms.total,
      label: 'missing ARMS',
      alarm: true,
    }),
    ...reasons.map(([name, number, label]) => tile(shown, { name, number, label })),
  ]
}

export const armsTiles = (shown: FiguresShown): FigureTile[] => [
  ...missingTiles(shown),
  tile(shown, {
    name: 'arms-review-overdue',
    number: shown.figures.armsReviewOverdue,
    label: 'ARMS reviews overdue',
    alarm: true,
  }),
  tile(shown, {
    name: 'level-unsupported',
    number: shown.figures.levelUnsupported,
    label: 'risk levels with no ARMS in date under them',
  }),
]

export const alarmTiles = (shown: FiguresShown): FigureTile[] => {
  const { figures } = shown
  return [
    tile(shown, {
      name: 'whereabouts-unknown',
      number: figures.whereaboutsUnknown,
      label: 'whereabouts unknown',
      alarm: true,
    }),
    tile(shown, {
      name: 'unallocated',
      number: figures.unallocated,
      label: 'with no owner',
      alarm: true,
    }),
    tile(shown, {
      name: 'owner-not-available',
      number: figures.ownerNotAvailable,
      label: 'whose owner is away without cover',
    }),
    tile(shown, {
      name: 'suspension-past-review',
      number: figures.suspensionPastReview,
      label: 'suspensions past their review',
      alarm: true,
    }),
    notLoadedTile(shown),
  ]
}

const notLoadedTile = (shown: FiguresShown): FigureTile => ({
  number: inThousands(shown.figures.notLoaded),
  label: 'of the register, not loaded',
  href: notLoadedHref(shown),
  countedText:
    'People of the register whose rows were rejected and not yet mended. A second row of someone who is loaded is not counted.',
  ...(shown.figures.notLoaded > 0 ? { classes: 'app-figure--alarm' } : {}),
})

/** Two decimals as the contract has them; no officers means that there is no ratio to give. */
export const ratioText = (ratio: number | null): string =>
  ratio === null ? 'no officer' : ratio.toFixed(2)

export const caseloadTiles = (shown: FiguresShown): FigureTile[] => {
  const { caseload } = shown.figures
  const threshold = shown.policy.number('workload.ratio_threshold')
  return [
    tile(shown, {
      name: 'caseload',
      number: caseload.total,
      label: 'people in the caseload',
      comparisonText: heldText(caseload, shown.figures.unallocated),
    }),
    {
      number: ratioText(caseload.ratio),
      label: 'people to each officer',
      href: listHref(shown, 'caseload'),
      comparisonText: ratioNote(threshold, shown.figures.unallocated),
      countedText: countedHow('ratio', shown.policy),
      ...((caseload.ratio ?? 0) > threshold ? { classes: 'app-figure--alarm' } : {}),
    },
  ]
}

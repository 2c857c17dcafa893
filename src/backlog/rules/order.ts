// The order in which late duties are dealt with, and for each in words why it stands there. House section 4.
import { daysBetween, sameDayMonthsLater, type LocalDate } from '../../platform/calendar.ts'
import type { DutyKind } from '../../duties/index.ts'
import type { Level, Policy } from '../../policy/index.ts'

/** What the order reads of one duty and the person that it is about. */
export type OrderFacts = Readonly<{
  id: string
  kind: DutyKind
  level: Level
  childInDanger: boolean
  startsOn: LocalDate
  dueOn: LocalDate | null
  returnedOn: LocalDate | null
  movedOn: LocalDate | null
  /** Failed attempts since the person was last seen. */
  attempts: number
  levelUnsupported: boolean
}>

export type Ordered<Row> = Readonly<{ row: Row; words: string }>
type OrderAsk = Readonly<{ on: LocalDate; policy: Policy }>

const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'Very high risk',
  high: 'High risk',
  medium: 'Medium risk',
  low: 'Low risk',
}
const levelOrder: readonly Level[] = ['very_high', 'high', 'medium', 'low']

type First = Readonly<{ is: (facts: OrderFacts) => boolean; words: string }>

/** What comes before all weighing, in this order. */
const first: readonly First[] = [
  {
    is: ({ childInDanger }) => childInDanger,
    words: 'A child may be in danger, so this comes before everything else',
  },
  {
    is: ({ kind }) => kind === 'suspension_review',
    words: 'The day to look at this suspension again has passed, so this comes first',
  },
  {
    is: ({ kind }) => kind === 'whereabouts',
    words: 'Nobody knows where this person is, so this comes before any visit',
  },
  {
    is: ({ level, kind }) => level === 'very_high' && !isPlanning(kind),
    words: 'Very high risk comes first',
  },
]

/** Within what is late, seeing and assessing come before planning: a plan sees nobody. */
const isPlanning = (kind: DutyKind): boolean => kind === 'visit_plan'

const placeOf = (facts: OrderFacts): number => {
  const place = first.findIndex(({ is }) => is(facts))
  if (place !== -1) return place
  return isPlanning(facts.kind) ? first.length + 1 : first.length
}

const armsKinds = new Set<DutyKind>(['arms_initial', 'arms_review'])

type Lateness = Readonly<{ days: number; interval: number; share: number }>

/**
 * What days over are measured against: the wait for a visit, never shorter than the shortest that policy sets
 * for the level; for an ARMS the time that one holds, so that fifteen days do not outweigh every visit.
 */
function intervalOf(
  { kind, startsOn, level }: OrderFacts,
  dueOn: LocalDate,
  policy: Policy,
): number {
  if (armsKinds.has(kind))
    return daysBetween(startsOn, sameDayMonthsLater(startsOn, policy.number('arms.review_months')))
  return Math.max(daysBetween(startsOn, dueOn), policy.number(`visits.first_visit_days.${level}`))
}

function latenessOf(facts: OrderFacts, { on, policy }: OrderAsk): Lateness {
  const { dueOn } = facts
  // Owed with no day at all: counted as late by a whole wait, so that it never hides below the dated.
  if (dueOn === null) return { days: 0, interval: 0, share: 1 }
  const interval = intervalOf(facts, dueOn, policy)
  const days = daysBetween(dueOn, on)
  return { days, interval, share: Math.max(0, days) / interval }
}

/** How much oftener than a low risk the level is to be seen: what its lateness weighs more. */
const weightOf = (level: Level, policy: Policy): number =>
  policy.number('visits.ceiling_months.low') / policy.number(`visits.ceiling_months.${level}`)

const failedAttemptsThatTell = 2

const recently = (day: LocalDate | null, { on, policy }: OrderAsk): number | null => {
  if (day === null) return null
  const days = daysBetween(day, on)
  return days >= 0 && days <= policy.number('backlog.recent_days') ? days : null
}

const ago = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`

function modifiersOf(facts: OrderFacts, ask: OrderAsk): string[] {
  const back = recently(facts.returnedOn, ask)
  const moved = recently(facts.movedOn, ask)
  return [
    ...(back === null ? [] : [`back in the community ${ago(back)}`]),
    ...(moved === null ? [] : [`moved ${ago(moved)}`]),
    ...(facts.attempts >= failedAttemptsThatTell ? [`${facts.attempts} failed attempts`] : []),
    ...(facts.levelUnsupported && !armsKinds.has(facts.kind) ? ['no ARMS in date'] : []),
  ]
}

const shares: readonly (readonly [number, string])[] = [
  [0.05, 'a small part of'],
  [0.15, 'about a tenth of'],
  [0.29, 'about a quarter of'],
  [0.42, 'about a third of'],
  [0.62, 'about half of'],
  [0.87, 'about three quarters of'],
  [1.12, 'about the whole of'],
]
const sayableTimes = 10

const quarterWords = ['', ' and a quarter', ' and a half', ' and three quarter'] as const

/** 'about 3 times', 'about one and three quarter times': to the nearest quarter. */
function timesWords(share: number): string {
  const quarters = Math.round(share * 4)
  const whole = Math.floor(quarters / 4)
  return `about ${whole === 1 ? 'one' : whole}${quarterWords[quarters % 4] ?? ''} times`
}

const shareWords = (share: number): string =>
  shares.find(([most]) => share <= most)?.[1] ??
  (share > sayableTimes ? `more than ${sayableTimes} times` : timesWords(share))

const daysWords = (days: number): string => `${days} day${days === 1 ? '' : 's'}`

const armsOver = ({ share, interval }: Lateness): string =>
  `late by ${shareWords(share)} the ${daysWords(interval)} that an ARMS holds`

/** What some kinds say once their day has passed; the others speak of a wait. */
const overWords: Partial<Record<DutyKind, (late: Lateness) => string>> = {
  whereabouts: ({ days }) => `unknown for ${daysWords(days)}`,
  suspension_review: ({ days }) => `${daysWords(days)} past that day`,
  arms_initial: armsOver,
  arms_review: armsOver,
}

const waitOver = ({ share, interval }: Lateness): string =>
  `late by ${shareWords(share)} a wait of ${daysWords(interval)}`

function latenessWords({ dueOn, kind }: OrderFacts, late: Lateness): string {
  if (dueOn === null) return 'no day is set, which counts as late by a whole wait'
  if (late.days > 0) return (overWords[kind] ?? waitOver)(late)
  if (kind === 'whereabouts') return 'unknown since today'
  if (late.days === 0) return 'due today'
  return late.days === -1 ? 'due tomorrow' : `due in ${daysWords(-late.days)}`
}

function wordsOf(facts: OrderFacts, late: Lateness, modifiers: readonly string[]): string {
  const lead = first[placeOf(facts)]?.words
  const lateness = latenessWords(facts, late)
  const start =
    lead === undefined
      ? `${levelWords[facts.level]}, ${lateness}.`
      : `${lead}: ${facts.level === 'very_high' ? '' : `${levelWords[facts.level].toLowerCase()}, `}${lateness}.`
  return modifiers.length === 0 ? start : `${start} Also: ${modifiers.join('; ')}.`
}

type Key = readonly (number | string)[]

export const compareKeys = (a: Key, b: Key): number => {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? ''
    if (left < right) return -1
    if (left > right) return 1
  }
  return 0
}

/**
 * Child in danger, or very high, first; then level times lateness. Cases within a doubling of each other are
 * alike, and what else is known of the person decides between them.
 */
export function orderInWords<Row extends OrderFacts>(
  rows: readonly Row[],
  ask: OrderAsk,
): Ordered<Row>[] {
  const weighed = rows.map((row) => {
    const late = latenessOf(row, ask)
    const modifiers = modifiersOf(row, ask)
    const weight = late.share * weightOf(row.level, ask.policy)
    const isLate = weight > 0
    const key: Key = [
      placeOf(row),
      isLate ? -Math.floor(Math.log2(weight)) : Number.MAX_SAFE_INTEGER,
      isLate ? -modifiers.length : 0,
      -weight,
      row.dueOn ?? '',
      levelOrder.indexOf(row.level),
      -modifiers.length,
      row.id,
    ]
    return { row, words: wordsOf(row, late, modifiers), key }
  })
  return weighed
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .map(({ row, words }) => ({ row, words }))
}

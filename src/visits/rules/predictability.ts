// How easily the next visit could be guessed from the last ten: how regular, how concentrated, how often announced.
import { daysBetween, weekdayOf } from '../../platform/calendar.ts'
import type { Call, PartOfDay, Predictability, Share, Slot, SlotTried } from '../types.ts'
import { isSame, slotOf, surprising } from './slots.ts'

export type PatternAsk = Readonly<{
  calls: readonly Call[]
  week: readonly SlotTried[]
  /** The hours at which the afternoon and the evening begin. */
  parts: readonly number[]
  regularPercent: number
  concentratedPercent: number
  /** The same for a part of the day by itself. */
  partPercent: number
}>

const newest = 10
const fewest = 5

/** One a day, newest first: what was recorded here says more of a day than what the register told of it. */
function visitsIn(calls: readonly Call[]): Call[] {
  const byDay = new Map<string, Call>()
  for (const call of calls)
    if (call.qualifies && (call.at !== null || !byDay.has(call.on))) byDay.set(call.on, call)
  return [...byDay.values()].toSorted((a, b) => (a.on < b.on ? 1 : -1)).slice(0, newest)
}

type Gaps = Extract<Predictability, { state: 'told' }>['gaps']

/**
 * The coefficient of variation: the standard deviation of the gaps in days (of these gaps, not of a sample
 * of more), divided by their mean, in percent. 88, 91, 93, 90: mean 90.5, deviation 1.80, spread 2 %.
 */
function gapsOf(visits: readonly Call[]): Gaps {
  const gaps = visits.slice(1).map(({ on }, index) => daysBetween(on, visits[index]?.on ?? on))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
  return {
    least: Math.min(...gaps),
    most: Math.max(...gaps),
    spreadPercent: Math.round((Math.sqrt(variance) / mean) * 100),
  }
}

/** The value that stands most often; of two the one that stands first, which is the newer. */
function commonest<T>(values: readonly T[], isOne: (a: T, b: T) => boolean): [T, number] | null {
  let found: [T, number] | null = null
  for (const value of values) {
    const count = values.filter((other) => isOne(value, other)).length
    if (found === null || count > found[1]) found = [value, count]
  }
  return found
}

const percentOf = ({ count, of }: Share): number => Math.round((count / of) * 100)

type Usual = Share & Readonly<{ day: Slot['day'] | null; part: PartOfDay | null }>

/** What may be usual, and the percent from which on it is concentrated. */
type MayBeUsual = Readonly<{ usual: Usual; from: number }>

/** The commonest slot and the commonest part of the day, as shares of the visits whose hour is known, if of five. */
function usualHours(slots: readonly Slot[]): Readonly<{ slot: Usual; part: Usual }> | null {
  const slot = commonest(slots, isSame)
  const part = commonest(slots, (a, b) => a.part === b.part)
  if (slots.length < fewest || slot === null || part === null) return null
  const of = slots.length
  return {
    slot: { ...slot[0], count: slot[1], of },
    part: { day: null, part: part[0].part, count: part[1], of },
  }
}

/** The commonest weekday, as a share of all: the register tells the day of a visit and never its hour. */
function usualDay(visits: readonly Call[]): Usual {
  const days = visits.map(({ on }) => weekdayOf(on))
  const [day, count] = commonest(days, (a, b) => a === b) ?? ['monday', 0]
  return { day, part: null, count, of: visits.length }
}

/**
 * The first that is concentrated of a slot, a weekday by itself (every visit on a Tuesday, at whatever hour) and a part
 * of the day by itself (every visit in the morning, on whatever day). Where none is, the commonest slot, or the
 * commonest weekday where too few hours are known.
 */
function usualOf(visits: readonly Call[], ask: PatternAsk): MayBeUsual {
  const hours = usualHours(visits.flatMap((visit) => slotOf(visit, ask.parts) ?? []))
  const onDay = { usual: usualDay(visits), from: ask.concentratedPercent }
  if (hours === null) return onDay
  const inSlot = { usual: hours.slot, from: ask.concentratedPercent }
  const inPart = { usual: hours.part, from: ask.partPercent }
  return [inSlot, onDay, inPart].find(({ usual, from }) => percentOf(usual) >= from) ?? inSlot
}

function announcedOf(visits: readonly Call[]): Share {
  const known = visits.filter(({ announced }) => announced !== null)
  return { count: known.filter(({ announced }) => announced === true).length, of: known.length }
}

const numbers = 'none one two three four five six seven eight nine ten'.split(' ')
const inWords = (count: number): string => numbers[count] ?? String(count)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** 'on a Tuesday morning', 'on a Tuesday', 'in the morning'. */
function whenText({ day, part }: Usual): string {
  if (day === null) return `in the ${part ?? 'day'}`
  return `on a ${capital(day)}${part === null ? '' : ` ${part}`}`
}

/** 'four of the last five on a Tuesday morning'. */
function usualText(usual: Usual, visits: number): string {
  const { count, of, part } = usual
  const those = of === visits ? `the last ${inWords(of)}` : `the ${inWords(of)} whose hour is known`
  if (count === 1)
    return `no two of ${those} ${part === null ? 'on the same weekday' : 'in the same part of the same weekday'}`
  return `${count === of ? 'all' : inWords(count)} of ${those} ${whenText(usual)}`
}

/** '88 to 93 days apart'. */
const gapText = ({ least, most }: Gaps): string =>
  least === most
    ? `${least} ${least === 1 ? 'day' : 'days'} apart`
    : `${least} to ${most} days apart`

/** 'two of five announced'. */
function announcedText({ count, of }: Share, visits: number): string {
  if (of === 0) return 'whether they were announced is not known'
  return of === visits
    ? `${inWords(count)} of ${inWords(of)} announced`
    : `${inWords(count)} of the ${inWords(of)} recorded here announced`
}

type Told = Readonly<{ gaps: Gaps; usual: Usual; announced: Share }>

const sentenceOf = ({ gaps, usual, announced }: Told, visits: number, hours: number): string =>
  capital(
    `${usualText(usual, visits)}, ${gapText(gaps)}; ${announcedText(announced, visits)}.${
      hours === visits
        ? ''
        : ` The register told the day of ${inWords(visits - hours)} of them and not the hour.`
    }`,
  )

function guessedOf({ day, part }: Usual): string {
  if (day === null) return 'the part of the day'
  return part === null ? 'the weekday' : 'the weekday and the part of the day'
}

function verdictOf(isRegular: boolean, isConcentrated: boolean, usual: Usual): string {
  const when = guessedOf(usual)
  if (isRegular && isConcentrated)
    return `Regular and concentrated: this person could guess about when the next visit comes, and ${when}.`
  if (isRegular) return 'Regular: this person could guess about when the next visit comes.'
  if (isConcentrated) return `Concentrated: this person could guess ${when} of the next visit.`
  return 'Neither regular nor concentrated, by the thresholds of policy.'
}

function tooFew(visits: number, week: PatternAsk['week']): Predictability {
  const so =
    visits === 0
      ? 'no day'
      : visits === 1
        ? 'one day'
        : `${inWords(visits)} days, however often on each`
  return {
    state: 'too_few',
    visits,
    sentence: `Too few to say: seen at home on ${so}, and ${inWords(fewest)} days are needed.`,
    breaking: surprising(week, null),
  }
}

/**
 * Practice 3.2: high is that this person could guess the next visit even though nobody announced it.
 * Regular: the spread of the gaps is at or below policy's percent of their mean. Concentrated: the share of
 * the commonest slot, or of the commonest weekday or part of the day by itself, is at or above policy's percent for it.
 * Both of the newest ten visits that qualify, from five on.
 */
export function predictability(ask: PatternAsk): Predictability {
  const visits = visitsIn(ask.calls)
  if (visits.length < fewest) return tooFew(visits.length, ask.week)
  const { usual, from } = usualOf(visits, ask)
  const told = {
    gaps: gapsOf(visits),
    usual,
    announced: announcedOf(visits),
  }
  const isRegular = told.gaps.spreadPercent <= ask.regularPercent
  const usualPercent = percentOf(usual)
  const isConcentrated = usualPercent >= from
  const hours = visits.filter(({ at }) => at !== null).length
  return {
    state: 'told',
    visits: visits.length,
    ...told,
    usualPercent,
    thresholds: { regularPercent: ask.regularPercent, concentratedPercent: from },
    isRegular,
    isConcentrated,
    sentence: sentenceOf(told, visits.length, hours),
    verdict: verdictOf(isRegular, isConcentrated, usual),
    breaking: surprising(ask.week, usual.count === 1 ? null : usual),
  }
}

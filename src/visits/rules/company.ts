// How long the same officer, and the same two, have gone to one person: the same faces for years are a risk of their own.
import { sameDayMonthsLater, type LocalDate } from '../../platform/calendar.ts'
import type { Call, Company, WentFor } from '../types.ts'

type Officer = Readonly<{ officer: string; name: string }>

const officersOf = ({ crew }: Call): Officer[] =>
  crew.flatMap((member) => ('officer' in member ? [member] : []))

const wasThere = (call: Call, people: readonly Officer[]): boolean =>
  people.every(({ officer }) => officersOf(call).some((other) => other.officer === officer))

/** Whole months from one day to another. */
function monthsBetween(from: LocalDate, to: LocalDate): number {
  let months = 0
  while (sameDayMonthsLater(from, months + 1) <= to) months += 1
  return months
}

/** The unbroken run of newest visits at which all of them were there; null for one visit, which is no run. */
function runOf(visits: readonly Call[], people: readonly Officer[], on: LocalDate): WentFor | null {
  const broken = visits.findIndex((visit) => !wasThere(visit, people))
  const run = broken < 0 ? visits : visits.slice(0, broken)
  const first = run.at(-1)
  if (first === undefined || run.length < 2) return null
  return {
    names: people.map(({ name }) => name),
    since: first.on,
    months: monthsBetween(first.on, on),
    visits: run.length,
    days: new Set(run.map((visit) => visit.on)).size,
  }
}

const longest = (runs: readonly (WentFor | null)[]): WentFor | null =>
  runs
    .filter((run) => run !== null)
    .toSorted((a, b) => b.visits - a.visits)
    .at(0) ?? null

const pairsOf = (people: readonly Officer[]): Officer[][] =>
  people.flatMap((one, index) => people.slice(index + 1).map((other) => [one, other]))

const inMonths = (months: number): string => `${months} ${months === 1 ? 'month' : 'months'}`

/** Practice 3.3: the same officer for years risks grooming and complacency; a fresh second officer helps. */
export function company(
  calls: readonly Call[],
  { on, sameCrewMonths }: Readonly<{ on: LocalDate; sameCrewMonths: number }>,
): Company {
  const visits = calls
    .filter(({ qualifies, at }) => qualifies && at !== null)
    .toSorted((a, b) => (b.at?.getTime() ?? 0) - (a.at?.getTime() ?? 0))
  const [last] = visits
  if (last === undefined) return { officer: null, pair: null, hint: null }
  const people = officersOf(last)
  const pair = longest(pairsOf(people).map((two) => runOf(visits, two, on)))
  return {
    officer: longest(people.map((one) => runOf(visits, [one], on))),
    pair,
    hint:
      pair === null || pair.months < sameCrewMonths
        ? null
        : `The same two have gone for ${inMonths(pair.months)}: take a fresh second officer to the next visit.`,
  }
}

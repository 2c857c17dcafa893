// The figures, each counted as the contract's section 4 says, from people standing on one day.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Caseload, Counted, Figures, Tally } from '../types.ts'
import type { MissingReason } from '../../arms/index.ts'
import { ratioOf } from '../../workload/index.ts'
import { counts, missingBecause, visitOverdueBy } from './counts.ts'

/** '1-7', '8-28', '29-90', '91+': the words follow from the policy's band ends. */
export function bandOf(days: number, ends: readonly number[]): string {
  const end = ends.find((last) => days <= last)
  if (end === undefined) return `${(ends.at(-1) ?? 0) + 1}+`
  const before = ends[ends.indexOf(end) - 1] ?? 0
  return `${before + 1}-${end}`
}

/** How many of each key, in the order of the keys: never in that of the rows, which would tell of who is not shown. */
export const tally = <T>(items: readonly T[], keyOf: (item: T) => string): Tally => {
  const tallied: Record<string, number> = {}
  for (const item of items) tallied[keyOf(item)] = (tallied[keyOf(item)] ?? 0) + 1
  return Object.fromEntries(Object.entries(tallied).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const caseloadOf = (people: readonly Counted[]): Caseload => {
  const officers = new Set(
    people.map(({ standing }) => standing.officerId).filter((id) => id !== null),
  )
  return {
    caseload: people.length,
    officers: officers.size,
    ratio: ratioOf(people.length, officers.size),
  }
}

type Overdue = Readonly<{ one: Counted; days: number }>

const longestOf = (overdue: readonly Overdue[]): { visorRef: string; days: number } | null => {
  const worst = overdue
    .toSorted((a, b) => b.days - a.days || (a.one.visorRef < b.one.visorRef ? -1 : 1))
    .at(0)
  return worst === undefined ? null : { visorRef: worst.one.visorRef, days: worst.days }
}

function overdueVisits(
  people: readonly Counted[],
  bands: readonly number[],
): Figures['overdueVisits'] {
  const overdue = people
    .filter((one) => counts['overdue-visits'](one))
    .map((one) => ({ one, days: visitOverdueBy(one) }))
  return {
    total: overdue.length,
    byLevel: tally(overdue, ({ one }) => one.standing.level),
    byTeam: tally(overdue, ({ one }) => one.team),
    byBand: tally(overdue, ({ days }) => bandOf(days, bands)),
    longest: longestOf(overdue),
  }
}

function missingArms(people: readonly Counted[]): Figures['missingArms'] {
  const missing = people.filter((one) => counts['missing-arms'](one))
  const because = (reason: MissingReason): number =>
    missing.filter((one) => missingBecause(one) === reason).length
  return {
    total: missing.length,
    notStarted: because('notStarted'),
    draft: because('draft'),
    returned: because('returned'),
    awaitingRatification: because('awaitingRatification'),
    byTeam: tally(missing, ({ team }) => team),
  }
}

function caseload(people: readonly Counted[]): Figures['caseload'] {
  const held = people.filter((one) => counts.caseload(one))
  const { caseload: total, officers, ratio } = caseloadOf(held)
  const teams = [...new Set(held.map(({ team }) => team))].toSorted()
  const byTeam = Object.fromEntries(
    teams.map((team) => [team, caseloadOf(held.filter((one) => one.team === team))]),
  )
  return { total, officers, ratio, byTeam }
}

export type FiguresAsk = Readonly<{
  on: LocalDate
  people: readonly Counted[]
  bands: readonly number[]
  notLoaded: number
}>

export function figuresOf({ on, people, bands, notLoaded }: FiguresAsk): Figures {
  const countOf = (name: keyof typeof counts): number =>
    people.reduce((sum, one) => (counts[name](one) ? sum + 1 : sum), 0)
  return {
    on,
    overdueVisits: overdueVisits(people, bands),
    noVisitPlan: countOf('no-visit-plan'),
    onBackstop: countOf('on-backstop'),
    missingArms: missingArms(people),
    armsReviewOverdue: countOf('arms-review-overdue'),
    levelUnsupported: countOf('level-unsupported'),
    notLoaded,
    unallocated: countOf('unallocated'),
    ownerNotAvailable: countOf('owner-not-available'),
    whereaboutsUnknown: countOf('whereabouts-unknown'),
    suspensionPastReview: countOf('suspension-past-review'),
    caseload: caseload(people),
  }
}

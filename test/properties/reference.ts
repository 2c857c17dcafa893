// The figures worked out a second time, slowly, from the words of the contract's section 4 and nothing of ours.

/** One row of a register, with its dates as ISO text. */
export type Row = Readonly<{
  ref: string
  born: string
  sex: 'M' | 'F'
  level: 'very_high' | 'high' | 'medium' | 'low'
  agency: 'police' | 'probation' | 'yot'
  status: 'community' | 'custody' | 'hospital' | 'abroad' | 'missing' | 'transferred' | 'closed'
  reactive: boolean
  /** Only when the police lead. */
  leadSince: string | null
  officer: string | null
  team: string
  lastVisit: string | null
  due: string | null
  completed: string | null
  ratified: string | null
  released: string | null
  /** A cell that turns the row away: what stands in which column. */
  spoilt: readonly [column: string, cell: string] | null
}>

const dayMs = 86_400_000
const count = (iso: string): number => {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return Date.UTC(year, month - 1, day) / dayMs
}
const iso = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10)

export const plusDays = (from: string, days: number): string => iso(count(from) + days)

/** The same day so many months on, or that month's last. */
export function plusMonths(from: string, months: number): string {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + months, Math.min(day, last)) / dayMs)
}

export const ceilingMonths = { very_high: 1, high: 3, medium: 6, low: 12 } as const
export const firstVisitDays = { very_high: 2, high: 7, medium: 14, low: 28 } as const

/** Facts dated after the day are left out; undated ones hold. */
const happened = (date: string | null, on: string): string | null =>
  date !== null && date <= on ? date : null

/** The plan in force: not yet made before its visit, spent when it asks for no day after it. */
function planOf({ due, lastVisit }: Row, on: string): string | null {
  if (due === null) return null
  if (lastVisit === null) return due
  if (lastVisit > on) return null
  return due <= lastVisit ? null : due
}

function latestBy(row: Row, on: string): string | null {
  const plan = planOf(row, on)
  if (plan !== null) return plan
  const seen = happened(row.lastVisit, on)
  const back = happened(row.released, on)
  if (back !== null && (seen === null || seen < back))
    return plusDays(back, firstVisitDays[row.level])
  if (seen !== null) return plusMonths(seen, ceilingMonths[row.level])
  const lead = happened(row.leadSince, on)
  return lead === null ? null : plusDays(lead, firstVisitDays[row.level])
}

const isActive = (row: Row): boolean => row.status === 'community' && !row.reactive

type Arms = 'out of scope' | 'in time' | 'notStarted' | 'awaitingRatification' | 'review overdue'

function armsOf(row: Row, on: string): Arms {
  const lead = happened(row.leadSince, on)
  const isAdult = plusMonths(row.born, 18 * 12) <= on
  if (row.sex === 'F' || !isAdult || lead === null || !isActive(row)) return 'out of scope'
  const back = happened(row.released, on)
  const start = back !== null && back > lead ? back : lead
  const completed = happened(row.completed, on)
  const counts = completed !== null && completed >= start
  if (counts && happened(row.ratified, on) !== null)
    return plusMonths(completed, 12) < on ? 'review overdue' : 'in time'
  if (on <= plusDays(start, 15)) return 'in time'
  return counts ? 'awaitingRatification' : 'notStarted'
}

const band = (days: number): string =>
  days <= 7 ? '1-7' : days <= 28 ? '8-28' : days <= 90 ? '29-90' : '91+'

const tally = (keys: readonly string[]): Record<string, number> => {
  const found: Record<string, number> = {}
  for (const key of keys) found[key] = (found[key] ?? 0) + 1
  return found
}

const held = (people: readonly Row[]) => {
  const officers = new Set(people.flatMap(({ officer }) => officer ?? [])).size
  // Half up, in whole hundredths: 1.005 has no exact double.
  const ratio =
    officers === 0
      ? people.length === 0
        ? 0
        : null
      : Math.floor((people.length * 200 + officers) / (officers * 2)) / 100
  return { caseload: people.length, officers, ratio }
}

/** The first accepted row of a person stands. */
export function accepted(rows: readonly Row[]): Row[] {
  const refs = new Set<string>()
  return rows.filter((row) => {
    if (row.spoilt !== null || refs.has(row.ref)) return false
    refs.add(row.ref)
    return true
  })
}

const awayStatuses = new Set<string>(['custody', 'hospital', 'abroad'])

/** What `GET /figures?on=` must answer for someone who sees the force, the register having been loaded on a day. */
export function figuresByHand(rows: readonly Row[], { on, loadedOn }: Days): object {
  const people = accepted(rows)
  const late = people.flatMap((row) => {
    const by = latestBy(row, on)
    return isActive(row) && by !== null && by < on ? [{ row, days: count(on) - count(by) }] : []
  })
  const [worst] = late.toSorted((a, b) => b.days - a.days || (a.row.ref < b.row.ref ? -1 : 1))
  const arms = people.map((row) => ({ row, state: armsOf(row, on) }))
  const having = (state: Arms): number => arms.filter((one) => one.state === state).length
  const missing = arms.filter(
    ({ state }) => state === 'notStarted' || state === 'awaitingRatification',
  )
  const caseload = people.filter(({ status }) => status === 'community' || status === 'missing')
  const teams = [...new Set(caseload.map(({ team }) => team))]
  const loaded = new Set(people.map(({ ref }) => ref))
  const { caseload: total, officers, ratio } = held(caseload)
  return {
    on,
    overdueVisits: {
      total: late.length,
      byLevel: tally(late.map(({ row }) => row.level)),
      byTeam: tally(late.map(({ row }) => row.team)),
      byBand: tally(late.map(({ days }) => band(days))),
      longest: worst === undefined ? null : { visorRef: worst.row.ref, days: worst.days },
    },
    noVisitPlan: people.filter((row) => isActive(row) && latestBy(row, on) === null).length,
    onBackstop: people.filter((row) => isActive(row) && planOf(row, on) === null).length,
    missingArms: {
      total: missing.length,
      notStarted: having('notStarted'),
      draft: 0,
      returned: 0,
      awaitingRatification: having('awaitingRatification'),
      byTeam: tally(missing.map(({ row }) => row.team)),
    },
    armsReviewOverdue: having('review overdue'),
    levelUnsupported: missing.length + having('review overdue'),
    notLoaded: new Set(
      rows.filter((row) => row.spoilt !== null && !loaded.has(row.ref)).map(({ ref }) => ref),
    ).size,
    unallocated: caseload.filter(({ officer }) => officer === null).length,
    ownerNotAvailable: 0,
    whereaboutsUnknown: people.filter(({ status }) => status === 'missing').length,
    suspensionPastReview: people.filter(
      ({ status }) => awayStatuses.has(status) && plusDays(loadedOn, 28) < on,
    ).length,
    caseload: {
      total,
      officers,
      ratio,
      byTeam: Object.fromEntries(
        teams.map((team) => [team, held(caseload.filter((row) => row.team === team))]),
      ),
    },
  }
}

export type Days = Readonly<{ on: string; loadedOn: string }>

// The people that a figure counts, found by the very question that the figure asks.
import type { Tx } from '../../platform/database/transaction.ts'
import { daysBetween, type LocalDate } from '../../platform/calendar.ts'
import type { Level } from '../../policy/index.ts'
import type { LatestBy } from '../../visits/index.ts'
import { peopleShown, type PersonShown } from '../queries/people.ts'
import { counts, missingBecause, visitOverdueBy, type ListName } from '../rules/counts.ts'
import { bandOf } from '../rules/figures.ts'
import { partOf, type Mark } from '../rules/part.ts'
import { shownOn, type Register, type Registered } from './register.ts'

export type ListQuery = Readonly<{
  name: ListName
  team?: string | undefined
  level?: Level | undefined
  /** Days overdue, as the figures band them. */
  band?: string | undefined
  officer?: string | undefined
}>

export type ListedPerson = Readonly<{
  person: PersonShown
  /** The day that the list is about: by when seen, by when assessed, since when away. */
  dueOn: LocalDate | null
  daysOverdue: number
  because: string
}>

export type PeoplePart = Readonly<{
  items: readonly ListedPerson[]
  total: number
  next: Mark | null
}>

const levelRank: Readonly<Record<Level, number>> = { very_high: 1, high: 2, medium: 3, low: 4 }

const waits = {
  notStarted: 'ARMS not started',
  draft: 'ARMS in draft',
  returned: 'ARMS returned by the supervisor',
  awaitingRatification: 'ARMS completed, awaiting ratification',
} as const

const armsBecause = (one: Registered): string =>
  one.counted.arms.missing
    ? `${waits[missingBecause(one.counted)]}.`
    : 'The last ratified ARMS is past its review day.'

const visitBecause = ({ counted }: Registered): string =>
  counted.latestBy?.because ??
  'Nothing sets a day for the next visit: no plan, never seen, no known start.'

/** What holds where no plan does, said first. */
const holdsWords: Readonly<Record<LatestBy['rule'], string>> = {
  plan: 'Their plan holds.',
  'plan-ended': 'The day of a plan that has ended holds.',
  'first-visit': 'The first-visit day holds.',
  'never-seen': 'The first-visit day holds.',
  backstop: 'Only the force’s ceiling holds.',
}

const heldBecause = (one: Registered): string => {
  const { latestBy } = one.counted
  return latestBy === null ? visitBecause(one) : `${holdsWords[latestBy.rule]} ${latestBy.because}`
}

const statusWords = {
  community: 'In the community',
  custody: 'In custody',
  hospital: 'In hospital',
  abroad: 'Abroad',
  missing: 'Whereabouts unknown',
  transferred: 'Transferred',
  closed: 'Closed',
} as const

const statusBecause = ({ counted }: Registered): string =>
  `${statusWords[counted.standing.status]}.`

type Told = Readonly<{
  dueOn: (one: Registered) => LocalDate | null
  because: (one: Registered) => string
}>
const byVisit: Told = {
  dueOn: ({ counted }) => counted.latestBy?.on ?? null,
  because: visitBecause,
}
const byHeld: Told = { ...byVisit, because: heldBecause }
const byArms: Told = {
  dueOn: ({ counted: { arms } }) => (arms.missing ? arms.initialDueOn : arms.reviewDueOn),
  because: armsBecause,
}
const byStatus: Told = { dueOn: ({ counted }) => counted.standing.reviewOn, because: statusBecause }

const told: Readonly<Record<ListName, Told>> = {
  'overdue-visits': byVisit,
  'no-visit-plan': byVisit,
  'on-backstop': byHeld,
  'missing-arms': byArms,
  'missing-arms-not-started': byArms,
  'missing-arms-draft': byArms,
  'missing-arms-returned': byArms,
  'missing-arms-awaiting-ratification': byArms,
  'arms-review-overdue': byArms,
  'level-unsupported': byArms,
  unallocated: byStatus,
  'owner-not-available': byStatus,
  'whereabouts-unknown': byStatus,
  'suspension-past-review': byStatus,
  caseload: byStatus,
}

const isAsked = (one: Registered, { team, level, officer }: ListQuery): boolean =>
  (team === undefined || one.counted.team === team) &&
  (level === undefined || one.counted.standing.level === level) &&
  (officer === undefined || one.owner?.key === officer)

/** The whole list, unordered: `length` is the figure. */
function peopleCounted(register: Register, query: ListQuery): readonly Registered[] {
  const bands = register.policy.list('duties.overdue_bands')
  return register.people.filter(
    (one) =>
      counts[query.name](one.counted) &&
      isAsked(one, query) &&
      (query.band === undefined || bandOf(visitOverdueBy(one.counted), bands) === query.band),
  )
}

/** Most dangerous first, then longest due, then by ViSOR ref. */
const markOf =
  (name: ListName) =>
  (one: Registered): Mark => [
    levelRank[one.counted.standing.level],
    told[name].dueOn(one) ?? '',
    one.counted.visorRef,
  ]

const daysPast = (dueOn: LocalDate | null, one: Registered, name: ListName): number =>
  told[name].dueOn === byVisit.dueOn
    ? visitOverdueBy(one.counted)
    : dueOn === null || dueOn >= one.counted.standing.on
      ? 0
      : daysBetween(dueOn, one.counted.standing.on)

/** One part of the list with its people: one statement more than the register. */
export async function peopleListed(
  tx: Tx,
  register: Register,
  { query, size, after }: { query: ListQuery; size: number; after: Mark | null },
): Promise<PeoplePart> {
  const found = peopleCounted(register, query)
  const part = partOf(found, markOf(query.name), { size, after })
  const names = await peopleShown(
    tx,
    part.rows.map(({ file }) => file.person.id),
    register.on,
  )
  const items = part.rows.flatMap((one) => {
    const named = names.get(one.file.person.id)
    if (named === undefined) return []
    const dueOn = told[query.name].dueOn(one)
    return [
      {
        person: shownOn(one, named),
        dueOn,
        daysOverdue: daysPast(dueOn, one, query.name),
        because: told[query.name].because(one),
      },
    ]
  })
  return { items, total: part.total, next: part.next }
}

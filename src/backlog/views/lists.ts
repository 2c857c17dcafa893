// The lists behind the figures: who is counted, and how people left.
import { formatInstant, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Link, Pager } from '../../platform/views/models.ts'
import type { Policy } from '../../policy/index.ts'
import type { LeftDuty } from '../queries/left.ts'
import type { PersonShown } from '../queries/people.ts'
import type { ListName } from '../rules/counts.ts'
import type { ListedPerson, ListQuery, PeoplePart } from '../service/lists.ts'
import { countedHow } from './counted-how.ts'
import { bandWords } from './figures.ts'
import { personLine, personResource, type PersonLine } from './person.ts'
import {
  asAt,
  dayIn,
  days,
  downloadsOf,
  inThousands,
  kindWords,
  leftWords,
  levelWords,
  linkTo,
} from './words.ts'

export type ListModel = Readonly<{
  title: string
  asAtText: string
  filterText: string | null
  backHref: string
  backText: string
  counted: string
  rows: readonly Readonly<{ text: string; person: PersonLine }>[]
  emptyText: string | null
  downloads: readonly Link[]
  pager: Pager
}>

const titles: Readonly<Record<ListName, string>> = {
  'overdue-visits': 'Overdue visits',
  'no-visit-plan': 'Nothing sets a day for a visit',
  'on-backstop': 'No visit plan date of their own',
  'missing-arms': 'Missing ARMS',
  'missing-arms-not-started': 'Missing ARMS, not started',
  'missing-arms-draft': 'Missing ARMS, in draft',
  'missing-arms-returned': 'Missing ARMS, returned for work',
  'missing-arms-awaiting-ratification': 'Missing ARMS, awaiting ratification',
  'arms-review-overdue': 'ARMS reviews overdue',
  'level-unsupported': 'Risk levels with no ARMS in date under them',
  unallocated: 'In the caseload with no owner',
  'owner-not-available': 'Owner away without cover',
  'whereabouts-unknown': 'Whereabouts unknown',
  'suspension-past-review': 'Suspensions past their review',
  caseload: 'The caseload',
}

export const listTitle = (name: ListName): string => titles[name]

const filterWords = ({ team, level, band, officer }: ListQuery): string | null => {
  const words = [
    team,
    level === undefined ? undefined : `${levelWords[level].toLowerCase()} risk level`,
    band === undefined ? undefined : `${bandWords(band)} over`,
    officer === undefined ? undefined : `officer ${officer}`,
  ].filter((word) => word !== undefined)
  return words.length === 0 ? null : `Only: ${words.join(', ')}.`
}

const rowText = ({ dueOn, daysOverdue, because }: ListedPerson): string => {
  if (daysOverdue > 0 && dueOn !== null)
    return `${days(daysOverdue)} over, due by ${formatShortDate(dueOn)}. ${because}`
  return because
}

export type ListShown = Readonly<{
  query: ListQuery
  part: PeoplePart
  on: LocalDate
  today: LocalDate
  policy: Policy
  nextHref: string | null
  isFirstPart: boolean
  mayExport: boolean
}>

const listPager = (
  total: number,
  more: Omit<Pager, 'totalText' | 'label'>,
  here: number,
): Pager => ({
  label: 'This list',
  totalText: `${inThousands(total)} ${total === 1 ? 'person' : 'people'} in all${here < total ? `, ${here} shown here` : ''}.`,
  ...more,
})

export function listModel(shown: ListShown): ListModel {
  const { query, part, on, today, policy, nextHref, isFirstPart } = shown
  const { name, ...filters } = query
  const path = `/lists/${name}`
  const same = { ...filters, on: dayIn(on, today) }
  return {
    title: listTitle(name),
    asAtText: asAt(on, today),
    filterText: filterWords(query),
    backHref: linkTo('/figures', { on: dayIn(on, today) }),
    backText: 'Figures',
    counted: countedHow(name, policy),
    rows: part.items.map((item) => ({
      text: rowText(item),
      person: personLine(item.person, on),
    })),
    emptyText: part.items.length === 0 ? 'Nobody is on this list.' : null,
    downloads: shown.mayExport && part.total > 0 ? downloadsOf(path, same) : [],
    pager: listPager(
      part.total,
      { nextHref, firstHref: isFirstPart ? null : linkTo(path, same) },
      part.items.length,
    ),
  }
}

export const listedResource = ({ person, dueOn, daysOverdue, because }: ListedPerson) => ({
  offender: personResource(person),
  owner: person.officerKey,
  team: person.teamName,
  status: person.status,
  dueOn,
  daysOverdue,
  because,
})

export type LeftRow = Readonly<{ duty: LeftDuty; person: PersonShown }>

export type LeftShown = Readonly<{
  rows: readonly LeftRow[]
  total: number
  how: LeftDuty['how'] | null
  team: string | undefined
  on: LocalDate
  nextHref: string | null
  isFirstPart: boolean
}>

const leftText = ({ kind, how, dueOn, closedAt, daysLate }: LeftDuty): string => {
  const late = daysLate === null ? '' : daysLate === 0 ? ', in time' : `, ${days(daysLate)} late`
  const due = dueOn === null ? '' : `, was due by ${formatShortDate(dueOn)}`
  return `${kindWords[kind]}${due}. ${leftWords[how]}${late}. Left the list on ${formatInstant(closedAt)}.`
}

export function leftModel(shown: LeftShown): ListModel {
  const { rows, total, how, team, on, nextHref, isFirstPart } = shown
  const first = linkTo('/lists/left', { how: how ?? undefined, team })
  return {
    title: 'How duties left the list in the last 7 days',
    asAtText: asAt(on, on),
    filterText: how === null ? null : `Only: ${leftWords[how].toLowerCase()}.`,
    backHref: linkTo('/my-team', { team }),
    backText: 'My team',
    counted:
      'Every duty that was closed in the last 7 days, by how. Late stays late: the days late are kept with it.',
    rows: rows.map(({ duty, person }) => ({
      text: leftText(duty),
      person: personLine(person, on),
    })),
    emptyText: rows.length === 0 ? 'Nothing left the list in the last 7 days.' : null,
    downloads: [],
    pager: {
      label: 'This list',
      totalText: `${inThousands(total)} ${total === 1 ? 'duty' : 'duties'} in all.`,
      nextHref,
      firstHref: isFirstPart ? null : first,
    },
  }
}

export const leftResource = ({ duty, person }: LeftRow) => ({
  id: duty.id,
  kind: duty.kind,
  offender: personResource(person),
  how: duty.how,
  dueOn: duty.dueOn,
  closedAt: duty.closedAt.toISOString(),
  metOn: duty.metOn,
  daysLate: duty.daysLate,
})

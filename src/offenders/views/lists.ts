// The pages of the search and of the chronology.
import type { Names } from '../../access/index.ts'
import { formatDate, formatInstant, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { OfficerChoice, TeamRef } from '../../officers/index.ts'
import type { Filter, Pager, TimelineItem } from '../../platform/views/models.ts'
import type { ChronologyItem, PersonLineFacts } from '../types.ts'
import { input, pick, select, type Answers, type Draw } from '../../platform/views/fields.ts'
import { personLine, personName, type PersonLine } from './person-line.ts'
import { answersOf, levelText, statusText, wordOf } from './words.ts'

export type SearchPage = Readonly<{
  title: string
  filter: Filter
  addHref: string | null
  totalText: string
  people: readonly PersonLine[]
  pager: Pager
  emptyText: string
}>

const names = ['q', 'level', 'status', 'team', 'officer'] as const
export type Filters = Readonly<Partial<Record<(typeof names)[number], string | undefined>>>

type Part = Readonly<{ total: number; nextHref: string | null; firstHref: string | null }>

type Searched = Part &
  Readonly<{
    filters: Filters
    people: readonly PersonLineFacts[]
    teams: readonly TeamRef[]
    officers: readonly OfficerChoice[]
    mayAdd: boolean
    today: LocalDate
  }>

const withoutErrors = { typed: {}, errors: [], stale: false }

/** The address of the same list without one of its filters. */
const without = (path: string, filters: Readonly<Record<string, string>>, name: string): string => {
  const left = new URLSearchParams(Object.entries(filters).filter(([key]) => key !== name))
  return left.size === 0 ? path : `${path}?${left.toString()}`
}

const given = (filters: Filters): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = filters[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

function filterOf({ filters, teams, officers }: Searched): Filter {
  const chosen = given(filters)
  const draw: Draw = { attempt: withoutErrors, values: chosen }
  const officerAnswers: Answers = officers.map(({ key, name }) => [key, name])
  const words: Readonly<Record<string, (value: string) => string>> = {
    level: (value) => `${wordOf(levelText, value)} risk level`,
    status: (value) => wordOf(statusText, value),
    officer: (value) => officers.find(({ key }) => key === value)?.name ?? value,
  }
  return {
    label: 'Find a person',
    action: '/offenders',
    fields: [
      pick(input(draw, ['q', 'Name, ViSOR ref, PNC ID, postcode or date of birth'])),
      pick(
        select(draw, { name: 'level', label: 'Risk level', blank: 'Any' }, answersOf(levelText)),
      ),
      pick(select(draw, { name: 'status', label: 'Where', blank: 'Any' }, answersOf(statusText))),
      pick(
        select(
          draw,
          { name: 'team', label: 'Team', blank: 'Any' },
          teams.map(({ name }) => [name, name]),
        ),
      ),
      pick(select(draw, { name: 'officer', label: 'Officer', blank: 'Any' }, officerAnswers)),
    ],
    active: Object.entries(chosen).map(([name, value]) => ({
      text: words[name]?.(value) ?? value,
      removeHref: without('/offenders', chosen, name),
    })),
    clearHref: Object.keys(chosen).length === 0 ? null : '/offenders',
    submitText: 'Find',
  }
}

const pagerOf = ({ total, nextHref, firstHref }: Part, what: string): Pager => ({
  label: `Parts of the ${what}`,
  totalText: `${total} in all`,
  nextHref,
  firstHref,
})

const people = (total: number): string => (total === 1 ? '1 person' : `${total} people`)

export function searchPage(searched: Searched): SearchPage {
  const { filters, total, today } = searched
  return {
    title: filters.q === undefined ? 'Find a person' : `${filters.q}: find a person`,
    filter: filterOf(searched),
    addHref: searched.mayAdd ? '/offenders/new' : null,
    totalText: `${people(total)} found`,
    people: searched.people.map((facts) => personLine(facts, today, { withTeam: true })),
    pager: pagerOf(searched, 'list'),
    emptyText:
      'Nobody in your force is found by this. Check the spelling, try fewer letters of the name, or the ViSOR ref. People of other forces are not shown.',
  }
}

export type ChronologyPage = Readonly<{
  backHref: string
  backText: string
  person: PersonLine
  filter: Filter
  items: readonly TimelineItem[]
  pager: Pager
}>

const kindText: Readonly<Record<string, string>> = {
  person: 'Identity',
  name: 'Names',
  identifier: 'Identifiers',
  address: 'Addresses',
  marker: 'Markers',
  interim_control: 'Interim controls',
  relationship: 'Relationships',
  household: 'Who else lives there',
  home_note: 'The home',
  vehicle: 'Vehicles',
  work: 'Work',
  online_name: 'Online names',
  licence_condition: 'Licence conditions',
  check: 'Checks made',
  meeting: 'Meetings',
  document: 'Documents',
  status: 'Where the person is',
  lead: 'Lead agency',
  level: 'Risk level',
  mappa: 'MAPPA level',
  management: 'Management',
  allocation: 'Allocation',
  event: 'Events',
  visit: 'Visits',
  attempt: 'Attempts',
  sighting: 'Sightings',
  visit_plan: 'Visit plans',
  arms: 'ARMS',
  evidence: 'Evidence',
  self_report: 'Self-reports',
  escalation: 'Escalations',
  weekend: 'Weekend list',
  register: 'Register',
  correction: 'Corrections',
}

const provisional = { tag: 'Provisional: not written up', tagClass: 'govuk-tag--red' }

/** A line as the timeline shows it. */
const timelineItem = (
  item: ChronologyItem,
  { names, mayFollow }: Pick<Told, 'names' | 'mayFollow'>,
): TimelineItem => {
  const datetime = item.at ?? startOfDay(item.on)
  return {
    title: wordOf(kindText, item.kind),
    datetime: item.at === null ? item.on : datetime.toISOString(),
    whenText: item.at === null ? formatDate(item.on) : formatInstant(item.at),
    byline: item.origin === 'register' ? 'the register' : names(item.recordedBy),
    text: item.summary,
    ...(item.provisional === true ? provisional : {}),
    ...linkOf(item, mayFollow),
  }
}

/** A line that was struck out leads to who did so and why. */
const linkOf = ({ href, struck }: ChronologyItem, mayFollow: Told['mayFollow']) =>
  struck !== undefined && struck !== null
    ? {
        tag: 'Struck out',
        tagClass: 'govuk-tag--grey',
        struck: true,
        href: `/corrections/${struck}`,
        linkText: 'Who struck this out, and why',
      }
    : href === null || !mayFollow(href)
      ? {}
      : { href, linkText: 'Open' }

/** What no correction of an entry puts right: the record itself, and what corrections and meetings say. */
const notCorrected = new Set([
  'person',
  'register',
  'correction',
  'escalation',
  'weekend',
  'leaving',
  'restriction',
])

const putRightHref = (
  line: PersonLineFacts,
  { id, kind, href, struck }: ChronologyItem,
): string | null => {
  if ((struck ?? null) !== null || notCorrected.has(kind)) return null
  const isVisit = kind === 'visit' || kind === 'attempt'
  // A move asks for a choice before anything comes of it; striking out is a step further.
  return isVisit && href !== null ? `${href}/move` : `/offenders/${line.id}/entries/${id}/move`
}

const withPutRight = (told: Told, item: ChronologyItem): TimelineItem => {
  const href = told.mayCorrect ? putRightHref(told.line, item) : null
  const shown = timelineItem(item, told)
  return href === null ? shown : { ...shown, putRightHref: href }
}

type Told = Part &
  Readonly<{
    line: PersonLineFacts
    kind: string | undefined
    items: readonly ChronologyItem[]
    names: Names
    today: LocalDate
    mayCorrect: boolean
    /** Whether a line may lead its reader to an address. */
    mayFollow: (href: string) => boolean
  }>

export function chronologyPage(told: Told): ChronologyPage {
  const { line, kind, today } = told
  const file = `/offenders/${line.id}`
  const path = `${file}/chronology`
  const draw: Draw = { attempt: withoutErrors, values: kind === undefined ? {} : { kind } }
  return {
    backHref: file,
    backText: `Back to the file of ${personName(line)}`,
    person: personLine(line, today, { withTeam: true }),
    filter: {
      label: 'Show one kind',
      action: path,
      fields: [
        pick(select(draw, { name: 'kind', label: 'Kind', blank: 'Any' }, answersOf(kindText))),
      ],
      active: kind === undefined ? [] : [{ text: wordOf(kindText, kind), removeHref: path }],
      clearHref: kind === undefined ? null : path,
    },
    items: told.items.map((item) => withPutRight(told, item)),
    pager: pagerOf(told, 'chronology'),
  }
}

// The page of what meetings asked for and nobody has said is done: whom it is about, who does it, how late it is.
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Cell, Filter, Pager, Table } from '../../platform/views/models.ts'
import type { TeamRef } from '../../officers/index.ts'
import { meetingWords } from '../rules/around.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { MeetingKind, PersonLineFacts } from '../types.ts'
import { pick, select, type Draw } from '../../platform/views/fields.ts'
import { personName } from './person-line.ts'

export type MeetingActionsPage = Readonly<{
  title: string
  filter: Filter
  actions: Table | null
  emptyText: string
  pager: Pager
}>

type Filters = Readonly<Partial<Record<'state' | 'team', string | undefined>>>

export type OpenActionShown = Readonly<{
  id: string
  offenderId: OffenderId
  meetingId: string
  meeting: MeetingKind
  heldOn: LocalDate
  what: string
  who: string
  byOn: LocalDate
}>

type Listed = Readonly<{
  items: readonly OpenActionShown[]
  lines: ReadonlyMap<OffenderId, PersonLineFacts>
  /** Empty for a reader of one team. */
  teams: readonly TeamRef[]
  filters: Filters
  total: number
  nextHref: string | null
  firstHref: string | null
  today: LocalDate
}>

const path = '/meeting-actions'

const overdueCell = ({ byOn }: OpenActionShown, today: LocalDate): Cell => {
  const over = daysBetween(byOn, today)
  const by = formatShortDate(byOn)
  if (over <= 0) return { text: by }
  const note = `${over} ${over === 1 ? 'day' : 'days'} overdue`
  return { text: by, note, noteClass: 'app-cell-note--alert' }
}

const personCell = ({ offenderId }: OpenActionShown, { lines }: Listed): Cell => {
  const line = lines.get(offenderId)
  return line === undefined
    ? { text: 'A person of your force' }
    : { text: personName(line), href: `/offenders/${offenderId}`, note: line.teamName }
}

const tableOf = (listed: Listed): Table => ({
  caption: 'Open actions, the earliest due first',
  regionId: 'open-actions',
  stacks: true,
  head: ['By', 'What', 'Who', 'About', 'Meeting'].map((text) => ({ text })),
  rows: listed.items.map((row) => [
    overdueCell(row, listed.today),
    { text: row.what },
    { text: row.who },
    personCell(row, listed),
    {
      text: meetingWords[row.meeting],
      href: `/offenders/${row.offenderId}/meetings/${row.meetingId}/actions`,
      note: `of ${formatShortDate(row.heldOn)}`,
    },
  ]),
})

const stateWords = { open: 'All that are open', overdue: 'Overdue' } as const

function filterOf({ filters, teams }: Listed): Filter {
  const values = Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  const draw: Draw = { attempt: { typed: {}, errors: [], stale: false }, values }
  const without = (left: string): string => {
    const kept = new URLSearchParams(values)
    kept.delete(left)
    return kept.size === 0 ? path : `${path}?${kept.toString()}`
  }
  const ofTeam = select(
    draw,
    { name: 'team', label: 'Team', blank: 'Any' },
    teams.map(({ name }) => [name, name]),
  )
  const ofState = select(draw, { name: 'state', label: 'Show', blank: stateWords.open }, [
    ['overdue', stateWords.overdue],
  ])
  return {
    label: 'Narrow the list',
    action: path,
    fields: [pick(ofState), ...(teams.length === 0 ? [] : [pick(ofTeam)])],
    active: Object.entries(values).map(([name, value]) => ({
      text: name === 'state' && value === 'overdue' ? stateWords.overdue : value,
      removeHref: without(name),
    })),
    clearHref: Object.keys(values).length === 0 ? null : path,
  }
}

export const meetingActionsPage = (listed: Listed): MeetingActionsPage => ({
  title: 'Actions of meetings',
  filter: filterOf(listed),
  actions: listed.items.length === 0 ? null : tableOf(listed),
  emptyText:
    'No action waits here. Actions are recorded with the meeting that asked for them, on the file of the person.',
  pager: {
    label: 'Parts of the list',
    totalText: `${listed.total} in all`,
    nextHref: listed.nextHref,
    firstHref: listed.firstHref,
  },
})

// Found at visits: the list of what no supervisor has read, and what the page of one visit says of its reading.
import type { Names } from '../../access/index.ts'
import { formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Cell, Filter, HiddenFields, Link, Pager, Table } from '../../platform/views/models.ts'
import { selectField } from '../../platform/views/fields.ts'
import type { FoundPart } from '../queries/found.ts'
import type { FoundReadRefusal, FoundVisit, Reading, Visit } from '../types.ts'
import { foundHref, foundText } from './found-words.ts'
import { versioned } from './ruling.ts'

export type FoundListModel = Readonly<{
  title: string
  intro: string
  filter: Filter | null
  visits: Table | null
  emptyText: string
  pager: Pager
}>

export type FoundListAsked = Readonly<{
  part: FoundPart
  names: Names
  team: string | undefined
  teams: readonly string[]
  nextHref: string | null
  isFirstPart: boolean
}>

const rowOf = (visit: FoundVisit, names: Names): Cell[] => [
  { text: visit.personName, href: `/offenders/${visit.offenderId}`, note: visit.visorRef },
  { text: foundText(visit), href: `/visits/${visit.id}` },
  { text: formatShortDate(visit.onDate) },
  { text: names(visit.recordedBy) },
]

/** No filter for a reader of one team. */
function filterOf({ team, teams }: FoundListAsked): Filter | null {
  if (teams.length < 2) return null
  const items = teams.map((name) => ({ value: name, text: name }))
  const active = team === undefined ? [] : [{ text: team, removeHref: foundHref() }]
  return {
    label: 'Narrow the list',
    action: foundHref(),
    fields: [selectField('team', 'Team', { items, chosen: team, blank: 'Any' })],
    active,
    clearHref: active.length === 0 ? null : foundHref(),
  }
}

export const foundListModel = (asked: FoundListAsked): FoundListModel => ({
  title: 'Found at visits, not yet read',
  intro:
    'Visits and attempts at which a child was met, an undeclared device was found, a condition was not kept, or the risk is up. Each stands here until a supervisor has opened it and pressed “I have read this”, and again if something is found at it later or is taken out of its words.',
  filter: filterOf(asked),
  visits:
    asked.part.items.length === 0
      ? null
      : {
          caption: 'Found at visits, the newest first',
          captionClasses: 'govuk-visually-hidden',
          regionId: 'found',
          stacks: true,
          head: ['Person', 'What was found', 'Visit of', 'Recorded by'].map((text) => ({ text })),
          rows: asked.part.items.map((visit) => rowOf(visit, asked.names)),
        },
  emptyText: 'Everything that was found at visits has been read.',
  pager: {
    label: 'Parts of the list',
    totalText: `${asked.part.total} in all`,
    nextHref: asked.nextHref,
    firstHref: asked.isFirstPart ? null : foundHref(asked),
  },
})

export type ReadingModel = Readonly<{
  text: string
  /** Null where it was read, or is another's to read. */
  action: string | null
  hidden: HiddenFields
  /** The others that wait, for those who may read them. */
  list: Link | null
}>

export type ReadingAsked = Readonly<{
  visit: Visit
  /** Null where nothing was found. */
  reading: Reading | null
  names: Names
  /** A supervisor of the owner's team, or an inspector. */
  mayRead: boolean
  key: string
}>

/** What the page of the visit says of who has read what was found; nothing where nothing was. */
export function readingOfPage({
  visit,
  reading,
  names,
  mayRead,
  key,
}: ReadingAsked): ReadingModel | null {
  if (reading === null) return null
  const { readAt, readBy } = reading
  const list = mayRead ? { text: 'Found at visits, not yet read', href: foundHref() } : null
  if (readAt !== null)
    return {
      text: `What was found was read by ${names(readBy ?? '')} on ${formatInstant(readAt)}.`,
      ...{ action: null, hidden: [], list },
    }
  return {
    text: `No supervisor has read yet what was found. ${foundText(visit)}.`,
    action: mayRead ? `/visits/${visit.id}/read` : null,
    hidden: versioned({ visit, key }),
    list,
  }
}

export const foundReadWords: Readonly<Record<FoundReadRefusal, string>> = {
  'struck-out': 'This visit was struck out, so there is nothing of it to be read',
  'nothing-found': 'Nothing was found at this visit that waits to be read',
}

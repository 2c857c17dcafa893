// The page of exports: who took what out, how much of it, and the hash by which a copy is known again.
import { formatInstant } from '../platform/calendar.ts'
import type { Filter, Pager, Table } from '../platform/views/models.ts'
import type { ExportsPart } from './queries.ts'
import type { Export, ExportedList } from './types.ts'

export type ExportsModel = Readonly<{
  filter: Filter
  table: Table | null
  emptyText: string | null
  pager: Pager
}>

export type ExportViews = { 'exports/list': ExportsModel }

const words: Readonly<Record<ExportedList, string>> = {
  backlog: 'Backlog',
  people: 'List of people',
  figures: 'Figures',
  measures: 'Measures of visits',
  'access-log': 'Access log',
  briefing: 'Briefing',
  'entry-warrant': 'Section 96B evidence pack',
  pack: 'Page of a weekend visit',
}

const formats = { csv: 'spreadsheet (CSV)', pdf: 'PDF' } as const

const filtersText = ({ filters }: Export): string =>
  Object.entries(filters)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

const stateCell = ({ state, doneAt }: Export) =>
  state === 'done' && doneAt !== null
    ? { text: 'Sent whole', note: formatInstant(doneAt) }
    : { text: 'Begun, not finished', tagClass: 'govuk-tag--yellow' }

const tableOf = (rows: readonly Export[]): Table => ({
  caption: 'Files that were taken out, newest first',
  captionClasses: 'govuk-visually-hidden',
  regionId: 'exports',
  stacks: true,
  head: [
    { text: 'When' },
    { text: 'Who' },
    { text: 'What' },
    { text: 'Rows', format: 'numeric' },
    { text: 'How it ended' },
    { text: 'SHA-256 of the file' },
  ],
  rows: rows.map((row) => [
    { text: formatInstant(row.begunAt), classes: 'app-when' },
    { text: row.actor, href: `/exports?${new URLSearchParams({ actor: row.actor }).toString()}` },
    { text: `${words[row.what]}, ${formats[row.format]}`, note: filtersText(row) },
    { text: row.rows === null ? '' : String(row.rows), format: 'numeric' },
    stateCell(row),
    { text: row.sha256 ?? '', classes: 'app-hash' },
  ]),
})

export type ExportsShown = Readonly<{
  part: ExportsPart
  actor: string | null
  nextHref: string | null
  isFirstPart: boolean
}>

export const exportsModel = ({ part, actor, ...shown }: ExportsShown): ExportsModel => ({
  filter: {
    label: 'Search the exports',
    action: '/exports',
    fields: [
      { input: { id: 'actor', name: 'actor', label: 'Who (username)', value: actor ?? '' } },
    ],
    active: actor === null ? [] : [{ text: actor, removeHref: '/exports' }],
    clearHref: null,
  },
  table: part.rows.length === 0 ? null : tableOf(part.rows),
  emptyText: part.rows.length === 0 ? 'Nothing was taken out.' : null,
  pager: {
    label: 'Exports',
    totalText: `${part.total} ${part.total === 1 ? 'export' : 'exports'} in all.`,
    nextHref: shown.nextHref,
    firstHref: shown.isFirstPart
      ? null
      : `/exports${actor === null ? '' : `?${new URLSearchParams({ actor }).toString()}`}`,
  },
})

/** Contract section 8: instants as ISO text. */
export const exportResource = ({ forceId: _, teamId: __, version: ___, ...row }: Export) => ({
  ...row,
  begunAt: row.begunAt.toISOString(),
  doneAt: row.doneAt?.toISOString() ?? null,
})

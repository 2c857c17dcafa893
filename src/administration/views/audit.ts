// The access log page: who looked at what, and should they have.
import { auditActions, auditResults, type AuditResult, type AuditRow } from '../../audit/index.ts'
import { formatInstant, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Filter, Link, Pager, Select, Table } from '../../platform/views/models.ts'
import type { AuditStart } from './audit-questions.ts'

export type AuditModel = Readonly<{
  heading: string
  /** The questions to begin with; null on the page of an answer. */
  start: AuditStart | null
  filter: Filter
  table: Table | null
  emptyText: string | null
  downloads: readonly Link[]
  pager: Pager
}>

export type AuditAsked = Readonly<{
  actor: string | null
  offender: string | null
  action: string | null
  result: string | null
  withReason: boolean
  from: LocalDate
  to: LocalDate
}>

export const actionWords = (action: string): string => {
  const said = action.replace(/[.-]/g, ' ').replace(/^arms\b/, 'ARMS')
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`
}

const resultWords: Readonly<Record<AuditResult, string>> = {
  shown: 'Shown',
  done: 'Done',
  denied: 'Denied',
  refused: 'Refused',
}

const typed = (on: LocalDate): string => on.split('-').reverse().join('/')

const query = (asked: Partial<Record<string, string>>, path = '/audit'): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined) parameters.set(name, value)
  return `${path}?${parameters.toString()}`
}

const select = (name: string, label: string, items: Select['items']): Select => ({
  id: name,
  name,
  label,
  items: [{ value: '', text: 'Any' }, ...items],
})

const input = (name: string, label: string, value: string | null) => ({
  input: { id: name, name, label, value: value ?? '' },
})

const day = (name: string, label: string, on: LocalDate) => ({
  date: { id: name, name, label, value: typed(on) },
})

const actions = (chosen: string | null): Select['items'] =>
  auditActions.map((action) => ({
    value: action,
    text: actionWords(action),
    selected: action === chosen,
  }))

const results = (chosen: string | null): Select['items'] =>
  auditResults.map((result) => ({
    value: result,
    text: resultWords[result],
    selected: result === chosen,
  }))

const filterOf = (asked: AuditAsked): Filter => ({
  label: 'Search the access log',
  action: '/audit',
  fields: [
    input('actor', 'Who (username)', asked.actor),
    input('offender', 'About whom (ViSOR ref or id)', asked.offender),
    { select: select('action', 'What', actions(asked.action)) },
    { select: select('result', 'How it ended', results(asked.result)) },
    {
      select: select('reason', 'Reason', [
        { value: 'given', text: 'With a reason', selected: asked.withReason },
      ]),
    },
    day('from', 'From', asked.from),
    day('to', 'To', asked.to),
  ],
  active: [],
  clearHref: null,
})

const tableOf = (rows: readonly AuditRow[]): Table => ({
  caption: 'Looks and changes, newest first',
  captionClasses: 'govuk-visually-hidden',
  regionId: 'log',
  stacks: true,
  head: ['When', 'Who', 'What', 'About', 'Fields', 'How it ended'].map((text) => ({ text })),
  rows: rows.map((row) => [
    { text: formatInstant(row.at) },
    { text: row.actor, href: query({ actor: row.actor }) },
    { text: actionWords(row.action), ...(row.path === null ? {} : { note: row.path }) },
    row.visorRef === null
      ? { text: row.count === null ? '' : `${row.count} shown` }
      : { text: row.visorRef, href: query({ offender: row.visorRef }) },
    { text: row.fields.join(', ') },
    {
      text: resultWords[row.result],
      ...(row.reason === null ? {} : { note: row.reason }),
    },
  ]),
})

export const auditHeadings = [
  ...['When', 'Who', 'What', 'Where', 'About', 'Shown', 'Fields', 'How it ended', 'Reason'],
  'Request',
]

/** A row of the log as a spreadsheet has it, its instant as programs read it. */
export const auditCells = (row: AuditRow): readonly (string | number | null)[] => [
  row.at.toISOString(),
  row.actor,
  actionWords(row.action),
  row.path,
  row.visorRef,
  row.count,
  row.fields.join(', '),
  resultWords[row.result],
  row.reason,
  row.requestId,
]

type Part = Readonly<{ rows: readonly AuditRow[]; total: number; nextHref: string | null }>

/** The question that the page answers. */
function headingOf({ actor, offender, action, result, withReason }: AuditAsked): string {
  if (offender !== null && actor === null) return `Who looked at ${offender.toUpperCase()}`
  if (actor !== null && offender === null) return `What ${actor} looked at`
  if (action !== null || (actor !== null && offender !== null)) return 'Search of the access log'
  if (result === 'denied') return 'Denied looks'
  return withReason ? 'Looks with a reason' : 'Access log'
}

type Around = Readonly<{ continued: boolean; start: AuditStart | null }>

export function auditPage(asked: AuditAsked, part: Part, { continued, start }: Around): AuditModel {
  const between = `${formatShortDate(asked.from)} to ${formatShortDate(asked.to)}`
  return {
    heading: headingOf(asked),
    start,
    filter: filterOf(asked),
    table: part.rows.length === 0 ? null : tableOf(part.rows),
    downloads:
      part.total === 0
        ? []
        : [
            {
              text: 'Download as spreadsheet (CSV)',
              href: query(firstPart(asked), '/audit.csv'),
            },
          ],
    emptyText: part.rows.length === 0 ? `Nothing in the log answers this, ${between}.` : null,
    pager: {
      label: 'Parts of the log',
      totalText: `${part.total} ${part.total === 1 ? 'line' : 'lines'}, ${between}`,
      nextHref: part.nextHref,
      firstHref: continued ? query(firstPart(asked)) : null,
    },
  }
}

const firstPart = (asked: AuditAsked): Partial<Record<string, string>> => ({
  from: asked.from,
  to: asked.to,
  ...(asked.actor === null ? {} : { actor: asked.actor }),
  ...(asked.offender === null ? {} : { offender: asked.offender }),
  ...(asked.action === null ? {} : { action: asked.action }),
  ...(asked.result === null ? {} : { result: asked.result }),
  ...(asked.withReason ? { reason: 'given' } : {}),
})

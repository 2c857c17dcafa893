// The page of a person's documents: the index, its filters, and the form for the next one.
import type { Names } from '../../access/index.ts'
import { formatInstant, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Cell,
  FileUpload,
  Filter,
  HiddenFields,
  Pager,
  Problem,
  Table,
} from '../../platform/views/models.ts'
import { documentWords, recordWords } from '../rules/around.ts'
import type { Held, IndexedDocument, PersonLineFacts } from '../types.ts'
import {
  errorOf,
  dateField,
  input,
  pick,
  problemsOf,
  radios,
  select,
  type Draw,
} from '../../platform/views/fields.ts'
import { personLine, personName, type PersonLine } from './person-line.ts'
import { one, type Section } from './task.ts'
import { answersOf } from './words.ts'

export type DocumentsPage = Readonly<{
  title: string
  backHref: string
  backText: string
  problems: readonly Problem[]
  person: PersonLine
  readOnlyText: string | null
  form: Readonly<{
    action: string
    hidden: HiddenFields
    file: FileUpload
    sections: readonly Section[]
  }> | null
  filter: Filter
  documents: Table | null
  emptyText: string
  pager: Pager
}>

type Filters = Readonly<Partial<Record<'q' | 'kind' | 'system', string | undefined>>>

type Indexed = Readonly<{
  line: PersonLineFacts
  today: LocalDate
  at: Date
  attempt: Attempt
  /** Why nothing can be added here; null for whoever may. */
  readOnlyText: string | null
  key: string
  filters: Filters
  items: readonly Held<IndexedDocument>[]
  names: Names
  total: number
  nextHref: string | null
  firstHref: string | null
}>

const kilobytes = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

const mediaWords: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG image',
  'image/png': 'PNG image',
  'image/webp': 'WebP image',
  'application/pdf': 'PDF',
}

const fileWords = ({ mediaType, bytes }: Held<IndexedDocument>): string | null =>
  mediaType === null || bytes === null
    ? null
    : `${mediaWords[mediaType] ?? 'Text'}, ${kilobytes(bytes)}`

export const documentHref = (offenderId: string, { id }: Held<IndexedDocument>): string =>
  `/offenders/${offenderId}/documents/${id}/file`

const titleCell = (offenderId: string, row: Held<IndexedDocument>): Cell => {
  const file = fileWords(row)
  return file === null
    ? { text: row.title, note: 'No file here' }
    : { text: row.title, href: documentHref(offenderId, row), note: `Download: ${file}` }
}

const recordCell = ({ system, named, reference }: Held<IndexedDocument>): Cell => ({
  text: system === 'other' ? (named ?? recordWords.other) : recordWords[system],
  ...(reference === null ? {} : { note: reference }),
})

const tableOf = ({ line, items, names }: Indexed): Table => ({
  caption: 'Documents on record, the newest first',
  regionId: 'documents-on-record',
  stacks: true,
  head: ['Title', 'Kind', 'Of', 'The record', 'Added'].map((text) => ({ text })),
  rows: items.map((row) => [
    titleCell(line.id, row),
    { text: documentWords[row.kind] },
    { text: row.ofOn === null ? 'Not known' : formatShortDate(row.ofOn) },
    recordCell(row),
    { text: formatInstant(row.recordedAt), note: `by ${names(row.recordedBy)}` },
  ]),
})

/** A browser does not send a file a second time with a form that is drawn again. */
const fileAgain = ({ errors }: Attempt): Problem[] =>
  errors.length === 0 || errors.some(({ field }) => field === 'file')
    ? []
    : [{ text: 'Choose the file again, if you had chosen one', href: '#file' }]

function formOf({ attempt, key, at }: Indexed, action: string): DocumentsPage['form'] {
  const draw: Draw = { attempt, values: { system: 'here' } }
  return {
    action,
    hidden: [
      { name: '_key', value: key },
      { name: 'drawnAt', value: at.toISOString() },
    ],
    file: {
      id: 'file',
      name: 'file',
      label: 'The file',
      hint: 'JPEG, PNG or WebP image, PDF or plain text, 20 MB at most. Leave empty when another system holds it. Where a photograph was taken is not kept',
      accept: 'image/jpeg,image/png,image/webp,application/pdf,text/plain',
      ...errorOf(attempt, 'file'),
    },
    sections: one([
      input(draw, ['title', 'Title'], { hint: 'What it is, without names of victims' }),
      select(draw, { name: 'kind', label: 'Kind' }, answersOf(documentWords)),
      dateField(draw, ['on', 'Of which day (optional)']),
      radios(
        draw,
        { name: 'system', legend: 'Which system is the record?' },
        answersOf(recordWords),
      ),
      input(draw, ['named', 'If another system, which']),
      input(draw, ['reference', 'Its reference there'], {
        hint: 'Needed when the record is not here',
      }),
    ]),
  }
}

const withoutErrors: Attempt = { typed: {}, errors: [], stale: false }

const withOnly = (path: string, filters: Filters, left: string): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    if (name !== left && value !== undefined) query.set(name, value)
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

function filterOf({ filters }: Indexed, path: string): Filter {
  const values = Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  const draw: Draw = { attempt: withoutErrors, values }
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kind: documentWords,
    system: recordWords,
  }
  return {
    label: 'Find a document',
    action: path,
    // The form below has fields of these names too: each id stands once on the page.
    fields: [
      input(draw, ['q', 'Find: title or reference']),
      select(draw, { name: 'kind', label: 'Find: kind', blank: 'Any' }, answersOf(documentWords)),
      select(
        draw,
        { name: 'system', label: 'Find: the record', blank: 'Any' },
        answersOf(recordWords),
      ),
    ].map((field) => renamed(pick(field))),
    active: Object.entries(values).map(([name, value]) => ({
      text: words[name]?.[value] ?? value,
      removeHref: withOnly(path, filters, name),
    })),
    clearHref: Object.keys(values).length === 0 ? null : path,
    submitText: 'Find',
  }
}

type FilterField = Filter['fields'][number]

const renamed = (field: FilterField): FilterField => {
  if ('input' in field) return { input: { ...field.input, id: `find-${field.input.id}` } }
  if ('select' in field) return { select: { ...field.select, id: `find-${field.select.id}` } }
  return field
}

export function documentsPage(indexed: Indexed): DocumentsPage {
  const { line, attempt, readOnlyText, items, total, filters } = indexed
  const path = `/offenders/${line.id}/documents`
  const isNarrowed = Object.values(filters).some((value) => value !== undefined)
  return {
    title: 'Documents',
    backHref: `/offenders/${line.id}`,
    backText: `Back to the file of ${personName(line)}`,
    problems: [...problemsOf({ attempt }), ...fileAgain(attempt)],
    person: personLine(line, indexed.today, { withTeam: true }),
    readOnlyText,
    form: readOnlyText === null ? formOf(indexed, path) : null,
    filter: filterOf(indexed, path),
    documents: items.length === 0 ? null : tableOf(indexed),
    emptyText: isNarrowed
      ? 'No document is found by this. Try fewer letters of the title, or clear the filters.'
      : 'No document is on record yet.',
    pager: {
      label: 'Parts of the index',
      totalText: `${total} in all`,
      nextHref: indexed.nextHref,
      firstHref: indexed.firstHref,
    },
  }
}

// The three tasks of any fact around a person: to add one beside those held, to say it is still so, and to end it.
import { daysBetween, formatShortDate, type LocalDate } from '../../../platform/calendar.ts'
import type { Cell, Link, Table } from '../../../platform/views/models.ts'
import { isHeld } from '../../rules/around.ts'
import type { Around, Held, Known } from '../../types.ts'
import {
  dateField,
  input,
  typedDate,
  type Draw,
  type Field,
} from '../../../platform/views/fields.ts'
import { one, type TaskFile, type TaskParts } from '../task.ts'

/** What one kind says for itself. */
export type KnownView<Row extends Known> = Readonly<{
  /** Below the file: 'relationships'. */
  path: string
  title: string
  /** 'this person', 'this vehicle'. */
  noun: string
  intro: readonly string[]
  list: (around: Around) => readonly Held<Row>[]
  text: (row: Held<Row>) => string
  since: (row: Held<Row>) => LocalDate | null
  /** What stands below its words besides the source. */
  beside?: (row: Held<Row>, file: TaskFile) => string
  fields: (draw: Draw, file: TaskFile) => readonly Field[]
  values?: (file: TaskFile) => Readonly<Record<string, string>>
}>

const span = (days: number): string =>
  days === 0 ? 'today' : `${days} ${days === 1 ? 'day' : 'days'} ago`

/** When somebody last looked, and how long ago that is. */
export const checkedText = (checkedOn: LocalDate | null, today: LocalDate): string =>
  checkedOn === null ? 'not checked' : `checked ${span(daysBetween(checkedOn, today))}`

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function checkedCell({ checkedOn }: Known | Held<Known>, today: LocalDate): Cell {
  if (checkedOn === null) return { text: 'Not checked' }
  return { text: formatShortDate(checkedOn), note: span(daysBetween(checkedOn, today)) }
}

const standsCell = (row: Held<Known>): Cell =>
  row.endedOn === null
    ? { text: 'Held' }
    : {
        text: `Ended ${formatShortDate(row.endedOn)}`,
        note: `by ${row.endedBy ?? 'nobody named'}: ${row.endedWhy ?? 'no reason given'}`,
      }

/** What may be done with the row, by whoever may change the file. */
function doCells({ path }: { path: string }, file: TaskFile, row: Held<Known>): Cell[] {
  if (!file.mayChange) return []
  if (!isHeld(row)) return [{ text: '' }, { text: '' }]
  const href = `/offenders/${file.parts.identity.id}/${path}/${row.id}`
  return [
    { text: 'Still so', href: `${href}/checked` },
    { text: 'End', href: `${href}/end` },
  ]
}

function tableOf<Row extends Known>(view: KnownView<Row>, file: TaskFile): Table {
  const rows = view.list(file.parts.around).toReversed()
  const hidden = file.mayChange ? ['Look again', 'No longer so'] : []
  return {
    caption: `${view.title} on record`,
    regionId: `${view.path}-on-record`,
    stacks: true,
    head: [
      ...['What', 'Since', 'Last checked', 'How it stands'].map((text) => ({ text })),
      ...hidden.map((text) => ({ text, hidden: true })),
    ],
    rows: [...rows.filter(isHeld), ...rows.filter((row) => !isHeld(row))].map((row) => {
      const since = view.since(row)
      const beside = view.beside?.(row, file)
      const source = `Source: ${row.source}`
      return [
        { text: view.text(row), note: beside === undefined ? source : `${beside}. ${source}` },
        { text: since === null ? 'Not known' : formatShortDate(since) },
        checkedCell(row, file.today),
        standsCell(row),
        ...doCells(view, file, row),
      ]
    }),
  }
}

const sourceFields = (draw: Draw): Field[] => [
  input(draw, ['source', 'How do you know?'], {
    hint: 'Who told you, or what you saw. For example, seen at the visit',
  }),
  dateField(draw, ['checkedOn', 'Last checked (optional)'], {
    hint: 'When somebody last saw that it is so. For example, 27/3/2026',
  }),
]

/** Past the form to what is held already. */
function jump<Row extends Known>({ path, list }: KnownView<Row>, { parts }: TaskFile): Link[] {
  const held = list(parts.around).length
  return held === 0 ? [] : [{ text: `See what is on record (${held})`, href: `#${path}-on-record` }]
}

export const knownTask =
  <Row extends Known>(view: KnownView<Row>) =>
  (file: TaskFile): TaskParts => ({
    title: view.title,
    intro: view.intro,
    links: jump(view, file),
    values: { checkedOn: typedDate(file.today), ...view.values?.(file) },
    sections: (draw) => one([...view.fields(draw, file), ...sourceFields(draw)]),
    submitText: `Add ${view.noun}`,
    table: tableOf(view, file),
  })

const rowOf = <Row extends Known>(view: KnownView<Row>, file: TaskFile): Held<Row> | undefined =>
  view.list(file.parts.around).find(({ id }) => id === file.rowId)

/** Null when the row is not this person's. */
export const checkedTask =
  <Row extends Known>(view: KnownView<Row>) =>
  (file: TaskFile): TaskParts | null => {
    const row = rowOf(view, file)
    if (row === undefined) return null
    return {
      title: `Still so: ${view.title.toLowerCase()}`,
      intro: [`${view.text(row)}. ${capital(checkedText(row.checkedOn, file.today))}.`],
      values: { on: typedDate(file.today) },
      sections: (draw) =>
        one([
          dateField(draw, ['on', 'The day on which it was checked'], {
            hint: 'Today, unless somebody looked before. For example, 27/3/2026',
          }),
        ]),
      submitText: 'It is still so',
      version: row.version,
    }
  }

/** Null when the row is not this person's. */
export const endedTask =
  <Row extends Known>(view: KnownView<Row>) =>
  (file: TaskFile): TaskParts | null => {
    const row = rowOf(view, file)
    if (row === undefined) return null
    return {
      title: `No longer so: ${view.title.toLowerCase()}`,
      intro: [
        `${view.text(row)}.`,
        'It stays on record as ended. What holds instead is added as a new one.',
      ],
      values: { on: typedDate(file.today) },
      sections: (draw) =>
        one([
          dateField(draw, ['on', 'The day on which it ended']),
          input(draw, ['why', 'Why it no longer holds, and how you know']),
        ]),
      submitText: `End ${view.noun}`,
      version: row.version,
    }
  }

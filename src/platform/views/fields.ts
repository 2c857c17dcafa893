// Fields of a form as they are first drawn, and as they are drawn again with what was typed and what is wrong.
import type { LocalDate } from '../calendar.ts'
import type { Attempt } from '../http/route.ts'
import type {
  Choice,
  Choices,
  DateField,
  FileUpload,
  Filter,
  Input,
  Problem,
  Select,
  TextArea,
} from './models.ts'

export type Field = Readonly<
  | { input: Input }
  | { textarea: TextArea }
  | { date: DateField }
  | { select: Select }
  | { radios: Choices }
  | { checkboxes: Choices }
  | { file: FileUpload }
>

/** What the form starts from: what is on record, or nothing. */
export type Values = Readonly<Record<string, string>>

/** A form's draw: what was typed stands, else what is on record. Of several forms of one page each has a name. */
export type Draw = Readonly<{ attempt: Attempt; values?: Values; form?: string }>

const idOf = ({ form }: Pick<Draw, 'form'>, name: string): string =>
  `${form === undefined ? '' : `${form}-`}${name.replaceAll('.', '-')}`

/** What is wrong with one of several boxes is said of all of them: `readers.0` of `readers`. */
const drawnAs = (field: string): string => field.replace(/\.\d+$/, '')

/** What is wrong with one field, as every part of a form takes it. */
export function errorOf({ errors }: Pick<Attempt, 'errors'>, name: string): { error?: string } {
  const error = errors.find(({ field }) => drawnAs(field) === name)?.message
  return error === undefined ? {} : { error }
}

function words(draw: Draw, name: string, first?: string) {
  const { attempt, values } = draw
  const value = attempt.typed[name] ?? values?.[name] ?? first
  return {
    id: idOf(draw, name),
    name,
    ...errorOf(attempt, name),
    ...(value === undefined ? {} : { value }),
  }
}

type Text = Readonly<{ hint?: string; classes?: string; first?: string }>
/** The field's name in what is sent, and the label above it. */
type Named = readonly [name: string, label: string]

export const input = (draw: Draw, [name, label]: Named, { first, ...more }: Text = {}): Field => ({
  input: { ...words(draw, name, first), label, ...more },
})

export const textarea = (
  draw: Draw,
  [name, label]: Named,
  { first, rows = 4, ...more }: Text & Readonly<{ rows?: number }> = {},
): Field => ({ textarea: { ...words(draw, name, first), label, rows, ...more } })

export const dateField = (
  draw: Draw,
  [name, label]: Named,
  { first, ...more }: Text = {},
): Field => ({
  date: { hint: 'For example, 27/3/2026', ...words(draw, name, first), label, ...more },
})

/** [value, words, hint] of each answer. */
export type Answers = readonly (readonly [value: string, text: string, hint?: string])[]

function choicesOf(draw: Draw, name: string, answers: Answers): Choices {
  const { value, ...rest } = words(draw, name)
  return {
    ...rest,
    items: answers.map(([answer, text, hint]) => ({
      value: answer,
      text,
      ...(hint === undefined ? {} : { hint }),
      ...(answer === value ? { checked: true } : {}),
    })),
  }
}

type Asked = Readonly<{ name: string; legend: string; hint?: string }>

export const radios = (draw: Draw, { name, ...asked }: Asked, answers: Answers): Field => ({
  radios: { ...choicesOf(draw, name, answers), ...asked },
})

export const checkbox = (draw: Draw, { name, ...asked }: Asked, text: string): Field => ({
  checkboxes: { ...choicesOf(draw, name, [['yes', text]]), ...asked },
})

/** Boxes that each send a name of their own, such as `readers.0`. */
export const boxes = (draw: Draw, [name, legend]: Named, items: readonly Choice[]): Field => {
  const { value: _value, ...rest } = words(draw, name)
  return { checkboxes: { ...rest, legend, items } }
}

type Picked = Readonly<{ name: string; label: string; hint?: string; blank?: string | null }>

/** A list to pick from; without a choice it stands at its first, empty line, unless that is null. */
export const select = (draw: Draw, asked: Picked, answers: Answers): Field => {
  const { name, blank = 'Choose', ...picked } = asked
  const { value, ...rest } = words(draw, name)
  return {
    select: {
      ...rest,
      ...picked,
      items: [...(blank === null ? [] : [['', blank] as const]), ...answers].map(
        ([answer, text]) => ({
          value: answer,
          text,
          ...(answer === value ? { selected: true } : {}),
        }),
      ),
    },
  }
}

type Item = Readonly<{ value: string; text: string }>
type Chosen = Readonly<{
  items: readonly Item[]
  chosen: string | undefined
  /** What stands first, for no choice. */
  blank?: string
}>

/** A list to pick from in a filter: what is chosen comes from the address, and nothing can be wrong with it. */
export const selectField = (
  name: string,
  label: string,
  { items, chosen, blank }: Chosen,
): Readonly<{ select: Select }> => ({
  select: {
    id: name,
    name,
    label,
    items: [...(blank === undefined ? [] : [{ value: '', text: blank }]), ...items].map((item) => ({
      ...item,
      selected: item.value === (chosen ?? ''),
    })),
  },
})

export const itemsOf = (words: Readonly<Record<string, string>>): Item[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** A field of a filter is one of those that a filter may hold. */
export const pick = (field: Field): Filter['fields'][number] => {
  if ('input' in field || 'select' in field) return field
  throw new Error('a filter holds lines of text and lists to pick from')
}

/** The lines of the error summary, each leading to its field in the form that was sent, where it has one. */
export const problemsOf = (draw: Pick<Draw, 'attempt' | 'form'>): Problem[] =>
  draw.attempt.errors.map(({ field, message }) =>
    field === '' || field === 'version'
      ? { text: message }
      : { text: message, href: `#${idOf(draw, drawnAs(field))}` },
  )

/** A date as a form shows it: day first. */
export const typedDate = (day: LocalDate | null | undefined): string =>
  day == null ? '' : `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`

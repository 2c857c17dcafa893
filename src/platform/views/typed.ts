// A form's fields as they were typed, or as they begin, each with what is wrong with it.
import type { Attempt } from '../http/route.ts'
import type { Choice, Choices, DateField, Input, Problem, Select, TextArea } from './models.ts'

export type Option = Readonly<{ value: string; text: string; hint?: string }>
type Asked = Readonly<{ name: string; label: string; hint?: string }>
type AskedOf = Readonly<{ name: string; legend: string; options: readonly Option[]; hint?: string }>

export type Typed = Readonly<{
  problems: readonly Problem[]
  input(asked: Asked, more?: Partial<Input>): Input
  textArea(asked: Asked, rows?: number): TextArea
  date(asked: Asked): DateField
  select(asked: Asked, options: readonly Option[]): Select
  radios(asked: AskedOf): Choices
  ticks(asked: AskedOf): Choices
}>

const idOf = (name: string): string => name.replaceAll('.', '-')

/** The way to a field of the same page. */
export const hrefOf = (name: string): string => `#${idOf(name)}`

/** What one field holds: its id, its words, its fault and its value. */
type Held = Readonly<{
  value: string
  words: Readonly<{ id: string; name: string; error?: string }>
}>
type Hold = (name: string) => Held

const hinted = (hint: string | undefined): Readonly<{ hint?: string }> =>
  hint === undefined ? {} : { hint }

const labelled = (hold: Hold, { name, label, hint }: Asked) => {
  const { value, words } = hold(name)
  return { ...words, ...hinted(hint), label, value }
}

const selectIn =
  (hold: Hold): Typed['select'] =>
  ({ name, label, hint }, options) => {
    const { value, words } = hold(name)
    const items = options.map((option) => ({
      value: option.value,
      text: option.text,
      selected: option.value === value,
    }))
    return { ...words, ...hinted(hint), label, items }
  }

const radiosIn =
  (hold: Hold): Typed['radios'] =>
  ({ name, legend, options, hint }) => {
    const { value, words } = hold(name)
    const items = options.map((option) => ({ ...option, checked: option.value === value }))
    return { ...words, ...hinted(hint), legend, items }
  }

const ticksIn =
  (hold: Hold): Typed['ticks'] =>
  ({ name: group, legend, options, hint }) => {
    const items = options.map((option): Choice => {
      const name = `${group}.${option.value}`
      return { ...option, name, value: 'yes', checked: hold(name).value === 'yes' }
    })
    return { ...hold(group).words, ...hinted(hint), legend, items }
  }

type Beginning = Readonly<{
  /** What the fields hold before anything is typed. */
  begins?: Readonly<Record<string, string>>
  /** What the form calls the field that a fault names. */
  nameOf?: (field: string) => string
}>

const asItIs = (field: string): string => field

export function typedIn(attempt: Attempt, { begins = {}, nameOf = asItIs }: Beginning = {}): Typed {
  const isTyped = attempt.errors.length > 0 || Object.keys(attempt.typed).length > 0
  const values = isTyped ? attempt.typed : begins
  const errors = attempt.errors.map(({ field, message }) => ({
    field: nameOf(field),
    text: message,
  }))
  const hold: Hold = (name) => {
    const error = errors.find(({ field }) => field === name)?.text
    const words = { id: idOf(name), name, ...(error === undefined ? {} : { error }) }
    return { value: values[name] ?? '', words }
  }
  return {
    problems: errors.map(({ field, text }) =>
      field === '' ? { text } : { text, href: hrefOf(field) },
    ),
    input: (asked, more = {}) => ({ ...labelled(hold, asked), ...more }),
    textArea: (asked, rows = 4) => ({ ...labelled(hold, asked), rows }),
    date: (asked) => labelled(hold, asked),
    select: selectIn(hold),
    radios: radiosIn(hold),
    ticks: ticksIn(hold),
  }
}

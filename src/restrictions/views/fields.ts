// Fields of the several forms of one page: each form's fields have ids of their own, and keep what was typed into them.
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choice,
  Choices,
  DateField,
  HiddenFields,
  Input,
  Problem,
  Select,
  TextArea,
} from '../../platform/views/models.ts'

export type Field = Readonly<
  | { input: Input }
  | { textarea: TextArea }
  | { date: DateField }
  | { select: Select }
  | { radios: Choices }
  | { checkboxes: Choices }
>

export type FormModel = Readonly<{
  heading: string | null
  intro: string | null
  action: string
  hidden: HiddenFields
  sections: readonly Readonly<{ legend: string | null; fields: readonly Field[] }>[]
  submitText: string
  submitClasses: string
}>

/** One form of a page, as it was sent or as it is first drawn. */
export type Draw = Readonly<{ form: string; attempt: Attempt }>

const idOf = ({ form }: Draw, name: string): string => `${form}-${name.replaceAll('.', '-')}`

/** What is wrong with one of several boxes is said of all of them: `readers.0` of `readers`. */
const drawnAs = (field: string): string => field.replace(/\.\d+$/, '')

function words(draw: Draw, name: string, first?: string) {
  const { attempt } = draw
  const error = attempt.errors.find(({ field }) => drawnAs(field) === name)?.message
  const value = attempt.typed[name] ?? first
  return {
    id: idOf(draw, name),
    name,
    ...(error === undefined ? {} : { error }),
    ...(value === undefined ? {} : { value }),
  }
}

type Named = readonly [name: string, label: string]
type More = Readonly<{ hint?: string; classes?: string; first?: string; rows?: number }>

export const input = (draw: Draw, [name, label]: Named, { first, ...more }: More = {}): Field => ({
  input: { ...words(draw, name, first), label, ...more },
})

export const textarea = (draw: Draw, [name, label]: Named, more: More = {}): Field => {
  const { first, rows = 3, ...others } = more
  return { textarea: { ...words(draw, name, first), label, rows, ...others } }
}

export const dateField = (
  draw: Draw,
  [name, label]: Named,
  { first, ...more }: More = {},
): Field => ({
  date: { hint: 'For example, 27/3/2026', ...words(draw, name, first), label, ...more },
})

type Answers = readonly (readonly [value: string, text: string])[]

export const select = (draw: Draw, [name, label]: Named, answers: Answers): Field => {
  const { value, ...rest } = words(draw, name)
  const items = [['', 'Choose'] as const, ...answers].map(([answer, text]) => ({
    value: answer,
    text,
    ...(answer === value ? { selected: true } : {}),
  }))
  return { select: { ...rest, label, items } }
}

export const radios = (draw: Draw, [name, legend]: Named, answers: Answers): Field => {
  const { value, ...rest } = words(draw, name)
  const items = answers.map(([answer, text]) => ({
    value: answer,
    text,
    ...(answer === value ? { checked: true } : {}),
  }))
  return { radios: { ...rest, legend, items } }
}

/** Boxes that each send a name of their own, such as `readers.0`. */
export const boxes = (draw: Draw, [name, legend]: Named, items: readonly Choice[]): Field => {
  const { value: _value, ...rest } = words(draw, name)
  return { checkboxes: { ...rest, legend, items } }
}

type FormAsk = Omit<FormModel, 'sections' | 'hidden' | 'submitClasses'> &
  Readonly<{ fields: readonly Field[]; hidden: HiddenFields; isLesser?: boolean }>

export const formOf = ({ fields, isLesser, ...form }: FormAsk): FormModel => ({
  ...form,
  sections: [{ legend: null, fields }],
  submitClasses: isLesser === true ? 'govuk-button--secondary' : '',
})

/** Each problem leads to its field in the form that was sent. */
export const problemsOf = ({ form, attempt }: Draw): Problem[] =>
  attempt.errors.map(({ field, message }) =>
    field === '' || field === 'version'
      ? { text: message }
      : { text: message, href: `#${idOf({ form, attempt }, drawnAs(field))}` },
  )

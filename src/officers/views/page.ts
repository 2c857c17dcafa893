// The parts that every page about officers is made of, and the fields of their forms.
import type { LocalDate } from '../../platform/calendar.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import type {
  Choices,
  DateField,
  FileUpload,
  Filter,
  HiddenFields,
  Input,
  Link,
  Problem,
  Select,
  SummaryList,
  Table,
  TextArea,
} from '../../platform/views/models.ts'

export type Field = Readonly<
  | { input: Input }
  | { textarea: TextArea }
  | { date: DateField }
  | { select: Select }
  | { radios: Choices }
  | { file: FileUpload }
>

export type PageForm = Readonly<{
  action: string
  isUpload: boolean
  hidden: HiddenFields
  fields: readonly Field[]
  submitText: string
  buttonClasses: string
}>

type Line = Readonly<{ text: string; href: string | null; linkText: string }>

export type Section = Readonly<{
  heading: string | null
  lines: readonly Line[]
  facts: SummaryList | null
  table: Table | null
  emptyText: string | null
  form: PageForm | null
  /** Person lines as another room finished them. */
  people: readonly object[]
}>

export type OfficerPage = Readonly<{
  title: string
  back: Link | null
  problems: readonly Problem[]
  leadText: string | null
  tabs: readonly (Link & Readonly<{ current: boolean }>)[]
  filter: Filter | null
  sections: readonly Section[]
}>

const nothing: Section = {
  heading: null,
  lines: [],
  facts: null,
  table: null,
  emptyText: null,
  form: null,
  people: [],
}

export const section = (heading: string | null, parts: Partial<Section>): Section => ({
  ...nothing,
  heading,
  ...parts,
})

export const line = (text: string, link?: Link): Line =>
  link === undefined
    ? { text, href: null, linkText: '' }
    : { text, href: link.href, linkText: link.text }

type PageParts = Partial<OfficerPage> & Readonly<{ attempt?: Attempt }>

const idOf = (name: string): string => name.replaceAll('.', '-')

/** A page with what was wrong in it, if a form of it was sent. */
export const officerPage = (
  title: string,
  { attempt = firstDraw, ...parts }: PageParts,
): OfficerPage => ({
  title,
  back: null,
  leadText: null,
  tabs: [],
  filter: null,
  sections: [],
  problems: attempt.errors.map(({ field, message }) =>
    field === '' ? { text: message } : { text: message, href: `#${idOf(field)}` },
  ),
  ...parts,
})

type FormParts = Readonly<{
  action: string
  submitText: string
  fields?: readonly Field[]
  hidden?: HiddenFields
  isUpload?: boolean
  isSecondary?: boolean
}>

export const form = ({ hidden = [], isSecondary = false, ...parts }: FormParts): PageForm => ({
  isUpload: false,
  fields: [],
  ...parts,
  buttonClasses: isSecondary ? 'govuk-button--secondary' : '',
  hidden: [...hidden, { name: '_key', value: newId() }],
})

/** What was typed stands, else what is on record. */
export type Draw = Readonly<{ attempt: Attempt; values: Readonly<Record<string, string>> }>

function words({ attempt, values }: Draw, name: string) {
  const error = attempt.errors.find(({ field }) => field === name)?.message
  const value = attempt.typed[name] ?? values[name]
  return {
    id: idOf(name),
    name,
    ...(error === undefined ? {} : { error }),
    ...(value === undefined ? {} : { value }),
  }
}

type Named = readonly [name: string, label: string]
type More = Readonly<{ hint?: string; classes?: string }>

export const input = (draw: Draw, [name, label]: Named, more: More = {}): Field => ({
  input: { ...words(draw, name), label, ...more },
})

export const dateField = (draw: Draw, [name, label]: Named, more: More = {}): Field => ({
  date: { hint: 'For example, 27/3/2026', ...words(draw, name), label, ...more },
})

type Answers = readonly Readonly<{ value: string; text: string }>[]

/** `blank` stands first, for no choice. */
export const select = (
  draw: Draw,
  [name, label]: Named,
  { items, blank, hint }: Readonly<{ items: Answers; blank?: string; hint?: string }>,
): Field => {
  const { value, ...rest } = words(draw, name)
  return {
    select: {
      ...rest,
      label,
      ...(hint === undefined ? {} : { hint }),
      items: [...(blank === undefined ? [] : [{ value: '', text: blank }]), ...items].map((item) =>
        item.value === value ? { ...item, selected: true } : item,
      ),
    },
  }
}

export const radios = (draw: Draw, [name, legend]: Named, items: Answers): Field => {
  const { value, ...rest } = words(draw, name)
  return {
    radios: {
      ...rest,
      legend,
      items: items.map((item) => (item.value === value ? { ...item, checked: true } : item)),
    },
  }
}

export const answersOf = (known: Readonly<Record<string, string>>): Answers =>
  Object.entries(known).map(([value, text]) => ({ value, text }))

/** A date as a form shows it: day first. */
export const typedDate = (day: LocalDate | null): string =>
  day === null ? '' : `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`

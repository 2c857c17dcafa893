// A form's fields as they were typed, or as they begin, each with what is wrong with it.
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choice,
  Choices,
  DateField,
  Input,
  Problem,
  Select,
  TextArea,
} from '../../platform/views/models.ts'

export type Option = Readonly<{ value: string; text: string; hint?: string }>
type Asked = Readonly<{ name: string; label: string; hint?: string }>
type AskedOf = Readonly<{ name: string; legend: string; options: readonly Option[]; hint?: string }>

export type Typed = Readonly<{
  problems: readonly Problem[]
  input(asked: Asked, more?: Partial<Input>): Input
  textArea(asked: Asked, rows?: number): TextArea
  date(asked: Asked): DateField
  select(asked: Asked, options: readonly Option[]): Select
  radios(asked: AskedOf, more?: Partial<Choices>): Choices
  ticks(asked: AskedOf): Choices
}>

const idOf = (name: string): string => name.replaceAll('.', '-')

/** `standsFor` names the fields that the form asks under another name; `begins` is what they hold at first. */
export function typedIn(
  attempt: Attempt,
  {
    begins = {},
    standsFor = {},
  }: Readonly<{
    begins?: Readonly<Record<string, string>>
    standsFor?: Readonly<Record<string, string>>
  }> = {},
): Typed {
  const again = attempt.errors.length > 0
  const errors = attempt.errors.map((error) => ({
    field: standsFor[error.field] ?? error.field,
    text: error.message,
  }))
  const valueOf = (name: string): string => (again ? attempt.typed : begins)[name] ?? ''
  const words = ({ name, hint }: Readonly<{ name: string; hint?: string }>) => {
    const error = errors.find((one) => one.field === name)?.text
    return {
      id: idOf(name),
      name,
      ...(hint === undefined ? {} : { hint }),
      ...(error === undefined ? {} : { error }),
    }
  }
  const field = (asked: Asked) => ({
    ...words(asked),
    label: asked.label,
    value: valueOf(asked.name),
  })
  return {
    problems: errors.map(({ field: name, text }) =>
      name === '' ? { text } : { text, href: `#${idOf(name)}` },
    ),
    input: (asked, more = {}) => ({ ...field(asked), ...more }),
    textArea: (asked, rows = 4) => ({ ...field(asked), rows }),
    date: (asked) => field(asked),
    select: ({ name, label, ...asked }, options) => ({
      ...words({ name, ...asked }),
      label,
      items: options.map(({ value, text }) => ({ value, text, selected: value === valueOf(name) })),
    }),
    radios: ({ legend, options, ...asked }, more = {}) => ({
      ...words(asked),
      legend,
      items: options.map((option) => ({
        ...option,
        checked: option.value === valueOf(asked.name),
      })),
      ...more,
    }),
    ticks: ({ legend, options, ...asked }) => ({
      ...words(asked),
      legend,
      items: options.map((option): Choice => {
        const name = `${asked.name}.${option.value}`
        return { ...option, name, value: 'yes', checked: valueOf(name) === 'yes' }
      }),
    }),
  }
}

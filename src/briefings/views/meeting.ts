// The meeting's two forms: who is here, and what is decided about whom.
import { firstDraw } from '../../platform/http/route.ts'
import type {
  Choices,
  DateField,
  HiddenFields,
  Input,
  Select,
  TextArea,
} from '../../platform/views/models.ts'
import { typedIn } from '../../platform/views/typed.ts'
import type { EditionShown } from './shown.ts'

export type DecideForm = Readonly<{
  action: string
  hidden: HiddenFields
  person: Select
  kind: Choices
  decision: Input
  by: Select
  dueOn: DateField
  time: Input
  control: Input
  until: DateField
}>

export type HoldForm = Readonly<{
  action: string
  hidden: HiddenFields
  present: Choices
  note: TextArea
  submitText: string
}>

/** Everybody who is named on the page, so that a decision is always about a case that was read out. */
const named = ({ edition: { content } }: EditionShown): { value: string; text: string }[] => {
  const found = new Map<string, string>()
  for (const { lines } of content.sections)
    for (const { offenderId, who } of lines)
      if (offenderId !== null && who !== null) found.set(offenderId, who)
  return [...found].map(([value, text]) => ({ value, text }))
}

export const hiddenOf = ({ team }: EditionShown, key: string) => [
  { name: '_key', value: key },
  ...(team === null ? [] : [{ name: 'team', value: team }]),
]

export function decideForm(shown: EditionShown): DecideForm | null {
  const { edition, mayDecide, officers, decideOn, attempted, keys } = shown
  if (!mayDecide) return null
  const typed = typedIn(attempted === 'decide' ? shown.attempt : firstDraw, {
    begins: { kind: 'visit', ...(decideOn === null ? {} : { offenderId: decideOn }) },
  })
  const blank = { value: '', text: 'Choose' }
  return {
    action: `/briefings/${edition.forDate}/decisions`,
    hidden: hiddenOf(shown, keys.decide),
    person: typed.select({ name: 'offenderId', label: 'About whom' }, [blank, ...named(shown)]),
    kind: typed.radios({
      name: 'kind',
      legend: 'What kind of decision',
      options: [
        { value: 'visit', text: 'Somebody goes to see the person' },
        { value: 'other', text: 'Something else' },
      ],
    }),
    decision: typed.input({ name: 'decision', label: 'What was decided' }),
    by: typed.select({ name: 'by', label: 'Who does it' }, [
      blank,
      ...officers.map(({ key, name }) => ({ value: key, text: name })),
    ]),
    dueOn: typed.date({ name: 'dueOn', label: 'By when', hint: 'For example, 27/3/2026' }),
    time: typed.input({
      name: 'time',
      label: 'At what time (may be left out)',
      hint: 'For example, 19:30 or 7.30pm',
    }),
    control: typed.input({
      name: 'interimControl',
      label: 'What holds the risk meanwhile (may be left out)',
    }),
    until: typed.date({ name: 'interimUntil', label: 'It holds until' }),
  }
}

const sameName = (officers: EditionShown['officers'], name: string): boolean =>
  officers.filter((one) => one.name === name).length > 1

/** Whoever of those present is wrong, the fault stands beside all of them. */
export const fieldNamed = (field: string): string =>
  field.startsWith('present.') ? 'present' : field

function presentFault({ attempt, attempted }: EditionShown): Readonly<{ error?: string }> {
  const fault = attempt.errors.find(({ field }) => fieldNamed(field) === 'present')
  return attempted === 'hold' && fault !== undefined ? { error: fault.message } : {}
}

export function holdForm(shown: EditionShown): HoldForm | null {
  const { edition, mayDecide, officers, attempted, attempt, keys } = shown
  if (!mayDecide) return null
  const typed = typedIn(attempted === 'hold' ? attempt : firstDraw, {
    begins: { note: edition.note ?? '' },
  })
  const here = new Set(
    attempted === 'hold'
      ? Object.entries(attempt.typed)
          .filter(([name]) => name.startsWith('present.'))
          .map(([, value]) => value)
      : edition.present,
  )
  return {
    action: `/briefings/${edition.forDate}/held`,
    hidden: [...hiddenOf(shown, keys.hold), { name: 'version', value: String(edition.version) }],
    present: {
      ...presentFault(shown),
      id: 'present',
      name: 'present',
      legend: 'Who is here today',
      classes: 'govuk-checkboxes--small app-briefing__present',
      items: officers.map(({ key, name }, index) => ({
        name: `present.${index}`,
        value: key,
        text: sameName(officers, name) ? `${name}, ${key}` : name,
        checked: here.has(key),
      })),
    },
    note: typed.textArea({ name: 'note', label: 'Anything to keep of the meeting' }, 2),
    submitText:
      edition.heldAt === null ? 'We held this briefing' : 'Save who was here and the note',
  }
}

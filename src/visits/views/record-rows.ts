// The repeated rows of the form at the kerb: crew, children, devices, evidence.
import type { Input, Select, TextArea } from '../../platform/views/models.ts'
import { factors, sources } from '../types.ts'
import type { Option, Typed } from '../../platform/views/typed.ts'

export type CrewRow = Readonly<{
  legend: string
  officer: Select
  /** Only the later rows ask for people of other agencies. */
  other: Readonly<{ agency: Input; name: Input }> | null
}>
export type ChildRow = Readonly<{
  legend: string
  name: Input
  relationship: Input
  ageYears: Input
  safe: Select
}>
export type DeviceRow = Readonly<{
  legend: string
  description: Input
  seen: Select
  checked: Select
  undeclared: Select
  power: Input
  how: Input
  result: TextArea
}>
export type EvidenceRow = Readonly<{
  legend: string
  factor: Select
  text: TextArea
  source: Select
  verified: Input
}>

export const yesNo: Option[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]
const chooseYesNo: Option[] = [{ value: '', text: 'Choose' }, ...yesNo]
const inWords = (code: string): Option => {
  const words = code.replaceAll('_', ' ')
  return { value: code, text: words.charAt(0).toUpperCase() + words.slice(1) }
}

export const rows = <Row>(count: number, make: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** How many rows of the crew ask for an officer and nothing else. */
export const officersFirst = 2

export function crewRow(typed: Typed, officers: readonly Option[], index: number): CrewRow {
  const at = `crew.${index}`
  return {
    legend: index === 0 ? 'First of the crew' : `Person ${index + 1}`,
    officer: typed.select({ name: `${at}.officer`, label: 'Officer' }, officers),
    other:
      index < officersFirst
        ? null
        : {
            agency: typed.input({ name: `${at}.agency`, label: 'Or agency' }),
            name: typed.input({ name: `${at}.name`, label: 'Name' }),
          },
  }
}

export function childRow(typed: Typed, index: number): ChildRow {
  const at = `children.${index}`
  const safe = [{ value: '', text: 'Not known' }, ...yesNo]
  return {
    legend: `Child ${index + 1}`,
    name: typed.input({ name: `${at}.name`, label: 'Name, if known' }),
    relationship: typed.input({ name: `${at}.relationship`, label: 'Who the child is' }),
    ageYears: typed.input(
      { name: `${at}.ageYears`, label: 'Age' },
      { inputmode: 'numeric', classes: 'govuk-input--width-2' },
    ),
    safe: typed.select({ name: `${at}.safe`, label: 'Seen and safe' }, safe),
  }
}

export function deviceRow(typed: Typed, index: number): DeviceRow {
  const at = `devices.${index}`
  return {
    legend: `Device ${index + 1}`,
    description: typed.input({ name: `${at}.description`, label: 'Which device' }),
    seen: typed.select({ name: `${at}.seen`, label: 'Seen' }, chooseYesNo),
    checked: typed.select({ name: `${at}.checked`, label: 'Checked' }, chooseYesNo),
    undeclared: typed.select({ name: `${at}.undeclared`, label: 'Undeclared' }, chooseYesNo),
    power: typed.input({ name: `${at}.power`, label: 'Power relied on' }),
    how: typed.input({ name: `${at}.how`, label: 'How it was checked, or why not' }),
    result: typed.textArea({ name: `${at}.result`, label: 'What was found' }, 2),
  }
}

export function evidenceRow(typed: Typed, index: number): EvidenceRow {
  const at = `evidence.${index}`
  const headings = [{ value: '', text: 'Choose a heading' }, ...factors.map(inWords)]
  const from = [{ value: '', text: 'Choose' }, ...sources.map(inWords)]
  return {
    legend: `Evidence ${index + 1}`,
    factor: typed.select({ name: `${at}.factor`, label: 'ARMS heading' }, headings),
    text: typed.textArea({ name: `${at}.text`, label: 'What was said or seen' }, 3),
    source: typed.select({ name: `${at}.source`, label: 'Where it comes from' }, from),
    verified: typed.input({ name: `${at}.verified`, label: 'How it was, or will be, proved' }),
  }
}

type TypedText = Readonly<Record<string, string>>

/** Which rows of a list hold anything: the others are left out before the rows are numbered anew. */
const filledRows = (typed: TypedText, list: string): number[] => {
  const filled = Object.entries(typed)
    .filter(([name, value]) => name.startsWith(`${list}.`) && value.trim() !== '')
    .map(([name]) => Number(name.split('.')[1]))
  return [...new Set(filled)].toSorted((a, b) => a - b)
}

const rowFault = /^(crew|children|devices|evidence)\.(\d+)(\..+)?$/

/** The field on the page that a fault of a row is about: rows left empty stand between them there. */
export function fieldOfRow(typed: TypedText, field: string): string {
  const [, list, index, rest = ''] = rowFault.exec(field) ?? []
  if (list === undefined) return field
  const row = filledRows(typed, list)[Number(index)] ?? Number(index)
  return `${list}.${row}${rest === '' && list === 'crew' ? '.officer' : rest}`
}

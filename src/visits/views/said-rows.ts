// The repeated rows of what is said of a visit: children, people, conditions, devices, self-reports, evidence, what was agreed.
import { factors, factorWords, sources, sourceWords } from '../../evidence/index.ts'
import type {
  DateField,
  HiddenFields,
  Input,
  Select,
  TextArea,
} from '../../platform/views/models.ts'
import { isUnanswered } from '../rules/held-rows.ts'
import type { Option, Typed } from '../../platform/views/typed.ts'

export type ChildRow = Readonly<{
  legend: string
  hidden: HiddenFields
  /** Only where the child is not known already. */
  name: Input | null
  relationship: Input | null
  ageYears: Input
  safe: Select
}>
export type PresentRow = Readonly<{ legend: string; who: Input; relation: Input }>
export type ConditionRow = Readonly<{
  legend: string
  hidden: HiddenFields
  /** Only where it is not held already. */
  condition: TextArea | null
  kept: Select
  how: Input
}>
export type DeviceRow = Readonly<{
  legend: string
  hidden: HiddenFields
  /** Only where it is not known already. */
  description: Input | null
  seen: Select
  checked: Select
  /** Not asked again where it is on record; the row says so. */
  undeclared: Select | null
  knownText: string
  power: Input
  how: Input
  result: TextArea
}>
export type SelfReportRow = Readonly<{
  legend: string
  text: TextArea
  proveBy: Input
  proveOn: DateField
}>
export type EvidenceRow = Readonly<{
  legend: string
  factor: Select
  text: TextArea
  source: Select
  verified: Input
}>
export type AgreedRow = Readonly<{ legend: string; what: TextArea; on: DateField }>

export const yesNo: Option[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]
const choose: Option = { value: '', text: 'Choose' }
const chooseYesNo: Option[] = [choose, ...yesNo]

/** What the fields hold as they are drawn: what was typed, or else what they begin with. */
export type Values = Readonly<Record<string, string>>

export const rows = <Row>(count: number, make: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** How many rows of a list hold anything, up to the last of them. */
export const heldRows = (values: Values, list: string): number =>
  Math.max(
    0,
    ...Object.entries(values)
      .filter(([name, value]) => name.startsWith(`${list}.`) && value !== '')
      .map(([name]) => Number(name.split('.')[1]) + 1),
  )

/** What a row was drawn with is sent back with it. */
const carried = (values: Values, at: string, names: readonly string[]): HiddenFields =>
  names.flatMap((name) => {
    const value = values[`${at}.${name}`] ?? ''
    return value === '' ? [] : [{ name: `${at}.${name}`, value }]
  })

const isHeld = (values: Values, at: string): boolean => values[`${at}.held`] === 'yes'

/** Left as it is, nothing of a known child is sent: nobody is met twice by not being met. */
const safeOfKnown: Option[] = [
  { value: '', text: 'Not seen this time' },
  { value: 'yes', text: 'Seen, and safe' },
  { value: 'no', text: 'Seen, and not safe' },
  { value: 'unknown', text: 'There, and not known whether safe' },
]
const safeOfNew: Option[] = [{ value: '', text: 'Not known' }, ...yesNo]

export function childRow(typed: Typed, values: Values, index: number): ChildRow {
  const at = `children.${index}`
  const held = isHeld(values, at)
  const carriedNames = ['held', 'known', 'knownAge', 'name', 'relationship']
  return {
    legend: held ? (values[`${at}.known`] ?? '') : `Child ${index + 1}`,
    hidden: held ? carried(values, at, carriedNames) : [],
    name: held ? null : typed.input({ name: `${at}.name`, label: 'Name, if known' }),
    relationship: held
      ? null
      : typed.input({ name: `${at}.relationship`, label: 'Who the child is' }),
    ageYears: typed.input(
      { name: `${at}.ageYears`, label: 'Age' },
      { inputmode: 'numeric', classes: 'govuk-input--width-2' },
    ),
    safe: typed.select(
      { name: `${at}.safe`, label: 'Seen and safe' },
      held ? safeOfKnown : safeOfNew,
    ),
  }
}

export function presentRow(typed: Typed, index: number): PresentRow {
  const at = `present.${index}`
  return {
    legend: `Somebody else ${index + 1}`,
    who: typed.input({ name: `${at}.who`, label: 'Who' }),
    relation: typed.input({ name: `${at}.relation`, label: 'Who that is to the person' }),
  }
}

const keptOptions: Option[] = [
  choose,
  { value: 'yes', text: 'Kept' },
  { value: 'no', text: 'Not kept' },
  { value: 'unknown', text: 'Could not tell' },
]

export function conditionRow(typed: Typed, values: Values, index: number): ConditionRow {
  const at = `conditions.${index}`
  const held = isHeld(values, at)
  return {
    legend: held ? (values[`${at}.condition`] ?? '') : `Condition ${index + 1}`,
    hidden: held ? carried(values, at, ['held', 'condition']) : [],
    condition: held
      ? null
      : typed.textArea({ name: `${at}.condition`, label: 'Which condition' }, 2),
    kept: typed.select({ name: `${at}.kept`, label: 'Is it kept?' }, keptOptions),
    how: typed.input({ name: `${at}.how`, label: 'How it was checked' }),
  }
}

export function deviceRow(typed: Typed, values: Values, index: number): DeviceRow {
  const at = `devices.${index}`
  const held = isHeld(values, at)
  const known = values[`${at}.description`] ?? values[`${at}.deviceId`] ?? ''
  const isOnRecord = held && values[`${at}.known`] === 'undeclared'
  return {
    legend: held ? known : `Device ${index + 1}`,
    hidden: carried(values, at, held ? ['held', 'known', 'deviceId', 'description'] : ['deviceId']),
    description: held ? null : typed.input({ name: `${at}.description`, label: 'Which device' }),
    seen: typed.select({ name: `${at}.seen`, label: 'Seen' }, chooseYesNo),
    checked: typed.select({ name: `${at}.checked`, label: 'Checked' }, chooseYesNo),
    undeclared: isOnRecord
      ? null
      : typed.select({ name: `${at}.undeclared`, label: 'Undeclared' }, chooseYesNo),
    knownText: isOnRecord ? 'On record as undeclared. It is not asked again.' : '',
    power: typed.input({ name: `${at}.power`, label: 'Power relied on' }),
    how: typed.input({ name: `${at}.how`, label: 'How it was checked, or why not' }),
    result: typed.textArea({ name: `${at}.result`, label: 'What was found' }, 2),
  }
}

export function selfReportRow(typed: Typed, index: number): SelfReportRow {
  const at = `selfReports.${index}`
  return {
    legend: `Self-report ${index + 1}`,
    text: typed.textArea({ name: `${at}.text`, label: 'What the person said' }, 2),
    proveBy: typed.input({ name: `${at}.proveBy`, label: 'How it will be proved' }),
    proveOn: typed.date({ name: `${at}.proveOn`, label: 'By when (may be left out)' }),
  }
}

export function evidenceRow(typed: Typed, index: number): EvidenceRow {
  const at = `evidence.${index}`
  const headings = [
    { value: '', text: 'Choose a heading' },
    ...factors.map((value) => ({ value, text: factorWords[value] })),
  ]
  const from = [choose, ...sources.map((value) => ({ value, text: sourceWords[value] }))]
  return {
    legend: `Evidence ${index + 1}`,
    factor: typed.select({ name: `${at}.factor`, label: 'ARMS heading' }, headings),
    text: typed.textArea({ name: `${at}.text`, label: 'What was said or seen' }, 3),
    source: typed.select({ name: `${at}.source`, label: 'Where it comes from' }, from),
    verified: typed.input({ name: `${at}.verified`, label: 'How it was, or will be, proved' }),
  }
}

export function agreedRow(typed: Typed, index: number): AgreedRow {
  const at = `agreed.${index}`
  return {
    legend: `Agreed ${index + 1}`,
    what: typed.textArea({ name: `${at}.what`, label: 'What was agreed, and who does it' }, 2),
    on: typed.date({ name: `${at}.on`, label: 'By when (may be left out)' }),
  }
}

type TypedText = Values

/** Which rows of a list hold anything: the others are left out before the rows are numbered anew. */
const filledRows = (typed: TypedText, list: string): number[] => {
  const rowsTyped = new Map<number, Record<string, string>>()
  for (const [name, value] of Object.entries(typed)) {
    const [of, row, ...field] = name.split('.')
    if (of !== list || value.trim() === '') continue
    const at = Number(row)
    rowsTyped.set(at, { ...rowsTyped.get(at), [field.join('.')]: value })
  }
  return [...rowsTyped]
    .filter(([, row]) => !isUnanswered(list, row))
    .map(([at]) => at)
    .toSorted((a, b) => a - b)
}

const rowFault =
  /^(crew|children|present|conditions|devices|selfReports|evidence|agreed)\.(\d+)(\..+)?$/

/** The field on the page that a fault of a row is about: rows left empty stand between them there. */
export function fieldOfRow(typed: TypedText, field: string): string {
  const [, list, index, rest = ''] = rowFault.exec(field) ?? []
  if (list === undefined) return field
  const row = filledRows(typed, list)[Number(index)] ?? Number(index)
  return `${list}.${row}${rest === '' && list === 'crew' ? '.officer' : rest}`
}

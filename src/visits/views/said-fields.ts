// The fields of what is said of a visit: children first, then conditions, devices, self-reports, what was noticed, risk, what is agreed.
import type { DoorRow } from '../../offenders/index.ts'
import type { Choices, Input, Link, TextArea } from '../../platform/views/models.ts'
import type { Typed } from '../../platform/views/typed.ts'
import type { KnownDevice } from '../rules/known-devices.ts'
import { isOf } from '../rules/known-devices.ts'
import { saidOf } from '../rules/said.ts'
import { awareHeadings, changeHeadings, type Said } from '../types.ts'
import {
  agreedRow,
  childRow,
  conditionRow,
  deviceRow,
  evidenceRow,
  heldRows,
  presentRow,
  rows,
  selfReportRow,
  type AgreedRow,
  type ChildRow,
  type ConditionRow,
  type DeviceRow,
  type EvidenceRow,
  type PresentRow,
  type SelfReportRow,
  type Values,
} from './said-rows.ts'
import type { Holds } from './folds.ts'
import { awareWords, changeWords } from './words.ts'

/** The rows that stand open, and those behind a fold. */
type Rows<Row> = Readonly<{ first: readonly Row[]; more: readonly Row[] }>

/** Which folded parts stand open: those in which something is typed or wrong. Rows behind a fold hold nothing. */
type Folds = Readonly<Record<'home' | 'aware' | 'evidence' | 'changes' | 'references', boolean>>

export type SaidModel = Readonly<{
  folds: Folds
  children: Rows<ChildRow>
  present: Rows<PresentRow>
  home: Readonly<{ openedBy: Input; rooms: TextArea; sleeping: TextArea }>
  conditions: Rows<ConditionRow>
  devices: Rows<DeviceRow>
  account: TextArea
  selfReports: Rows<SelfReportRow>
  aware: readonly TextArea[]
  evidence: readonly EvidenceRow[]
  changes: readonly TextArea[]
  /** What is held of home, work and people, to be asked about: a change goes into its own list. */
  held: Readonly<{
    summary: string
    rows: readonly Readonly<{ key: string; lines: readonly string[]; link: Link }>[]
  }>
  risk: Choices
  riskWhy: TextArea
  agreed: Rows<AgreedRow>
  concerns: TextArea
  bodyWorn: Input
  visorEntry: Input
}>

export type SaidAsked = Readonly<{
  typed: Typed
  values: Values
  held: readonly DoorRow[]
  holds: Holds
}>

/** The rows that hold anything stand open, `spare` more with them, one at least; others lie behind a fold. */
function split<Row>(
  values: Values,
  { list, spare }: Readonly<{ list: string; spare: 0 | 1 }>,
  make: (index: number) => Row,
): Rows<Row> {
  const open = Math.max(1, heldRows(values, list) + spare)
  const all = rows(open + 3, make)
  return { first: all.slice(0, open), more: all.slice(open) }
}

/** Asked at the door, one by one; the lists open beside the form so that nothing typed is lost. */
const heldOf = (held: readonly DoorRow[]): SaidModel['held'] => ({
  summary: 'Any change? What is held of home, work and people',
  rows: held.map(({ key, lines, none, link }) => ({
    key,
    lines: lines.length === 0 ? [none] : lines.map(({ text }) => text),
    link: { text: `${link.text}: add or end`, href: link.href },
  })),
})

const homeOf = ({ typed }: SaidAsked): SaidModel['home'] => ({
  openedBy: typed.input({ name: 'home.openedBy', label: 'Who opened' }),
  rooms: typed.textArea({ name: 'home.rooms', label: 'Rooms that were seen' }, 2),
  sleeping: typed.textArea({ name: 'home.sleeping', label: 'Who sleeps where' }, 2),
})

const riskOf = ({ typed }: SaidAsked): Choices =>
  typed.radios({
    name: 'risk',
    legend: 'Is the risk up, the same or down?',
    options: [
      { value: 'up', text: 'Up' },
      { value: 'same', text: 'The same' },
      { value: 'down', text: 'Down' },
    ],
  })

const foldsOf = (holds: Holds): Folds => ({
  home: holds('home'),
  aware: holds('aware'),
  evidence: holds('evidence'),
  changes: holds('changes'),
  references: holds('bodyWorn', 'visorEntry'),
})

export function saidFields(asked: SaidAsked): SaidModel {
  const { typed, values } = asked
  return {
    folds: foldsOf(asked.holds),
    children: split(values, { list: 'children', spare: 0 }, (index) => childRow(typed, index)),
    present: split(values, { list: 'present', spare: 0 }, (index) => presentRow(typed, index)),
    home: homeOf(asked),
    conditions: split(values, { list: 'conditions', spare: 1 }, (index) =>
      conditionRow(typed, values, index),
    ),
    devices: split(values, { list: 'devices', spare: 1 }, (index) =>
      deviceRow(typed, values, index),
    ),
    account: typed.textArea({ name: 'account', label: 'What happened' }, 8),
    selfReports: split(values, { list: 'selfReports', spare: 0 }, (index) =>
      selfReportRow(typed, index),
    ),
    aware: awareHeadings.map((heading) =>
      typed.textArea({ name: `aware.${heading}`, ...awareWords[heading] }, 2),
    ),
    evidence: rows(heldRows(values, 'evidence') + 3, (index) => evidenceRow(typed, index)),
    changes: changeHeadings.map((heading) =>
      typed.textArea({ name: `changes.${heading}`, label: changeWords[heading] }, 2),
    ),
    held: heldOf(asked.held),
    risk: riskOf(asked),
    riskWhy: typed.textArea({ name: 'riskWhy', label: 'Why it is up or down' }, 2),
    agreed: split(values, { list: 'agreed', spare: 0 }, (index) => agreedRow(typed, index)),
    concerns: typed.textArea({ name: 'concerns', label: 'What concerns you' }, 3),
    bodyWorn: typed.input({ name: 'bodyWorn', label: 'Body-worn video reference' }),
    visorEntry: typed.input({ name: 'visorEntry', label: 'ViSOR entry' }),
  }
}

/** What is known before anybody types: a row for each condition in force and each device that was named before. */
export type KnownBefore = Readonly<{
  conditions: readonly string[]
  devices: readonly KnownDevice[]
}>

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function textOf(value: unknown, name: string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  const isDate = /(^|\.)(on|proveOn)$/.test(name) && isDay(value)
  return isDate
    ? `${Number(value.slice(8))}/${Number(value.slice(5, 7))}/${value.slice(0, 4)}`
    : value
}

/** Values within values as a form names them: `devices.0.seen`. */
function flat(value: unknown, name: string): (readonly [string, string])[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([part, inner]) =>
      flat(inner, name === '' ? part : `${name}.${part}`),
    )
  const text = textOf(value, name)
  return text === '' ? [] : [[name, text]]
}

const heldDevice = (device: KnownDevice, at: string): (readonly [string, string])[] => [
  [`${at}.held`, 'yes'],
  [`${at}.description`, device.description],
  ...(device.deviceId === null ? [] : [[`${at}.deviceId`, device.deviceId] as const]),
]

/** What the fields begin with: what was said already, and a row for all that is known and not mentioned. */
export function saidBegins(said: Said, known: KnownBefore): Values {
  const devices = known.devices.filter((one) => !said.devices.some((told) => isOf(told, one)))
  const conditions = known.conditions.filter(
    (text) => !said.conditions.some(({ condition }) => condition === text),
  )
  return Object.fromEntries([
    ...flat(saidOf(said), ''),
    ...devices.flatMap((device, index) =>
      heldDevice(device, `devices.${said.devices.length + index}`),
    ),
    ...conditions.flatMap((text, index) => {
      const at = `conditions.${said.conditions.length + index}`
      return [[`${at}.held`, 'yes'] as const, [`${at}.condition`, text] as const]
    }),
  ])
}

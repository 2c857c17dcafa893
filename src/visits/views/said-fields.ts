// The fields of what is said of a visit: children first, then conditions, devices, self-reports, what was noticed, risk, what is agreed.
import type { DoorRow } from '../../offenders/index.ts'
import type { Choices, Input, Link, TextArea } from '../../platform/views/models.ts'
import type { Typed } from '../../platform/views/typed.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import { awareHeadings, changeHeadings } from '../types.ts'
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
import type { KnownBefore, Promised } from './said-begins.ts'
import { awareWords, changeWords } from './words.ts'

/** The rows that stand open, and those behind a fold. */
type Rows<Row> = Readonly<{ first: readonly Row[]; more: readonly Row[] }>

/** Which folded parts stand open: those in which something is typed or wrong. Rows behind a fold hold nothing. */
type Folds = Readonly<Record<'home' | 'aware' | 'evidence' | 'changes' | 'references', boolean>>

export type SaidModel = Readonly<{
  folds: Folds
  children: Rows<ChildRow>
  /** What is marked of children on the file, in its own words. */
  childrenMarked: readonly string[]
  present: Rows<PresentRow>
  home: Readonly<{ openedBy: Input; rooms: TextArea; sleeping: TextArea }>
  conditions: Rows<ConditionRow>
  devices: Rows<DeviceRow>
  account: TextArea
  /** What was said before and nobody has proved yet, each with where its proof is told. */
  promised: readonly Readonly<{ text: string; note: string; link: Link }>[]
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
  known: KnownBefore
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

const promiseText = ({ proveBy, proveOn, isPast }: Promised): string => {
  const by = proveOn === null ? 'no day was promised' : `by ${formatShortDate(proveOn)}`
  return `To be proved by: ${proveBy}, ${by}${isPast ? ', past its day' : ''}`
}

const promisedOf = (promised: readonly Promised[]): SaidModel['promised'] =>
  promised.map((one) => ({
    text: `“${one.text}” (${formatShortDate(one.onDate)})`,
    note: promiseText(one),
    link: { text: 'Say what came of it', href: `/self-reports/${one.id}/proof` },
  }))

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
  const { typed, values, known } = asked
  return {
    folds: foldsOf(asked.holds),
    children: split(values, { list: 'children', spare: 1 }, (index) =>
      childRow(typed, values, index),
    ),
    childrenMarked: known.childrenMarked,
    present: split(values, { list: 'present', spare: 0 }, (index) => presentRow(typed, index)),
    home: homeOf(asked),
    conditions: split(values, { list: 'conditions', spare: 1 }, (index) =>
      conditionRow(typed, values, index),
    ),
    devices: split(values, { list: 'devices', spare: 1 }, (index) =>
      deviceRow(typed, values, index),
    ),
    account: typed.textArea({ name: 'account', label: 'What happened' }, 8),
    promised: promisedOf(known.promised),
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

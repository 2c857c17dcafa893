// What was said of a visit, as it is kept; and what an edit of it makes, which never takes an account away.
import type { LocalDate } from '../../platform/calendar.ts'
import {
  nothingSaid,
  type BegunChange,
  type ReportFault,
  type Said,
  type SaidChange,
  type SaidSoFar,
} from '../types.ts'

/** The words alone, of whatever holds them. */
export const saidOf = (held: Said): Said => ({
  account: held.account,
  home: held.home,
  children: held.children,
  present: held.present,
  conditions: held.conditions,
  devices: held.devices,
  selfReports: held.selfReports,
  aware: held.aware,
  evidence: held.evidence,
  changes: held.changes,
  risk: held.risk,
  riskWhy: held.riskWhy,
  agreed: held.agreed,
  concerns: held.concerns,
  bodyWorn: held.bodyWorn,
  visorEntry: held.visorEntry,
})

const given = <T>(value: T | undefined, otherwise: T): T =>
  value === undefined ? otherwise : value

/** These words with a change over them: what the change leaves out stays, and null takes out. */
export const saidAfter = (before: Said, change: SaidChange): Said => ({
  account: given(change.account, before.account),
  home: given(change.home, before.home),
  children: given(change.children, before.children),
  present: given(change.present, before.present),
  conditions: given(change.conditions, before.conditions),
  devices: given(change.devices, before.devices),
  selfReports: given(change.selfReports, before.selfReports),
  aware: given(change.aware, before.aware),
  evidence: given(change.evidence, before.evidence),
  changes: given(change.changes, before.changes),
  risk: given(change.risk, before.risk),
  riskWhy: given(change.riskWhy, before.riskWhy),
  agreed: given(change.agreed, before.agreed),
  concerns: given(change.concerns, before.concerns),
  bodyWorn: given(change.bodyWorn, before.bodyWorn),
  visorEntry: given(change.visorEntry, before.visorEntry),
})

/** The same of a change that is only begun, as far as a look over it reads. */
export const soFarAfter = (before: SaidSoFar, change: BegunChange): SaidSoFar => ({
  account: given(change.account, before.account),
  selfReports: given(change.selfReports, before.selfReports),
  evidence: given(change.evidence, before.evidence),
  devices: given(change.devices, before.devices),
  agreed: given(change.agreed, before.agreed),
  risk: given(change.risk, before.risk),
})

/** What a report says; what it leaves out is kept as nothing said. */
export const saidIn = (report: SaidChange): Said => saidAfter(nothingSaid, report)

/** A value in one form whatever the order of its parts, and without those that say nothing. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, inOrder(inner)])
}

/** The same line says the same, whoever stored it and in which order. */
export const lineText = (line: unknown): string => JSON.stringify(inOrder(line))

/** The names of the parts in which two differ. */
export function changedParts(before: Said, after: Said): readonly string[] {
  const was = new Map<string, unknown>(Object.entries(saidOf(before)))
  return Object.entries(saidOf(after))
    .filter(([name, value]) => lineText(value) !== lineText(was.get(name)))
    .map(([name]) => name)
}

/** Lines that were not there before: each of them is told once, however often the words are sent. */
export function newLines<Line>(before: readonly Line[], after: readonly Line[]): Line[] {
  const held = before.map(lineText)
  return after.filter((line) => {
    const at = held.indexOf(lineText(line))
    if (at >= 0) held.splice(at, 1)
    return at < 0
  })
}

/** A risk that moved says why. */
export const riskFaults = ({ risk, riskWhy }: Pick<Said, 'risk' | 'riskWhy'>): ReportFault[] =>
  (risk === 'up' || risk === 'down') && (riskWhy === null || riskWhy === '')
    ? [{ field: 'riskWhy', why: 'risk-needs-why' }]
    : []

type Promised = Readonly<{ proveOn?: LocalDate | undefined }>

/** Nothing is promised to be proved before it was said. */
export const promiseFaults = (selfReports: readonly Promised[], saidOn: LocalDate): ReportFault[] =>
  selfReports.flatMap(({ proveOn }, index) =>
    proveOn !== undefined && proveOn < saidOn
      ? [{ field: `selfReports.${index}.proveOn`, why: 'proved-before-said' as const }]
      : [],
  )

/** The same of the lines that an edit brings: what stood before stands. */
export function newPromiseFaults(
  { selfReports, onDate }: Pick<Said, 'selfReports'> & Readonly<{ onDate: LocalDate }>,
  after: readonly Promised[],
): ReportFault[] {
  const held = new Set(selfReports.map(lineText))
  const lines = after.map((line) => (held.has(lineText(line)) ? {} : line))
  return promiseFaults(lines, onDate)
}

/** What cannot be kept of an edit: a moved risk without a why, or an account taken out again. */
export const editFaults = (
  before: Pick<Said, 'account'>,
  after: Pick<Said, 'account' | 'risk' | 'riskWhy'>,
): ReportFault[] => [
  ...riskFaults(after),
  ...(before.account !== null && after.account === null
    ? [{ field: 'account', why: 'account-stays' } as const]
    : []),
]

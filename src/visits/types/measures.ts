// What is measured of the visits of a period: counts, and the lists behind them.
import type { LocalDate } from '../../platform/calendar.ts'
import type { ForceId, OfficerId, TeamId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'
import type { Share } from './pattern.ts'

/** Both days are in it. */
export type Period = Readonly<{ from: LocalDate; to: LocalDate }>

/** One officer by what they did and own, else a team, else the force. */
export type MeasuredOf = Readonly<{
  forceId: ForceId
  team: Readonly<{ id: TeamId; name: string }> | null
  officer: Readonly<{ id: OfficerId; key: string; name: string }> | null
}>

/** Every list behind a number. */
export const measuredLists = [
  'seen',
  'unannounced',
  'announced',
  'double-crewed',
  'sole-crewed',
  'counted',
  'attempts',
  'write-ups',
  'write-ups-late',
  'owed',
  'in-window',
  'late',
  'overdue',
  'still-overdue',
] as const
export type MeasuredList = (typeof measuredLists)[number]

/** How many each list holds; of `late` by level too, with the median of their days. */
export type MeasureCounts = Readonly<{
  lists: Readonly<Record<MeasuredList, number>>
  lateByLevel: readonly Readonly<{
    level: Level
    owed: number
    late: number
    median: number | null
    /** People whose visit is owed and overdue at the end of the period. */
    stillOverdue: number
  }>[]
  overdueDays: number
}>

export type Measures = Readonly<{
  unannounced: Share
  doubleCrewed: Share
  inWindow: Share
  writeUpsLate: Share
  lateByLevel: MeasureCounts['lateByLevel']
  overdue: Readonly<{ people: number; days: number }>
  attempts: Readonly<{ attempts: number; visits: number; perVisit: number | null }>
}>

/** A line of a list: a call, a visit that was owed, or the days somebody stood overdue. */
export type MeasuredRow = Readonly<{
  id: string
  day: LocalDate
  offenderId: string
  offenderName: string
  visorRef: string
  level: Level
  visitId: string | null
  dueOn: LocalDate | null
  /** Days late, or days overdue within the period. */
  days: number | null
  crew: string
}>

/** Why a period or a person may not be asked for. */
export type MeasuresRefusal = 'officer-first' | 'to-come' | 'too-long' | 'backwards'

// What was taken out of the product as a file, and how a room says what it gives.
import type { Tx } from '../platform/database/transaction.ts'
import type { ForceId, TeamId } from '../platform/ids.ts'

export const exportFormats = ['csv', 'pdf'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportedLists = [
  'backlog',
  'people',
  'figures',
  'measures',
  'access-log',
  'briefing',
  'pack',
  'entry-warrant',
] as const
export type ExportedList = (typeof exportedLists)[number]

export type ExportFilters = Readonly<Record<string, string>>

/** One that was cut off stays begun: it never says that all of it went out. */
export type Export = Readonly<{
  id: string
  forceId: ForceId
  /** The team of whoever took it; null for those of the whole force. */
  teamId: TeamId | null
  requestId: string | null
  actor: string
  what: ExportedList
  format: ExportFormat
  filters: ExportFilters
  state: 'begun' | 'done'
  rows: number | null
  sha256: string | null
  bytes: number | null
  begunAt: Date
  doneAt: Date | null
  version: number
}>

/** Told by whoever makes the parts: each row that goes out, and whom it is about. */
export type Tally = Readonly<{
  add(taken: Readonly<{ rows: number; offenderIds?: readonly string[] }>): void
}>

/** A file that a room offers: what is in it, how many rows it will hold, and how it is made. */
export type Offer = Readonly<{
  what: ExportedList
  format: ExportFormat
  /** Without its ending, such as `backlog-overdue-2026-03-02`. */
  fileName: string
  filters: ExportFilters
  /** The names of the fields in it, for the audit. */
  fields: readonly string[]
  rows: number
  parts: (tx: Tx, tally: Tally) => AsyncIterable<string | Uint8Array>
}>

export type ExportMark = Readonly<{ at: string; id: string }>

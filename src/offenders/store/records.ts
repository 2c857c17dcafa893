// The only writer of people and their history: sets of rows added, and the few rows that change amended.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import * as tables from '../entity.ts'
import type { Address, InterimControl, Marker, Offender, PendingChange, Records } from '../types.ts'

/** Adds any number of rows of any of these tables, people first: one statement a table. */
export async function addRecords(tx: Tx, records: Records): Promise<void> {
  await tx.insert(tables.offenders, records.offenders ?? [])
  await addKnown(tx, records)
  await addPeriods(tx, records)
  await addHappenings(tx, records)
}

async function addKnown(tx: Tx, records: Records): Promise<void> {
  await tx.insert(tables.offenderNames, records.names ?? [])
  await tx.insert(tables.identifiers, records.identifiers ?? [])
  await tx.insert(tables.addresses, records.addresses ?? [])
  await tx.insert(tables.markers, records.markers ?? [])
  await tx.insert(tables.interimControls, records.interimControls ?? [])
}

async function addPeriods(tx: Tx, records: Records): Promise<void> {
  await tx.insert(tables.statusPeriods, records.statuses ?? [])
  await tx.insert(tables.leadPeriods, records.leads ?? [])
  await tx.insert(tables.levelPeriods, records.levels ?? [])
  await tx.insert(tables.mappaPeriods, records.mappas ?? [])
  await tx.insert(tables.managementPeriods, records.managements ?? [])
  await tx.insert(tables.allocations, records.allocations ?? [])
}

async function addHappenings(tx: Tx, records: Records): Promise<void> {
  await tx.insert(tables.returns, records.returns ?? [])
  await tx.insert(tables.pendingChanges, records.pending ?? [])
  await tx.insert(tables.events, records.events ?? [])
  await tx.insert(tables.chronology, records.chronology ?? [])
}

type Drawn = Readonly<{ id: string; version: number }>

export const amendOffender = (
  tx: Tx,
  row: Readonly<{ id: OffenderId; version: number }>,
  change: Partial<Offender>,
): Promise<void> => tx.amend(tables.offenders, row, change)

export const amendAddress = (tx: Tx, row: Drawn, change: Partial<Address>): Promise<void> =>
  tx.amend(tables.addresses, row, change)

export const amendMarker = (tx: Tx, row: Drawn, change: Partial<Marker>): Promise<void> =>
  tx.amend(tables.markers, row, change)

export const amendInterimControl = (
  tx: Tx,
  row: Drawn,
  change: Partial<InterimControl>,
): Promise<void> => tx.amend(tables.interimControls, row, change)

export const amendPending = (tx: Tx, row: Drawn, change: Partial<PendingChange>): Promise<void> =>
  tx.amend(tables.pendingChanges, row, change)

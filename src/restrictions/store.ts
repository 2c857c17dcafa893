// The only writer of restrictions, their readers and changes, conflicts, and broken glass.
import type { Tx } from '../platform/database/transaction.ts'
import type { AccountId } from '../platform/ids.ts'
import {
  brokenGlass,
  conflicts,
  restrictionChanges,
  restrictionReaders,
  restrictions,
} from './entity.ts'
import type { BrokenGlass, Change, Conflict, Reader, Restriction } from './types.ts'

export const insertRestriction = (tx: Tx, row: Restriction): Promise<void> =>
  tx.insert(restrictions, [row])

export const insertReaders = (tx: Tx, rows: readonly Reader[]): Promise<void> =>
  tx.insert(restrictionReaders, rows)

export const insertChange = (tx: Tx, row: Change): Promise<void> =>
  tx.insert(restrictionChanges, [row])

export const insertConflict = (tx: Tx, row: Conflict): Promise<void> => tx.insert(conflicts, [row])

export const insertGlass = (tx: Tx, row: BrokenGlass): Promise<void> =>
  tx.insert(brokenGlass, [row])

type Drawn = Readonly<{ id: string; version: number }>

export const amendRestriction = (tx: Tx, row: Drawn, change: Partial<Restriction>): Promise<void> =>
  tx.amend(restrictions, row, change)

export const amendChange = (tx: Tx, row: Drawn, change: Partial<Change>): Promise<void> =>
  tx.amend(restrictionChanges, row, change)

export const amendConflict = (tx: Tx, row: Drawn, change: Partial<Conflict>): Promise<void> =>
  tx.amend(conflicts, row, change)

export const amendGlass = (tx: Tx, row: Drawn, change: Partial<BrokenGlass>): Promise<void> =>
  tx.amend(brokenGlass, row, change)

type Removal = Readonly<{
  restrictionId: string
  /** All readers of the restriction where none is named: its end. */
  accountId: AccountId | null
  by: string
  why: string
}>

/** Ends the reading of one or of all; answers how many. */
export async function removeReaders(
  tx: Tx,
  { restrictionId, accountId, by, why }: Removal,
): Promise<number> {
  const removed = await tx.query(
    `update restriction_readers set removed_at = $3, removed_by = $4, removed_why = $5
      where restriction_id = $1 and ($2::uuid is null or account_id = $2) and removed_at is null
      returning id`,
    [restrictionId, accountId, tx.at, by, why],
  )
  return removed.length
}

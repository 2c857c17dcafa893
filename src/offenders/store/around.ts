// The only writer of who and what is around a person: rows added, ended, checked and done.
import type { EntitySchema, ObjectLiteral } from 'typeorm'
import type { Tx } from '../../platform/database/transaction.ts'
import { meetingActions, type Strikable } from '../entity/around.ts'
import type { Known, MeetingAction, Recorded } from '../types.ts'

export * as aroundTables from '../entity/around.ts'

export const addAround = <T extends Recorded>(
  tx: Tx,
  table: EntitySchema<Strikable<T>>,
  rows: readonly T[],
): Promise<void> =>
  tx.insert<Strikable<T> & ObjectLiteral>(
    table,
    rows.map((row) => ({ ...row, struck: null })),
  )

type Drawn = Readonly<{ id: string; version: number }>
export type KnownChange = Partial<Pick<Known, 'checkedOn' | 'endedOn' | 'endedBy' | 'endedWhy'>>

export const amendKnown = (
  tx: Tx,
  table: EntitySchema<Strikable<Known>>,
  { row, change }: Readonly<{ row: Drawn; change: KnownChange }>,
): Promise<void> => tx.amend(table, row, change)

export const amendMeetingAction = (
  tx: Tx,
  row: Drawn,
  change: Partial<MeetingAction>,
): Promise<void> => tx.amend(meetingActions, row, change)

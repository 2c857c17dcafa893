// What the routes of this room are given by the product, and the marks of its lists.
import { decodeCursor } from '../../platform/paging.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { refuse } from '../../platform/http/problem.ts'
import { isId, type OffenderId } from '../../platform/ids.ts'

export type ImportPorts = Readonly<{
  /** The finished models of the common person line, by person. */
  personLines: (tx: Tx, ids: readonly OffenderId[]) => Promise<ReadonlyMap<string, object>>
}>

type Key = string | number

const isKey = (value: unknown): value is Key =>
  typeof value === 'string' || typeof value === 'number'

/** The place in a list that a cursor marks; one that is not ours is a fault of the address. */
export function markIn<K extends Key>(
  cursor: string | undefined,
  read: (key: Key) => K | null,
): Readonly<{ key: K; id: string }> | null {
  if (cursor === undefined) return null
  const [first, id] = decodeCursor(cursor) ?? []
  const key = isKey(first) ? read(first) : null
  if (key === null || typeof id !== 'string' || !isId(id))
    return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
  return { key, id }
}

export const instantKey = (key: Key): string | null =>
  typeof key === 'string' && !Number.isNaN(Date.parse(key)) ? key : null

export const lineKey = (key: Key): number | null =>
  typeof key === 'number' && Number.isInteger(key) ? key : null

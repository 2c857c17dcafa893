// One part of a list that is held in memory: the same marks and order as a list read from the database.
import { compareKeys } from './order.ts'

export type Mark = readonly (string | number)[]

export type InMemoryPart<Row> = Readonly<{
  rows: readonly Row[]
  total: number
  next: Mark | null
}>

export function partOf<Row>(
  rows: readonly Row[],
  markOf: (row: Row) => Mark,
  { size, after }: { size: number; after: Mark | null },
): InMemoryPart<Row> {
  const marked = rows
    .map((row) => ({ row, mark: markOf(row) }))
    .toSorted((a, b) => compareKeys(a.mark, b.mark))
  const rest = after === null ? marked : marked.filter(({ mark }) => compareKeys(mark, after) > 0)
  const part = rest.slice(0, size)
  return {
    rows: part.map(({ row }) => row),
    total: rows.length,
    next: rest.length > size ? (part.at(-1)?.mark ?? null) : null,
  }
}

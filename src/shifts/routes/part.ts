// Parts of lists: the place that a cursor marks, and one part of a list that is read whole.
import { refuse } from '../../platform/http/problem.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'

const refused = (): never =>
  refuse('invalid', 'This is not the address of a part of the list', 'cursor')

/** The place in a list that a cursor marks; one that is not of this list is a fault of the address. */
export const markOf = <Mark>(
  cursor: string | undefined,
  read: (cursor: string) => Mark | null,
): Mark | null => (cursor === undefined ? null : (read(cursor) ?? refused()))

/** How many rows stand before the part that a cursor marks. */
function skipped(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const [count] = decodeCursor(cursor) ?? []
  if (typeof count === 'number' && Number.isInteger(count) && count > 0) return count
  return refused()
}

type PartAsk = Readonly<{ size: number; cursor?: string | undefined }>

type Part<T> = Readonly<{ items: readonly T[]; before: number; next: string | null }>

/** The part that was asked for, and the address of the next; null at the end. */
export function partOf<T>(
  { url }: Readonly<{ url: string }>,
  all: readonly T[],
  { size, cursor }: PartAsk,
): Part<T> {
  const before = skipped(cursor)
  const after = before + size
  const next = after < all.length ? nextUrl(url, encodeCursor([after])) : null
  return { items: all.slice(before, after), before, next }
}

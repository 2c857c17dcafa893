// One part of a list that is read whole: how many at a time, and where the next part begins.
import { refuse } from '../../platform/http/problem.ts'
import { decodeCursor, encodeCursor, nextUrl } from '../../platform/paging.ts'

/** How many rows stand before the part that a cursor marks. */
function skipped(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const [count] = decodeCursor(cursor) ?? []
  if (typeof count === 'number' && Number.isInteger(count) && count > 0) return count
  return refuse('invalid', 'This is not the address of a part of the list', 'cursor')
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

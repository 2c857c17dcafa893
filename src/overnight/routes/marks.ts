// The marks in the cursors of this room's lists; one that is not ours is a fault of the address.
import { parseLocalDate } from '../../platform/calendar.ts'
import { refuse } from '../../platform/http/problem.ts'
import { isId } from '../../platform/ids.ts'
import { decodeCursor, isInstantText } from '../../platform/paging.ts'
import type { HitMark, LineMark } from '../queries.ts'

const notOurs = (): never =>
  refuse('invalid', 'This is not the address of a part of the list', 'cursor')

export function hitMarkIn(cursor: string | undefined): HitMark | null {
  if (cursor === undefined) return null
  const [rank, at, id, ...more] = decodeCursor(cursor) ?? []
  const isRank = typeof rank === 'number' && Number.isInteger(rank) && Math.abs(rank) < 1_000
  if (!isRank || !isInstantText(at) || typeof id !== 'string' || !isId(id) || more.length > 0)
    return notOurs()
  return { rank, at, id }
}

const isLineNumber = (line: unknown): line is number =>
  typeof line === 'number' && Number.isInteger(line) && Math.abs(line) < 10_000_000

export function lineMarkIn(cursor: string | undefined): LineMark | null {
  if (cursor === undefined) return null
  const [forDate, listId, line, ...more] = decodeCursor(cursor) ?? []
  const isDay = typeof forDate === 'string' && parseLocalDate(forDate) !== null
  if (
    !isDay ||
    !isLineNumber(line) ||
    typeof listId !== 'string' ||
    !isId(listId) ||
    more.length > 0
  )
    return notOurs()
  return { forDate, listId, line }
}

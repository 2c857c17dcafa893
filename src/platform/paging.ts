// Lists by keyset: how many at a time, and the opaque mark of where the next part begins.
import { z } from 'zod'
import { wholeNumber } from './http/forms.ts'

export const pageSize = z
  .preprocess(
    (value) => value ?? 50,
    wholeNumber('Ask for 1 to 200 at a time', { least: 1, most: 200 }),
  )
  .describe('How many at a time: 50 unless told, 200 at most')

export const encodeCursor = (mark: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(mark)).toString('base64url')

const mark = z.array(z.union([z.string(), z.number(), z.null()]))

/** The mark in a cursor, or null when it is not one of ours. */
export function decodeCursor(cursor: string): (string | number | null)[] | null {
  try {
    const parsed = mark.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** An instant in a mark, as PostgreSQL or a program writes one: of what a clock could read besides, it might refuse some. */
export function isInstantText(value: unknown): value is string {
  if (typeof value !== 'string' || !instantText.test(value)) return false
  const seconds = value.slice(0, 19).replace(' ', 'T')
  const at = new Date(`${seconds}Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(seconds)
}

const instantText = /^(?!0000)\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}:\d{2}(\.\d{1,6})?(\+00|Z)$/

/** The address of the following part: the same filters, another cursor. */
export function nextUrl(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('cursor', cursor)
  return `${path}?${parameters.toString()}`
}

/** The address of the first part: the same filters, no cursor; null of the first part itself. */
export function firstUrl(url: string): string | null {
  const [path = '', query = ''] = url.split('?')
  const parameters = new URLSearchParams(query)
  if (!parameters.has('cursor')) return null
  parameters.delete('cursor')
  const rest = parameters.toString()
  return rest === '' ? path : `${path}?${rest}`
}

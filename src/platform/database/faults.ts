// Which thrown things mean that the database was away or too slow, and which name a broken constraint.
import { AppError } from '../errors.ts'

const away = new Set([
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '57014', // statement timeout
  '55P03', // lock timeout
  '25P03', // idle in transaction timeout
  '53300', // too many connections
  '53100', // disk full
  '53200', // out of memory
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
])

const awayWords =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|not queryable|Driver not Connected/i

const property = (thrown: unknown, name: string): string | undefined => {
  const value: unknown =
    typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined
  return typeof value === 'string' ? value : undefined
}

/** PostgreSQL's own error beneath TypeORM's wrapper. */
const beneath = (thrown: unknown): unknown =>
  typeof thrown === 'object' && thrown !== null && 'driverError' in thrown
    ? thrown.driverError
    : thrown

export function isAway(thrown: unknown): boolean {
  const fault = beneath(thrown)
  const code = property(fault, 'code')
  if (code !== undefined && (away.has(code) || code.startsWith('08'))) return true
  return awayWords.test(property(fault, 'message') ?? '')
}

/** The transaction had failed before: the fault that matters is another. */
export const isAfterwards = (thrown: unknown): boolean =>
  property(beneath(thrown), 'code') === '25P02'

/** Two transactions crossed; PostgreSQL undid this one, and trying once more is safe. */
export const isCrossed = (thrown: unknown): boolean =>
  ['40001', '40P01'].includes(property(beneath(thrown), 'code') ?? '')

/** The name of the unique constraint that a write broke, or null. */
export function brokenUnique(thrown: unknown): string | null {
  const fault = beneath(thrown)
  return property(fault, 'code') === '23505' ? (property(fault, 'constraint') ?? '') : null
}

export function asDatabaseFault(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown
  if (isAway(thrown)) return new AppError('unavailable', { cause: thrown })
  const constraint = brokenUnique(thrown)
  return constraint === null
    ? thrown
    : new AppError('conflict', { type: constraint, cause: thrown })
}

// What a form is drawn again with after a no: what was typed, and what is wrong with it.
import type { Request } from 'express'
import { AppError } from '../errors.ts'
import { wantsJson } from './gate.ts'
import { Refused } from './problem.ts'
import type { Attempt } from './route.ts'
import { typedFields } from './sent.ts'

type Drawn = Readonly<{ method: string; redraw?: unknown }>

/** What to draw again after a no, or null when the fault answers for itself. */
export function attemptAfter(
  { method, redraw }: Drawn,
  request: Request,
  thrown: unknown,
): Attempt | null {
  if (wantsJson(request) || method !== 'post' || redraw === undefined) return null
  const typed = typedFields(request)
  if (thrown instanceof Refused) return { typed, errors: thrown.errors, stale: false }
  if (!(thrown instanceof AppError)) return null
  if (thrown.kind !== 'stale' && thrown.kind !== 'conflict') return null
  const stale = thrown.kind === 'stale'
  return { typed, errors: [{ field: '', message: thrown.detail }], stale }
}

// The plan for the next visit as it comes with a record: all of it, or nothing.
import { z } from 'zod'
import { date, optional, text } from '../../platform/http/forms.ts'
import { purposeList } from './purposes.ts'
import { isBlank } from '../rules/typed-words.ts'
import { isSent } from './said.ts'

/** A plan is made when any of it is said. */
function saidOfNext(sent: unknown): unknown {
  if (!isSent(sent)) return sent
  const { purposes, ...rest } = sent
  const isSaid = [...Object.values(rest), ...(isSent(purposes) ? Object.values(purposes) : [])]
  if (isSaid.every(isBlank) && !Array.isArray(purposes)) return undefined
  return { ...rest, ...(purposes === undefined ? {} : { purposes }) }
}

const next = z.strictObject({
  latestBy: date('Say by when the next visit must be made'),
  earliest: optional(date('The earliest day')),
  purposes: purposeList,
  why: text('Say why this interval is right for this person', 2_000),
})

export const nextField = z.preprocess(saidOfNext, next.optional())
/** The same before all of it is filled in. */
export const begunNextField = z.preprocess(saidOfNext, next.partial().optional())

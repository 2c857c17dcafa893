// What pages and programs send to the visits room.
import { z } from 'zod'
import { date, flag, optional, text, version } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'

export { reportForm } from './forms/report.ts'

const isTicks = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A page ticks purposes one by one (`purposes.residence`); programs send a list, or one as text. */
const listed = (value: unknown): unknown => {
  if (isTicks(value)) return Object.keys(value).filter((purpose) => value[purpose] !== '')
  return typeof value === 'string' && value !== '' ? [value] : value
}

const purposeList = z.preprocess(
  listed,
  z
    .array(text('Say what the visit is for', 200), { error: 'List what the visit is for' })
    .max(20, 'List 20 at most')
    .optional(),
)

/** Contract section 6; section 3 says `purpose`, which is taken as one more of them. */
export const planForm = z
  .strictObject({
    latestBy: date('Say by when the next visit must be made'),
    earliest: optional(date('The earliest day')),
    why: text('Say why this interval is right for this person', 2_000),
    purposes: purposeList,
    purpose: optional(text('Say what the visit is for', 200)),
  })
  .transform(({ purpose, purposes = [], ...plan }) => ({
    ...plan,
    purposes: purpose === undefined ? purposes : [...purposes, purpose],
  }))

export const decideForm = z.strictObject({
  version: optional(version),
  agree: z.preprocess((value) => value ?? true, flag('Say whether you agree')),
  why: optional(text('Why', 2_000)),
})

export const acknowledgeForm = z.strictObject({ version: optional(version) })

export const visitListQuery = z.strictObject({
  size: pageSize,
  cursor: optional(z.string().max(400)),
})

export const newVisitQuery = z.strictObject({
  kind: optional(z.enum(['visit', 'attempt'], { error: 'Ask for a visit or an attempt' })),
})

/** A page without filters: an unknown one is told, as everywhere. */
export const noQuery = z.strictObject({})

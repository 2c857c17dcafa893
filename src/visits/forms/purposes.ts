// What a visit is for, as a page ticks it or a program lists it.
import { z } from 'zod'
import { text } from '../../platform/http/forms.ts'

const isTicks = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A page ticks purposes one by one (`purposes.residence`); programs send a list, or one as text. */
const listed = (value: unknown): unknown => {
  if (isTicks(value)) return Object.keys(value).filter((purpose) => value[purpose] !== '')
  return typeof value === 'string' && value !== '' ? [value] : value
}

export const purposeList = z.preprocess(
  listed,
  z
    .array(text('Say what the visit is for', 200), { error: 'List what the visit is for' })
    .max(20, 'List 20 at most')
    .optional(),
)

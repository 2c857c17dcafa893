// What pages and programs send of sightings.
import { z } from 'zod'
import { instantAt } from '../platform/calendar.ts'
import { hasShortYear, instant, optional, readDate, text } from '../platform/http/forms.ts'
import { readTime } from '../platform/http/time-of-day.ts'
import { pageSize } from '../platform/paging.ts'

type Sent = Readonly<Record<string, unknown>>

const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** The page's day and time as the instant that programs send. */
function folded(sent: unknown): unknown {
  if (!isSent(sent)) return sent
  const { onDate, atTime, ...rest } = sent
  if (!isBlank(rest['at'])) return rest
  const day = typeof onDate === 'string' ? readDate(onDate) : null
  const time = typeof atTime === 'string' ? readTime(atTime) : null
  // Sent on as it was typed, it is told what is wrong with it.
  if (hasShortYear(onDate)) return { ...rest, at: onDate }
  return {
    ...rest,
    at: day === null || time === null ? undefined : instantAt(day, time)?.toISOString(),
  }
}

const by = z.preprocess(
  (sent) => (typeof sent === 'string' && sent !== '' ? { officer: sent } : sent),
  z
    .strictObject(
      {
        officer: optional(text('Choose an officer', 64)),
        agency: optional(text('Name the team or agency', 100)),
        name: optional(text('Name the person', 100)),
      },
      { error: 'Say who saw the person' },
    )
    .transform(({ officer, agency, name }, context) => {
      if (officer !== undefined && agency === undefined && name === undefined) return { officer }
      if (officer === undefined && agency !== undefined && name !== undefined)
        return { agency, name }
      context.addIssue({
        code: 'custom',
        message: 'Choose an officer, or give the team or agency and the name of someone else',
      })
      return z.NEVER
    }),
)

const withChildren = z.preprocess(
  (value) => {
    if (value === 'yes' || value === 'true') return true
    if (value === 'no' || value === 'false') return false
    return isBlank(value) || value === 'unknown' ? null : value
  },
  z.boolean({ error: 'Say whether children were there: yes, no or not known' }).nullable(),
)

/** `onDate` and `atTime` are the page's way to say `at`. */
export const sightingForm = z.preprocess(
  folded,
  z.strictObject({
    at: instant('Say when it was: a day like 27/3/2026 and a time like 19:30'),
    where: text('Say where the person was seen', 300),
    by,
    what: text('Say what was seen', 4_000),
    withChildren,
  }),
)

export const sightingsQuery = z.strictObject({
  size: pageSize,
  cursor: optional(z.string().max(400)),
})

export const readForm = z.strictObject({})

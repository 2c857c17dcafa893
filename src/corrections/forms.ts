// What pages and programs send to have something put right.
import { z } from 'zod'
import { instantAt, startOfDay } from '../platform/calendar.ts'
import { choice, flag, instant, optional, readDate, text, version } from '../platform/http/forms.ts'
import { readTime } from '../platform/http/time-of-day.ts'
import { pageSize } from '../platform/paging.ts'

const reason = text('Say what is wrong, and how you know', 1_000)
const person = text('Give the ViSOR reference of the right person', 40)

export const noQuery = z.strictObject({})
export const strikeForm = z.strictObject({ reason })
export const moveForm = z.strictObject({ to: person, reason })
export const moveQuery = z.strictObject({ to: optional(person) })

type Sent = Readonly<Record<string, unknown>>

const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A page sends a day and a time where a program sends an instant; without a time the day alone counts. */
function atOf(sent: unknown): unknown {
  if (!isSent(sent)) return sent
  const { onDate, atTime, ...rest } = sent
  if (typeof onDate !== 'string' || onDate.trim() === '') return rest
  const day = readDate(onDate)
  const typed = typeof atTime === 'string' ? atTime.trim() : ''
  const time = typed === '' ? '' : readTime(typed)
  // Sent on as it was typed, it is told what is wrong with it.
  if (day === null || time === null) return { ...rest, at: onDate }
  return { ...rest, at: (time === '' ? startOfDay(day) : instantAt(day, time))?.toISOString() }
}

const at = instant('Say when it was: a day like 27/3/2026 and, for a visit, a time like 19:30')

export const redateForm = z.preprocess(atOf, z.strictObject({ at, reason }))
export const redateQuery = z.preprocess(atOf, z.strictObject({ at: optional(at) }))

const other = text('Give the ViSOR reference of the other record', 40)
export const mergeForm = z.strictObject({ with: other, reason })
export const mergeQuery = z.strictObject({ with: optional(other) })
export const unmergeForm = z.strictObject({ merged: other, reason })
export const unmergeQuery = z.strictObject({ merged: optional(other) })

export const decisionForm = z.strictObject({
  agree: flag('Say whether you agree'),
  why: optional(text('Say why', 1_000)),
  version: optional(version),
})

export const toldForm = z.strictObject({ username: text('Say who was told', 100) })

const cursor = optional(text('Say where the part of the list begins', 500))

export const correctionsQuery = z.strictObject({
  state: z
    .preprocess(
      (value) => (value === undefined || value === '' ? 'waiting' : value),
      choice(['waiting', 'done'], 'Choose waiting or done'),
    )
    .describe('waiting unless told'),
  size: pageSize,
  cursor,
})

export const pairsQuery = z.strictObject({
  state: z
    .preprocess(
      (value) => (value === undefined || value === '' ? 'open' : value),
      choice(['open', 'decided'], 'Choose open or decided'),
    )
    .describe('open unless told'),
  size: pageSize,
  cursor,
})

export const twoPeopleForm = z.strictObject({
  why: text('Say how you know that they are two people', 1_000),
  version: optional(version),
})

// The filters of the backlog's pages, as they stand in the URL.
import { z } from 'zod'
import type { DutyKind, DutyState, Ending } from '../duties/index.ts'
import { localDate, type LocalDate } from '../platform/calendar.ts'
import { choice, date, optional, text } from '../platform/http/forms.ts'
import { isId } from '../platform/ids.ts'
import { pageSize } from '../platform/paging.ts'
import { policyBegan, type Level } from '../policy/index.ts'

export const dutyKinds = [
  'visit',
  'visit_plan',
  'visit_write_up',
  'whereabouts',
  'suspension_review',
  'arms_initial',
  'arms_review',
  'overnight_hit',
  'cover',
] as const satisfies readonly DutyKind[]

const dutyStates = [
  'open',
  'due',
  'overdue',
  'no_date',
  'suspended',
  'met',
] as const satisfies readonly DutyState[]

const levels = ['very_high', 'high', 'medium', 'low'] as const satisfies readonly Level[]

const leftHows = [
  'seen',
  'done',
  'suspended',
  'reactive',
  'transferred',
  'closed',
  'merged',
  'corrected',
  'changed',
] as const satisfies readonly Ending['how'][]

const lastDay = localDate('2099-12-31')
const isCounted = (day: LocalDate): boolean => day >= policyBegan && day <= lastDay

const day = optional(
  date('Say which day').refine(isCounted, 'Choose a day from 1 September 1997 to the end of 2099'),
)

const team = optional(text('Say which team', 100))
const officer = optional(text('Say which officer', 100))
const level = optional(choice(levels, 'Choose very_high, high, medium or low'))
const cursor = optional(text('Say where the part of the list begins', 500))
const state = z
  .preprocess(
    (value) => (value === undefined || value === '' ? 'open' : value),
    choice(dutyStates, 'Choose open, due, overdue, no_date, suspended or met'),
  )
  .describe('open unless told')

export const dutiesQuery = z.strictObject({
  kind: optional(choice(dutyKinds, 'There is no such kind of duty')),
  state,
  level,
  officer,
  team,
  offender: optional(
    text('Say which person', 100).refine(isId, 'Give the id of a person, as this product gave it'),
  ),
  on: day,
  size: pageSize,
  cursor,
})

export const figuresQuery = z.strictObject({ on: day })

export const listQuery = z.strictObject({
  on: day,
  team,
  level,
  officer,
  band: optional(text('Say which band of days', 20)),
  size: pageSize,
  cursor,
})

export const leftQuery = z.strictObject({
  how: optional(choice(leftHows, 'There is no such way of leaving the list')),
  team,
  size: pageSize,
  cursor,
})

export const driftQuery = z.strictObject({ size: pageSize, cursor })

export const myDayQuery = z.strictObject({ officer })
export const teamQuery = z.strictObject({ team })
export const forceQuery = z.strictObject({ on: day })

// The filters of the workload's pages, as they stand in the URL.
import { z } from 'zod'
import { localDate, type LocalDate } from '../platform/calendar.ts'
import { date, optional, text } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'
import { policyBegan } from '../policy/index.ts'

const lastDay = localDate('2099-12-31')
const isCounted = (day: LocalDate): boolean => day >= policyBegan && day <= lastDay

const day = optional(
  date('Say which day').refine(isCounted, 'Choose a day from 1 September 1997 to the end of 2099'),
)

export const workloadQuery = z.strictObject({ on: day })

export const historyQuery = z.strictObject({
  from: day,
  to: day,
  team: optional(text('Say which team', 100)),
  officer: optional(text('Say which officer', 100)),
  size: pageSize,
  cursor: optional(text('Say where the part of the list begins', 500)),
})

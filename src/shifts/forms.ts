// What pages and programs send to the weekend list and to planned shifts.
import { z } from 'zod'
import { formatDate } from '../platform/calendar.ts'
import { choice, date, optional, text, version, wholeNumber } from '../platform/http/forms.ts'
import { readTime } from '../platform/http/time-of-day.ts'
import { isId } from '../platform/ids.ts'
import { pageSize } from '../platform/paging.ts'
import { policyBegan } from '../policy/index.ts'
import { resultStates, returnedWays, type Given } from './types.ts'

export const noQuery = z.strictObject({})

/** The register, and policy with it, began then: no list is told of a day before. */
const listDay = date('Say for which day').refine((day) => day >= policyBegan, {
  message: `Enter a day from ${formatDate(policyBegan)}, when the register began`,
})

const part = { size: pageSize, cursor: optional(z.string().max(400)) }

export const packsQuery = z.strictObject({
  team: optional(text('Say which team', 100)),
  state: optional(choice(['late'], 'Choose late, or leave it out')),
  ...part,
})

export const listQuery = z.strictObject({
  on: optional(listDay),
  result: optional(choice(resultStates, 'Choose what came of it')),
  ...part,
})

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const member = z.preprocess(
  (sent) => (typeof sent === 'string' ? { officer: sent } : sent),
  z
    .strictObject({
      officer: optional(text('Choose an officer', 64)),
      agency: optional(text('Name the agency', 100)),
      name: optional(text('Name the person', 100)),
    })
    .transform(({ officer, agency, name }, context): Given => {
      if (officer !== undefined && agency === undefined && name === undefined) return { officer }
      if (officer === undefined && agency !== undefined && name !== undefined)
        return { agency, name }
      const field = agency === undefined ? 'agency' : 'name'
      context.addIssue({
        code: 'custom',
        path: [field],
        message: 'Choose an officer, or give the agency and the name of somebody else',
      })
      return z.NEVER
    }),
)

/** One name is as good as a list of one. */
const others = z.preprocess(
  (sent) => (isBlank(sent) ? [] : typeof sent === 'string' ? [sent] : sent),
  z.array(member, { error: 'List who goes with you' }).max(6, 'Name 6 at most'),
)

export const claimForm = z.strictObject({
  with: others.describe('who goes besides the one who claims'),
  note: optional(text('What the office should know', 500)),
})

export const pressForm = z.strictObject({ version: optional(version) })

export const returnForm = z.strictObject({
  how: choice(returnedWays, 'Choose whether it was returned or shredded'),
  version: optional(version),
})

const time = (asks: string) =>
  text(asks, 10).transform((typed, context): string => {
    const found = readTime(typed)
    if (found !== null) return found
    context.addIssue({ code: 'custom', message: 'Enter a time like 18:00, 1800 or 6pm' })
    return z.NEVER
  })

export const planForm = z.strictObject({
  on: date('Say on which day'),
  from: time('Say from when'),
  until: time('Say until when'),
  with: others,
  districts: optional(text('Which postcode districts', 200)),
  note: optional(text('What should be known', 500)),
})

export const newPlanQuery = z.strictObject({ on: optional(date('Say on which day')) })

export const plansQuery = z.strictObject({ on: optional(date('Say from which day')), ...part })

/** Which stop was moved last, and by which of its buttons: the page comes back there. */
export const planQuery = z.strictObject({
  moved: optional(text('Say which stop', 100)),
  by: optional(choice(['up', 'down'], 'Say up or down')),
})

export const stopForm = z.strictObject({
  offender: text('Choose whom to add', 40).refine(isId, 'Choose whom to add'),
  version: optional(version),
})

export const moveForm = z.strictObject({
  to: z.union(
    [
      choice(['up', 'down'], 'Say where it moves'),
      wholeNumber('Say where it moves', { least: 1, most: 500 }),
    ],
    { error: 'Say up, down or the place' },
  ),
  version: optional(version),
})

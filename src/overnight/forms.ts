// What the pages and programs of the overnight lists ask and send.
import { z } from 'zod'
import { choice, date, flag, instant, optional, text, version } from '../platform/http/forms.ts'
import { isId } from '../platform/ids.ts'
import { pageSize } from '../platform/paging.ts'
import { hitStates } from './queries.ts'
import { hitEvents, overnightKinds } from './types.ts'

export const noQuery = z.strictObject({})

const cursor = optional(text('Say where the part of the list begins', 500))
const id = (asks: string) => optional(text(asks, 40).refine(isId, asks))

const kind = choice(overnightKinds, 'Choose custody, crime, incident, missing or intelligence')

export const dayQuery = z.strictObject({
  on: optional(date('Say which morning')),
  kind: optional(kind),
  state: z
    .preprocess(
      (value) => (value === undefined || value === '' ? 'possible' : value),
      choice(hitStates, 'Choose possible, asked, confirmed or dismissed'),
    )
    .describe('possible unless told'),
  team: optional(text('Say which team', 100)),
  offender: id('Send the id of a person'),
  size: pageSize,
  cursor,
})

export const linesQuery = z.strictObject({
  on: optional(date('Say which morning')),
  list: id('Send the id of a list'),
  kind: optional(kind),
  matched: optional(flag('Choose yes or no')),
  size: pageSize,
  cursor,
})

const cell = optional(text('', 2_000))

/** A line as a program sends it; each cell is judged as that of a file is. */
const line = z.strictObject({
  reference: cell,
  at: cell,
  pncId: cell,
  visorRef: cell,
  surname: cell,
  forenames: cell,
  dateOfBirth: cell,
  address: cell,
  postcode: cell,
  summary: cell,
  outcome: cell,
})

const mostLines = 5_000

export const loadForm = z.strictObject({
  kind,
  forDate: optional(date('Say for which morning the list is')).describe('today unless told'),
  lines: z
    .array(line)
    .max(mostLines, `Send at most ${mostLines} lines at once`)
    .optional()
    .describe('the lines, unless a file is sent (multipart: file)'),
})

const answer = optional(flag('Choose yes or no'))
const answers = { child: answer, review: answer, visit: answer }

export const decideForm = z.strictObject({
  version: optional(version),
  decision: choice(['confirm', 'dismiss'], 'Choose whether this is the person'),
  why: text('Say what you checked, and how you know', 2_000),
  event: optional(choice(hitEvents, 'Choose what happened')),
  at: optional(instant('Say when it happened')),
  ...answers,
})

export const reopenForm = z.strictObject({
  version: optional(version),
  because: text('Say what shows that it may be this person after all', 2_000),
})

export const answersForm = z.strictObject({ version: optional(version), ...answers })

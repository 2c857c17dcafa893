// What the briefing's pages and programs send.
import { z } from 'zod'
import { choice, date, optional, text, version, wholeNumber } from '../platform/http/forms.ts'
import { readTime } from '../platform/http/time-of-day.ts'
import { isId } from '../platform/ids.ts'

const team = optional(text('Say which team', 100))
const edition = optional(wholeNumber('Give the number of an edition', { least: 1, most: 10_000 }))
const person = text('Choose the person', 100).refine(isId, 'Choose a person from the list')

const time = optional(
  text('Enter a time', 20).transform((typed, context): string => {
    const read = readTime(typed)
    if (read !== null) return read
    context.addIssue({ code: 'custom', message: 'Enter a time like 19:30 or 7.30pm' })
    return z.NEVER
  }),
)

export const officeQuery = z.strictObject({ team })
export const editionFile = z.strictObject({ team, edition })
export const editionQuery = z.strictObject({ team, edition, decide: optional(person) })
export const changesQuery = z.strictObject({
  team,
  edition,
  since: optional(choice(['edition'], 'Choose edition, or leave it out')),
})
export const decisionsQuery = z.strictObject({ team, edition })
export const noQuery = z.strictObject({})

/** A page numbers its ticks (`present.0`), which fold to a list; nobody ticked is an empty one. */
const listed = (value: unknown): unknown => {
  if (value === undefined || value === null || value === '') return []
  return typeof value === 'string' ? [value] : value
}

export const holdForm = z.strictObject({
  team,
  version: optional(version),
  present: z.preprocess(
    listed,
    z.array(text('Name an officer', 100), { error: 'Name the officers who were here' }).max(500),
  ),
  note: optional(text('', 1000)),
})

export const issueForm = z.strictObject({ team })

const decision = text('Say what was decided', 500)
const by = text('Choose who does it', 100)
const dueOn = date('Enter the day by which it is done')

export const decisionForm = z.strictObject({
  team,
  offenderId: person,
  kind: z.preprocess(
    (value) => (value === undefined || value === '' ? 'other' : value),
    choice(['visit', 'other'], 'Choose whether somebody goes to see the person'),
  ),
  decision,
  by,
  dueOn,
  time,
  interimControl: optional(text('', 300)),
  interimUntil: optional(date('Enter until when this holds')),
})

export const decisionEdit = z.strictObject({
  version,
  decision: decision.optional(),
  by: by.optional(),
  dueOn: dueOn.optional(),
  time,
  state: optional(choice(['open', 'done', 'not_done'], 'Choose what became of it')),
  outcome: optional(text('', 500)),
  /** Why what was decided is put right, or moved to another day or officer. */
  why: optional(text('', 500)),
})

export const rollUpQuery = z.strictObject({
  team,
  period: z.preprocess(
    (value) => (value === undefined || value === '' ? 'fortnight' : value),
    choice(['fortnight', 'month'], 'Choose fortnight or month'),
  ),
  to: optional(date('Enter the last day')),
})

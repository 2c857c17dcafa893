// What the pages of restrictions, conflicts and broken glass ask and send.
import { z } from 'zod'
import { choice, date, flag, optional, text, version } from '../platform/http/forms.ts'

export const nothing = z.strictObject({})

const why = text('Say why', 1_000)
const username = text('Say whom, by username', 64)

/** A page sends a line of further usernames beside the boxes that are ticked. */
const others = optional(text('Say whom besides, by username', 2_000))

export const restrictForm = z.strictObject({
  reason: text('Say why the file is restricted', 1_000),
  readers: optional(z.array(username, { error: 'Send the usernames as a list' }).max(200)),
  others,
  reviewOn: date('Say when the restriction is looked at again'),
})

export const addReaderForm = z.strictObject({ add: username, why })
export const removeReaderForm = z.strictObject({ remove: username, why })
export const liftForm = z.strictObject({ why })
export const reviewRestrictionForm = z.strictObject({
  reviewOn: date('Say when it is looked at again'),
  why,
  version,
})
export const decisionForm = z.strictObject({
  agree: flag('Say whether you agree'),
  why,
  version,
})

export const relations = ['family', 'friend', 'neighbour', 'victim', 'work', 'other'] as const

export const conflictForm = z.strictObject({
  relation: choice(relations, 'Say how you know the person'),
  why: text('Say what makes it a conflict', 1_000),
})

export const conflictDecisionForm = z.strictObject({
  decision: choice(['confirm', 'end'], 'Say whether you confirm or end it'),
  why: optional(text('Say why', 1_000)),
  version,
})

export const breakGlassForm = z.strictObject({
  visorRef: optional(
    text('Give the ViSOR ref', 20).transform((value) => value.replaceAll(' ', '').toUpperCase()),
  ),
  surname: optional(text('Give the surname', 100)),
  dateOfBirth: optional(date('Give the date of birth')),
  why: text('Say why you need the file now', 1_000),
})

export const reviewGlassForm = z.strictObject({
  review: text('Say what you looked at and whether it was right', 1_000),
  version,
})

// What pages and programs send to the arms room.
import { z } from 'zod'
import { choice, date, optional, text, version } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'
import type { armsQuestions } from './types.ts'

const kinds = ['initial', 'review', 'event'] as const

export const startForm = z.strictObject({
  kind: choice(kinds, 'Say whether it is the first, a review, or after an event'),
  event: optional(text('What happened', 500)),
})

export const saveForm = z.strictObject({
  version,
  completedOn: optional(date('The day it was completed')),
  rationale: optional(text('Why', 20_000)),
})

const statements = optional(
  z.array(z.string().max(40), { error: 'Send the ids as a list' }).max(300, 'Send 300 at most'),
)

export const evidenceForm = z.strictObject({ version, takeIn: statements, leaveOut: statements })

export const submitForm = z.strictObject({
  version,
  completedOn: optional(date('The day it was completed')),
})

/** Empty ones are refused by the rule, all at once; a plain yes or no is taken as written. */
const answer = z.preprocess(
  (value) => (typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value),
  optional(text('Answer this', 4_000)),
)

const answers = z.preprocess(
  (value) => value ?? {},
  z.strictObject(
    {
      evidenceTested: answer,
      disagreed: answer,
      actionsReduceRisk: answer,
      levelAgreed: answer,
      children: answer,
      nextVisit: answer,
    } satisfies Record<(typeof armsQuestions)[number], typeof answer>,
    { error: 'Send the answers by name' },
  ),
)

export const ratifyForm = z.strictObject({
  version,
  ratifiedOn: optional(date('The day it was ratified')),
  answers,
})

export const returnForm = z.strictObject({
  version,
  reasons: text('Say what must change before it can be ratified', 4_000),
})

export const armsListQuery = z.strictObject({
  size: pageSize,
  cursor: optional(z.string().max(400)),
})

/** A page without filters: an unknown one is told, as everywhere. */
export const noQuery = z.strictObject({})

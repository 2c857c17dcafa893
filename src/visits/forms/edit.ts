// What was said of a visit, written up or put right later; and a supervisor's word where nobody wrote it up.
import { z } from 'zod'
import { flag, optional, parseInput, text, version } from '../../platform/http/forms.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import { begunNextField, nextField } from './next.ts'
import { readableOf } from './readable.ts'
import {
  begunChangeFields,
  filledIn,
  filledRows,
  foldedSaid,
  isSent,
  saidChangeFields,
} from './said.ts'

/** Never when, where, whether seen or who went: those are no fields here. The plan of the next visit may come with it. */
export const editForm = z.preprocess(
  (sent) => (isSent(sent) ? foldedSaid(sent) : sent),
  z.strictObject({ version, ...saidChangeFields, next: nextField }),
)

const begunEdit = z.strictObject({
  version: optional(version),
  ...begunChangeFields,
  next: begunNextField,
})

const begunFrom = (sent: unknown): unknown =>
  isSent(sent) ? { ...filledRows(foldedSaid(sent)), next: filledIn(sent['next']) } : sent

/** The same before all of it is filled in: a look over it asks for no version, as it keeps nothing. */
export const begunEditForm = z.preprocess(begunFrom, begunEdit)

/** As much of it as can be read, whatever else is wrong with it. */
export const readableEdit = (sent: unknown) => readableOf(begunEdit, begunFrom(sent))

/** What must be filled in before it can be kept, each with the sentence that asks for it. */
export function missingOfEdit(begun: z.output<typeof begunEditForm>): readonly FieldError[] {
  const parsed = parseInput(editForm, { ...begun, version: begun.version ?? 1 })
  return parsed.ok ? [] : parsed.errors
}

export const rulingForm = z.strictObject({
  version,
  counts: flag('Say whether the visit counts'),
  why: text('Say why', 2_000),
})

// What was said of a visit, written up or put right later; and a supervisor's word where nobody wrote it up.
import { z } from 'zod'
import { flag, text, version } from '../../platform/http/forms.ts'
import { foldedSaid, isSent, saidChangeFields } from './said.ts'

/** Never when, where, whether seen or who went: those are no fields here. */
export const editForm = z.preprocess(
  (sent) => (isSent(sent) ? foldedSaid(sent) : sent),
  z.strictObject({ version, ...saidChangeFields }),
)

export const rulingForm = z.strictObject({
  version,
  counts: flag('Say whether the visit counts'),
  why: text('Say why', 2_000),
})

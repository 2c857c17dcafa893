// What the pages of looks without need, and of a reader's home, ask and send.
import { z } from 'zod'
import { choice, optional, text, version } from '../../platform/http/forms.ts'
import { pageSize } from '../../platform/paging.ts'
import { postcodeOf } from '../../offenders/index.ts'
import { lookAnswers } from '../types/looks.ts'

export const looksQuery = z.strictObject({
  state: z
    .preprocess(
      (value) => (value === undefined || value === '' ? 'open' : value),
      choice(['open', ...lookAnswers], 'Choose open, explained or passed_on'),
    )
    .describe('open unless told'),
  size: pageSize,
  cursor: optional(text('Say where the part of the list begins', 500)),
})

export const lookAnswer = z.strictObject({
  version: optional(version),
  answer: choice(lookAnswers, 'Choose whether it is explained or passed on'),
  why: text('Say what explains it, or to whom it was passed on', 2_000),
})

export const readerHome = z.strictObject({
  postcode: optional(
    text('', 20).transform((typed, context): string => {
      const found = postcodeOf(typed)
      if (found !== null) return found
      context.addIssue({ code: 'custom', message: 'Enter a full postcode, like SO14 2AB' })
      return z.NEVER
    }),
  ),
})

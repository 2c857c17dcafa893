// What the pages of leavings ask and send.
import { z } from 'zod'
import { choice, optional, text, version } from '../../platform/http/forms.ts'
import { pageSize } from '../../platform/paging.ts'

export const leavingsQuery = z.strictObject({
  team: optional(text('Say which team', 100)),
  state: z
    .preprocess(
      (value) => (value === undefined || value === '' ? 'open' : value),
      choice(['open', 'confirmed'], 'Choose open or confirmed'),
    )
    .describe('open unless told'),
  size: pageSize,
  cursor: optional(text('Say where the part of the list begins', 500)),
})

export const confirmForm = z.strictObject({
  checked: text('Say what you looked at', 500),
  version,
})

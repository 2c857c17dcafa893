// What the pages of escalations ask and send.
import { z } from 'zod'
import { choice, optional, text, version } from '../../platform/http/forms.ts'
import { pageSize } from '../../platform/paging.ts'

export const escalationsQuery = z.strictObject({
  team: optional(text('Say which team', 100)),
  state: z
    .preprocess(
      (value) => (value === undefined || value === '' ? 'open' : value),
      choice(['open', 'acknowledged', 'met'], 'Choose open, acknowledged or met'),
    )
    .describe('open unless told'),
  to: optional(choice(['inspector'], 'Only those to the inspector can be asked for')),
  size: pageSize,
  cursor: optional(text('Say where the part of the list begins', 500)),
})

export const acknowledgeForm = z.strictObject({
  spokenTo: text('Say who was spoken to', 200),
  said: text('Say what was said and what happens next', 2_000),
  version,
})

export const noQuery = z.strictObject({})

// What the pages of escalations ask and send.
import { z } from 'zod'
import { choice, date, optional, text, version } from '../../platform/http/forms.ts'
import { pageSize } from '../../platform/paging.ts'
import { alertChoices } from '../types/escalations.ts'

export const escalationsQuery = z.strictObject({
  team: optional(text('Say which team', 100)),
  state: z
    .preprocess(
      (value) => (value === undefined || value === '' ? 'open' : value),
      choice(['open', 'acknowledged', 'met'], 'Choose open, acknowledged or met'),
    )
    .describe('open unless told'),
  to: optional(choice(['inspector'], 'Only those to the inspector can be asked for')),
  alerts: optional(choice(['only'], 'Only alerts can be asked for')),
  size: pageSize,
  cursor: optional(text('Say where the part of the list begins', 500)),
})

export const acknowledgeForm = z.strictObject({
  spokenTo: text('Say who was spoken to', 200),
  said: text('Say what was said and what happens next', 2_000),
  version,
})

export const choiceForm = z.strictObject({
  choice: choice(alertChoices, 'Choose what is to be done'),
  why: text('Say why, and what happens next', 2_000),
  lookAgainOn: date('Say on which day this is looked at again'),
  version,
})

export const noQuery = z.strictObject({})

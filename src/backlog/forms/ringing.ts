// What the pages of ringing ask and send.
import { z } from 'zod'
import { flag, optional, text } from '../../platform/http/forms.ts'
import { pageSize } from '../../platform/paging.ts'

export const ringingQuery = z.strictObject({
  team: optional(text('Say which team', 100)),
  officer: optional(text('Say which officer', 64)),
  size: pageSize,
  cursor: optional(text('Say where the part of the list begins', 500)),
})

export const acceptForm = z.strictObject({})

export const callForm = z.strictObject({
  officer: optional(text('Choose who was rung', 64)),
  name: optional(text('Say who was rung', 120)),
  phone: optional(text('Give the number', 30)),
  answered: flag('Say whether anybody answered'),
  said: optional(text('Say what was said', 2_000)),
})

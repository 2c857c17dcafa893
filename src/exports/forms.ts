// The filters of the list of exports, and what it gives.
import { z } from 'zod'
import { optional, text } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'
import { exportedLists, exportFormats } from './types.ts'

export const exportsQuery = z.strictObject({
  actor: optional(text('Enter a username', 64)),
  size: pageSize,
  cursor: optional(text('Send the cursor that the list gave', 400)),
})

export const exportsGiven = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      requestId: z.string().nullable(),
      actor: z.string(),
      what: z.enum(exportedLists),
      format: z.enum(exportFormats),
      filters: z.record(z.string(), z.string()),
      state: z.enum(['begun', 'done']),
      begunAt: z.iso.datetime(),
      doneAt: z.iso.datetime().nullable(),
      rows: z.number().nullable(),
      bytes: z.number().nullable(),
      sha256: z.string().nullable(),
    }),
  ),
  total: z.number(),
  next: z.string().nullable(),
})

// What the pages and programs of this room may send, with a sentence for each fault.
import { z } from 'zod'
import { choice, flag, optional, text, version } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'

export const noQuery = z.strictObject({})

const cursor = optional(text('Send the cursor that the list gave', 500))

export const listQuery = z.strictObject({ cursor, size: pageSize })

export const notLoadedQuery = z.strictObject({
  team: optional(text('', 200)),
  cursor,
  size: pageSize,
})

export const arrearsQuery = z.strictObject({
  state: z.preprocess(
    (value) => value ?? 'open',
    choice(['open', 'left', 'all'], 'Choose open, left or all'),
  ),
  cursor,
  size: pageSize,
})

/** Without an answer a file is only tried. */
export const uploadForm = z.strictObject({
  dryRun: z.preprocess(
    (value) => (value === undefined || value === '' ? 'yes' : value),
    flag('Choose whether to try the file or to load it'),
  ),
})

export const emptyForm = z.strictObject({})

export const decisionForm = z.strictObject({
  accept: flag('Choose whether the change is accepted or refused'),
  why: optional(text('Say why', 2000)),
  version: optional(version),
})

// What pages and programs send to the visits room.
import { z } from 'zod'
import { choice, date, flag, optional, text, version } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'
import { measuredLists } from './types.ts'
import { purposeList } from './forms/purposes.ts'

export { draftForm, draftQuery, throwAwayForm } from './forms/drafts.ts'
export { begunEditForm, editForm, missingOfEdit, readableEdit, rulingForm } from './forms/edit.ts'
export { begunForm, missingOf, readableReport, reportForm } from './forms/report.ts'

/** Contract section 6; section 3 says `purpose`, which is taken as one more of them. */
export const planForm = z
  .strictObject({
    latestBy: date('Say by when the next visit must be made'),
    earliest: optional(date('The earliest day')),
    why: text('Say why this interval is right for this person', 2_000),
    purposes: purposeList,
    purpose: optional(text('Say what the visit is for', 200)),
    crewNeeds: optional(text('Say what the crew must be or bring', 2_000)),
    mustCheck: optional(text('Say what must be looked at', 2_000)),
  })
  .transform(({ purpose, purposes = [], ...plan }) => ({
    ...plan,
    purposes: purpose === undefined ? purposes : [...purposes, purpose],
  }))

export const decideForm = z.strictObject({
  version: optional(version),
  agree: z.preprocess((value) => value ?? true, flag('Say whether you agree')),
  why: optional(text('Why', 2_000)),
})

export const acknowledgeForm = z.strictObject({ version: optional(version) })

export const readForm = z.strictObject({ version })

export const foundQuery = z.strictObject({
  team: optional(text('Name the team', 100)),
  size: pageSize,
  cursor: optional(z.string().max(400)),
})

export const visitListQuery = z.strictObject({
  size: pageSize,
  cursor: optional(z.string().max(400)),
  crew: optional(z.enum(['alone'], { error: 'Only crews of one can be asked for' })),
})

export const newVisitQuery = z.strictObject({
  kind: optional(z.enum(['visit', 'attempt'], { error: 'Ask for a visit or an attempt' })),
})

/** A page without filters: an unknown one is told, as everywhere. */
export const noQuery = z.strictObject({})

const measured = {
  from: optional(date('The first day')),
  to: optional(date('The last day')),
  team: optional(text('Say which team', 100)),
  officer: optional(text('Say which officer', 100)),
}
const behind = {
  ...measured,
  which: z.preprocess((value) => value ?? 'seen', choice(measuredLists, 'Say which list')),
  level: optional(choice(['very_high', 'high', 'medium', 'low'], 'Choose a risk level')),
}

export const measuresQuery = z.strictObject(measured)
export const measuredQuery = z.strictObject({
  ...behind,
  size: pageSize,
  cursor: optional(z.string().max(400)),
})
export const measuredFileQuery = z.strictObject(behind)

// What pages and programs send of evidence and of self-reports.
import { z } from 'zod'
import { choice, date, optional, text, version } from '../platform/http/forms.ts'
import { isId } from '../platform/ids.ts'
import { pageSize } from '../platform/paging.ts'
import { factors, outcomes, sources } from './types.ts'

const cursor = optional(z.string().max(400))
const on = optional(date('Say on which day'))

export const noQuery = z.strictObject({})

export const evidenceQuery = z.strictObject({
  factor: optional(choice(factors, 'Choose a heading of ARMS')),
  size: pageSize,
  cursor,
})

export const ledgerQuery = z.strictObject({
  state: optional(choice(['unproved'], 'Choose unproved, or leave it out')),
  size: pageSize,
  cursor,
})

export const promisesQuery = z.strictObject({
  team: optional(text('Name the team', 100)),
  officer: optional(text('Name the officer', 64)),
  offender: optional(text('Choose a person', 40).refine(isId, 'Choose a person')),
  size: pageSize,
  cursor,
})

export const evidenceForm = z.strictObject({
  factor: choice(factors, 'Choose the ARMS heading that this belongs to'),
  text: text('Write what was said or seen', 4_000),
  source: choice(sources, 'Choose where this comes from'),
  on,
  verified: optional(
    z.union([text('Say how it was proved', 500), z.boolean()], { error: 'Say how it was proved' }),
  ),
})

export const selfReportForm = z.strictObject({
  text: text('Write what the offender says', 4_000),
  proveBy: text('Say how it will be proved', 1_000),
  proveOn: optional(date('By which day it will be proved')),
  on,
})

export const proofForm = z.strictObject({
  outcome: choice(outcomes, 'Say what came of it'),
  how: text('Say how you know, or what you tried', 2_000),
  version,
})

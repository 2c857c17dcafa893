// What the pages of accounts, policy and the access log take.
import { z } from 'zod'
import { auditActions, auditResults } from '../audit/index.ts'
import { choice, date, flag, optional, text, version } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'
import { standings } from '../policy/index.ts'
import { givenRoles } from './types.ts'

const cursor = optional(text('Send the cursor that the list gave', 400))
const name = (asks: string) => optional(text(asks, 120))

export const nothing = z.strictObject({})

export const accountSearch = z.strictObject({
  q: optional(text('Enter part of a username or name', 64)),
  size: pageSize,
  cursor,
})

export const newAccount = z.strictObject({
  username: text('Enter a username', 64),
  role: choice(givenRoles, 'Choose a role'),
  team: name('Choose a team'),
  officer: name('Choose an officer'),
  name: name('Enter the officer’s name'),
  collarNumber: optional(text('Enter the collar number', 30)),
  phone: optional(text('Enter a telephone number', 40)),
  constable: optional(flag('Say whether they hold the office of constable')),
})

export const changedAccount = z.strictObject({
  version,
  role: choice(givenRoles, 'Choose a role'),
  team: name('Choose a team'),
  officer: name('Choose an officer'),
})

export const versionOnly = z.strictObject({ version })

export const newToken = z.strictObject({
  label: text('Say what the token is for', 80),
  expiresOn: optional(date('Enter the last day that it is good')),
})

export const policySearch = z.strictObject({ on: optional(date('Enter a day')) })

export const parameterSearch = z.strictObject({
  name: optional(text('Name a parameter', 100)),
})

/** A number, a list of numbers or of days; forms send the same as text. */
const policyValue = z.union(
  [
    z.number(),
    z.array(z.union([z.number(), z.string()])).max(400),
    z
      .string()
      .max(10_000)
      .refine((value) => value.trim() !== ''),
  ],
  { error: 'Enter the new value' },
)

export const newProposal = z.strictObject({
  parameter: text('Name the parameter', 100),
  value: policyValue,
  from: date('Enter the day from which it holds'),
  source: text('Say where it comes from: who decided it, and where it is written', 1_000),
  standing: choice(standings, 'Choose its standing'),
})

export const policyDecision = z.strictObject({
  version: optional(version),
  why: optional(text('Say why', 1_000)),
})

export const policyPart = z.strictObject({ size: pageSize, cursor })

export const sealsSearch = z.strictObject({
  from: optional(date('Enter the first day')),
  to: optional(date('Enter the last day')),
})

export const auditSearch = z.strictObject({
  actor: optional(text('Enter a username', 64)),
  offender: optional(text('Enter a ViSOR ref', 64)),
  action: optional(choice(auditActions, 'Choose an action from the list')),
  result: optional(choice(auditResults, 'Choose a result from the list')),
  reason: optional(choice(['given'], 'Send given, or leave it out')),
  from: optional(date('Enter the first day')),
  to: optional(date('Enter the last day')),
  size: pageSize,
  cursor,
})

export const jobSearch = z.strictObject({
  job: optional(text('Name a job', 100)),
  size: pageSize,
  cursor,
})

export const jobAsked = z.strictObject({
  job: text('Choose a job', 100),
  forDate: optional(date('Enter the day to run it for')),
})

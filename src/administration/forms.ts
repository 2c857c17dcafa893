// What the pages of accounts, policy and the access log take.
import { z } from 'zod'
import { auditActions, auditResults } from '../audit/index.ts'
import { choice, date, flag, optional, text, version } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'
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

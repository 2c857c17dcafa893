// What an account must be before it may exist.
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { AccountRefusal, NewAccount } from '../types.ts'

/** NIST SP 800-63B: length is what counts; fifteen for a password that stands alone is rounded to a typed one of twelve. */
export const leastPassword = 12
export const mostPassword = 200

const plainUsername = /^[a-z0-9][a-z0-9._-]{1,63}$/
const ofATeam = new Set(['officer', 'supervisor', 'frontline'])

export function checkAccount(asked: NewAccount): Decision<NewAccount, AccountRefusal> {
  if (!plainUsername.test(asked.username)) return no('username-malformed')
  if (ofATeam.has(asked.role) && asked.teamId === null) return no('team-needed')
  if (asked.password !== null && asked.password.length < leastPassword)
    return no('password-too-short')
  return yes(asked)
}

// Signing in and out: who may, how often they may try, and what the log says of it.
import { record } from '../../audit/index.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { hoursBefore } from '../../platform/calendar.ts'
import { forgetSessionsBefore } from '../../platform/http/session-store.ts'
import { digestOf } from '../queries.ts'
import { isThrottled, tryLimits } from '../rules.ts'
import {
  accountByUsername,
  addTry,
  clearTries,
  countTries,
  forgetTriesBefore,
  takeTurn,
} from '../store.ts'
import type { Account, Actor } from '../types.ts'
import { verifyPassword } from './passwords.ts'

export type SignInAsk = Readonly<{ username: string; password: string; remote: string }>
export type SignInRefusal = 'no-match' | 'too-many'

/**
 * The same answer for a wrong name, a wrong password and a disabled account. A no is an answer, not an exception:
 * its count and its audit row must be kept.
 */
export async function signIn(tx: Tx, ask: SignInAsk): Promise<Decision<Account, SignInRefusal>> {
  const username = ask.username.trim().toLowerCase()
  // A password typed into the wrong box is kept by no table: tries are counted by digest.
  const tried = { username: digestOf(username), remote: ask.remote }
  await takeTurn(tx, tried)
  const account = await accountByUsername(tx, username)
  const as = { ...tx, actor: account?.username ?? tx.actor }
  const since = hoursBefore(tx.at, tryLimits.minutes / 60)
  if (isThrottled(await countTries(tx, tried, since))) {
    await record(as, { action: 'sign-in', result: 'refused', reason: 'too many tries' })
    return no('too-many')
  }
  const why = await wrongWith(account, ask.password)
  if (why !== null || account === null) {
    await addTry(tx, tried)
    await record(as, { action: 'sign-in', result: 'refused', reason: why ?? 'unknown name' })
    return no('no-match')
  }
  await clearTries(tx, tried.username)
  await forgetOld(tx)
  await record(as, { action: 'sign-in', result: 'done' })
  return yes(account)
}

const forgetAfterHours = 24

/** Sessions and tries that can no longer matter go when somebody signs in, so that neither table grows. */
async function forgetOld(tx: Tx): Promise<void> {
  const before = hoursBefore(tx.at, forgetAfterHours)
  await forgetTriesBefore(tx, before)
  await forgetSessionsBefore(tx, before)
}

/** The log says what was wrong; the page does not. */
async function wrongWith(account: Account | null, password: string): Promise<string | null> {
  const matches = await verifyPassword(account?.passwordHash ?? null, password)
  if (account === null) return 'unknown name'
  if (account.role === 'system') return 'the account of commands'
  if (account.disabledAt !== null) return 'disabled account'
  return matches ? null : 'wrong password'
}

export const signOut = (tx: Tx, actor: Actor): Promise<void> =>
  record({ ...tx, actor: actor.username }, { action: 'sign-out', result: 'done' })

// Tokens of programs: shown once, kept as a digest, with exactly the permissions of their account.
import { randomBytes } from 'node:crypto'
import { record } from '../../audit/index.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { digestOf } from '../queries.ts'
import { accountByUsername, endToken, insertToken } from '../store.ts'
import type { Account, AccountRefusal, Token } from '../types.ts'

export type TokenAsk = Readonly<{ username: string; label: string; expiresAt?: Date }>
export type MadeToken = Readonly<{ id: string; token: string }>

/** Lasts until withdrawn unless made with an expiry. */
export async function makeToken(
  tx: Tx,
  ask: TokenAsk,
): Promise<Decision<MadeToken, AccountRefusal>> {
  const account = await accountByUsername(tx, ask.username)
  if (account === null) return no('unknown-account')
  if (account.role === 'system') return no('system-account')
  if (account.disabledAt !== null) return no('disabled-account')
  const token = `mw_${randomBytes(32).toString('base64url')}`
  const row: Token = {
    id: newId(),
    accountId: account.id,
    digest: digestOf(token),
    label: ask.label,
    madeAt: tx.at,
    expiresAt: ask.expiresAt ?? null,
    withdrawnAt: null,
  }
  await insertToken(tx, row)
  await tell(tx, account, 'token')
  return yes({ id: row.id, token })
}

/** True when there was such a token of this account and it was still good. */
export async function withdrawToken(
  tx: Tx,
  account: Pick<Account, 'id'>,
  tokenId: string,
): Promise<boolean> {
  const ended = await endToken(tx, { id: tokenId, accountId: account.id })
  if (ended) await tell(tx, account, 'token withdrawn')
  return ended
}

const tell = (tx: Tx, { id }: Pick<Account, 'id'>, field: string): Promise<void> =>
  record(tx, { action: 'token.made', path: `/accounts/${id}`, fields: [field], result: 'done' })

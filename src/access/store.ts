// The only writer of accounts, tokens, counted tries and file openings.
import type { Tx } from '../platform/database/transaction.ts'
import type { AccountId } from '../platform/ids.ts'
import { accounts, fileOpenings, tokens } from './entity.ts'
import type { Account, FileOpening, Token, Tries } from './types.ts'

export const insertAccount = (tx: Tx, account: Account): Promise<void> =>
  tx.insert(accounts, [account])

export const saveAccount = (
  tx: Tx,
  account: Pick<Account, 'id' | 'version'>,
  change: Partial<Account>,
): Promise<void> => tx.amend(accounts, account, change)

export const insertToken = (tx: Tx, token: Token): Promise<void> => tx.insert(tokens, [token])

/** True when the token was still good and now is not. */
export async function endToken(
  tx: Tx,
  { id, accountId }: Pick<Token, 'id' | 'accountId'>,
): Promise<boolean> {
  const ended = await tx.query(
    `update tokens set withdrawn_at = $3
      where id = $1 and account_id = $2 and withdrawn_at is null returning id`,
    [id, accountId, tx.at],
  )
  return ended.length === 1
}

export const insertOpening = (tx: Tx, opening: FileOpening): Promise<void> =>
  tx.insert(fileOpenings, [opening])

type Tried = Readonly<{ username: string; remote: string }>

/** Tries for one name wait for each other, on whatever server, so that none slips past the count. */
export const takeTurn = (tx: Tx, { username }: Tried): Promise<unknown> =>
  tx.query({ name: 'sign-in-turn', text: 'select pg_advisory_xact_lock(734002, hashtext($1))' }, [
    username,
  ])

/** Failures since an instant, for the name and for the address that the tries came from. */
export async function countTries(tx: Tx, tried: Tried, since: Date): Promise<Tries> {
  const [found] = await tx.query<Tries>(
    {
      name: 'sign-in-tries',
      text: `select
        (select count(*)::int from sign_in_tries t where t.username = $1 and t.at > $3) as "byUsername",
        (select count(*)::int from sign_in_tries t where t.remote = $2 and t.at > $3) as "byRemote"`,
    },
    [tried.username, tried.remote, since],
  )
  return found ?? { byUsername: 0, byRemote: 0 }
}

export const addTry = (tx: Tx, { username, remote }: Tried): Promise<unknown> =>
  tx.query('insert into sign_in_tries (username, remote, at) values ($1, $2, $3)', [
    username,
    remote,
    tx.at,
  ])

/** The right password clears its name; other names tried from the same address still count. */
export const clearTries = (tx: Tx, username: string): Promise<unknown> =>
  tx.query('delete from sign_in_tries where username = $1', [username])

export const forgetTriesBefore = (tx: Tx, at: Date): Promise<unknown> =>
  tx.query('delete from sign_in_tries where at < $1', [at])

/** Who signed in with this name, for update: role and hash as they stand. */
export async function accountForUpdate(tx: Tx, id: AccountId): Promise<Account | null> {
  await tx.query('select a.id from accounts a where a.id = $1 for update', [id])
  const [found] = await tx.find(accounts, { id })
  return found ?? null
}

export async function accountByUsername(tx: Tx, username: string): Promise<Account | null> {
  const [found] = await tx.find(accounts, { username })
  return found ?? null
}

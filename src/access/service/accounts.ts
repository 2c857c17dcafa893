// Accounts: made, changed, disabled, given new passwords; each change on the log with the fields it touched.
import { record } from '../../audit/index.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { endSessionsOf } from '../../platform/http/session-store.ts'
import { newId, type AccountId } from '../../platform/ids.ts'
import { checkAccount, leastPassword } from '../rules.ts'
import { accountByUsername, accountForUpdate, insertAccount, saveAccount } from '../store.ts'
import type { Account, AccountRefusal, Actor, NewAccount } from '../types.ts'
import { hashPassword } from './passwords.ts'

/** Makes an account, whoever acts: the admin's page, the command or a seed. */
export async function makeAccount(
  tx: Tx,
  asked: NewAccount,
): Promise<Decision<Account, AccountRefusal>> {
  const checked = checkAccount(asked)
  if (!checked.ok) return checked
  if ((await accountByUsername(tx, asked.username)) !== null) return no('username-taken')
  const { password, ...rest } = asked
  const account: Account = {
    ...rest,
    id: newId(),
    passwordHash: password === null ? null : await hashPassword(password),
    disabledAt: null,
    madeAt: tx.at,
    version: 1,
  }
  await insertAccount(tx, account)
  await tell(tx, account, ['username', 'role', 'team', 'officer'])
  return yes(account)
}

type Edit = Readonly<{ id: AccountId; version: number }>
type Standing = Pick<Account, 'role' | 'teamId' | 'officerId'>

/** A new role, team or officer; nobody changes their own, and a role change ends what was signed in under the old. */
export async function changeAccount(
  tx: Tx,
  actor: Actor,
  edit: Edit & Readonly<{ change: Standing }>,
): Promise<Decision<Account, AccountRefusal>> {
  const account = await ownForceAccount(tx, actor, edit.id)
  if (account.id === actor.accountId) return no('own-role')
  if (account.role === 'system' || edit.change.role === 'system') return no('system-account')
  const checked = checkAccount({ ...account, ...edit.change, password: null })
  if (!checked.ok) return checked
  await saveAccount(tx, edit, edit.change)
  if (account.role !== edit.change.role) await endSessionsOf(tx, account.id)
  await tell(tx, account, ['role', 'team', 'officer'])
  return yes({ ...account, ...edit.change, version: edit.version + 1 })
}

/** Disabling signs the account out everywhere and stills its tokens; enabling makes them good again. */
export async function setDisabled(
  tx: Tx,
  actor: Actor,
  edit: Edit & Readonly<{ disabled: boolean }>,
): Promise<Decision<Account, AccountRefusal>> {
  const account = await ownForceAccount(tx, actor, edit.id)
  if (account.id === actor.accountId) return no('own-account')
  if (account.role === 'system') return no('system-account')
  const disabledAt = edit.disabled ? tx.at : null
  await saveAccount(tx, edit, { disabledAt })
  if (edit.disabled) await endSessionsOf(tx, account.id)
  await tell(tx, account, ['disabled'])
  return yes({ ...account, disabledAt, version: edit.version + 1 })
}

/** A new password ends every sign-in made with the old one. */
export async function setPassword(
  tx: Tx,
  actor: Actor,
  edit: Edit & Readonly<{ password: string }>,
): Promise<Decision<Account, AccountRefusal>> {
  const account = await ownForceAccount(tx, actor, edit.id)
  if (account.role === 'system') return no('system-account')
  if (edit.password.length < leastPassword) return no('password-too-short')
  await saveAccount(tx, edit, { passwordHash: await hashPassword(edit.password) })
  await endSessionsOf(tx, account.id)
  await tell(tx, account, ['password'])
  return yes({ ...account, version: edit.version + 1 })
}

/** The account for update; one of another force looks as if it did not exist. */
export async function ownForceAccount(tx: Tx, actor: Actor, id: AccountId): Promise<Account> {
  const account = await accountForUpdate(tx, id)
  if (account === null) throw new AppError('not-found')
  if (account.forceId !== actor.forceId) throw new AppError('out-of-scope')
  return account
}

const tell = (tx: Tx, { id }: Account, fields: readonly string[]): Promise<void> =>
  record(tx, { action: 'account.changed', path: `/accounts/${id}`, fields, result: 'done' })

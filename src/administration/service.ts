// What an admin does with accounts: names resolved to teams and officers, refusals put beside their fields.
import {
  changeAccount,
  makeAccount,
  newPassword,
  type Account,
  type AccountRefusal,
  type Actor,
  type Role,
} from '../access/index.ts'
import {
  ensureOwnOfficers,
  officersByKeys,
  placeOfficer,
  teamsByName,
  type Rank,
} from '../officers/index.ts'
import type { Decision } from '../platform/decision.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { refuse } from '../platform/http/problem.ts'
import type { AccountId, ForceId, OfficerId, TeamId } from '../platform/ids.ts'
import { signInOf } from './queries.ts'
import type { AccountAsk } from './types.ts'

/** Words for each refusal, and the field that they belong beside. */
export const refusalWords: Readonly<Record<AccountRefusal, readonly [string, string]>> = {
  'username-malformed': [
    'username',
    'Use 2 to 64 small letters, digits, dots, hyphens or underscores, beginning with a letter or digit',
  ],
  'username-taken': ['username', 'There is already an account with this username'],
  'team-needed': ['team', 'Choose the team: this role sees and changes the files of one team'],
  'password-too-short': ['password', 'Use a password of at least 12 characters'],
  'unknown-account': ['username', 'There is no account with this username'],
  'disabled-account': ['', 'This account is disabled. Enable it first'],
  'system-account': ['', 'Commands act as this account. It has no sign-in and is not changed here'],
  'own-role': ['role', 'Nobody changes their own role. Ask another administrator'],
  'own-account': ['', 'Nobody disables their own account. Ask another administrator'],
}

/** The value, or a 422 of the refusal's own name. */
export function allowed<T>(decision: Decision<T, AccountRefusal>): T {
  if (decision.ok) return decision.value
  const [field, words] = refusalWords[decision.why]
  return refuse(decision.why, words, field)
}

const rankOf: Partial<Record<Role, Rank>> = {
  officer: 'constable',
  supervisor: 'sergeant',
  inspector: 'inspector',
  chief_inspector: 'chief_inspector',
}

export type Opened = Readonly<{ account: Account; password: string }>

/** Makes an account, and the officer behind it where the role is one; the password is shown once. */
export async function openAccount(tx: Tx, forceId: ForceId, ask: AccountAsk): Promise<Opened> {
  const teamId = await teamNamed(tx, forceId, ask.team)
  const officerId = await officerBehind(tx, { forceId, teamId, ask })
  const password = newPassword()
  const { username, role } = ask
  const account = allowed(
    await makeAccount(tx, { username, role, forceId, teamId, officerId, password }),
  )
  return { account, password }
}

async function teamNamed(tx: Tx, forceId: ForceId, name: string | null): Promise<TeamId | null> {
  if (name === null) return null
  const team = (await teamsByName(tx, forceId, [name])).get(name)
  return team?.id ?? refuse('invalid', 'There is no team of this name', 'team')
}

type Behind = Readonly<{ forceId: ForceId; teamId: TeamId | null; ask: AccountAsk }>

async function officerBehind(tx: Tx, { forceId, teamId, ask }: Behind): Promise<OfficerId | null> {
  if (ask.officer !== null) return await knownOfficer(tx, forceId, { key: ask.officer, teamId })
  const rank = rankOf[ask.role]
  if (rank === undefined) return null
  if (ask.name === null)
    return refuse('invalid', 'Enter the officer’s name, or choose an officer already known', 'name')
  const { username: key, name, collarNumber, phone, constable } = ask
  const made = await ensureOwnOfficers(tx, forceId, [
    {
      forceId,
      teamId,
      key,
      name,
      collarNumber,
      phone,
      rank: constable ? rank : 'staff',
      isConstable: constable,
      fromImport: false,
    },
  ])
  return made.get(key)?.id ?? null
}

type Known = Readonly<{ key: string; teamId: TeamId | null; username?: string }>

async function knownOfficer(tx: Tx, forceId: ForceId, known: Known): Promise<OfficerId> {
  const officer = (await officersByKeys(tx, forceId, [known.key])).get(known.key)
  if (officer === undefined)
    return refuse('invalid', 'There is no officer of this username or collar number', 'officer')
  const taken = await signInOf(tx, officer.id)
  if (taken !== null && taken !== known.username)
    return refuse('officer-taken', `This officer already signs in as ${taken}`, 'officer')
  if (known.teamId !== null) await placeOfficer(tx, officer.id, known.teamId)
  return officer.id
}

export type Reassignment = Readonly<{
  id: AccountId
  version: number
  username: string
  role: Role
  team: string | null
  officer: string | null
}>

/** A new role, team or officer; the officer moves to the team with the account. */
export async function reassign(tx: Tx, actor: Actor, ask: Reassignment): Promise<Account> {
  const { forceId } = actor
  if (ask.id === actor.accountId) return allowed({ ok: false, why: 'own-role' })
  const teamId = await teamNamed(tx, forceId, ask.team)
  const officerId =
    ask.officer === null
      ? null
      : await knownOfficer(tx, forceId, { key: ask.officer, teamId, username: ask.username })
  const change = { role: ask.role, teamId, officerId }
  const account = allowed(
    await changeAccount(tx, actor, { id: ask.id, version: ask.version, change }),
  )
  if (rankOf[account.role] !== undefined && account.officerId === null)
    return refuse('invalid', 'Choose the officer: this role records work in a name', 'officer')
  return account
}

// Lists and details of accounts, within one force.
import type { Tx } from '../platform/database/transaction.ts'
import type { ForceId } from '../platform/ids.ts'
import type { AccountDetail, AccountLine, TokenLine } from './types.ts'

const columns = `a.id, a.username, o.name, a.role, t.name as team, o.key as officer,
  a.disabled_at as "disabledAt", a.version`
const from = `from accounts a left join officers o on o.id = a.officer_id left join teams t on t.id = a.team_id`
const matching = `a.force_id = $1 and ($2::text is null or position($2 in a.username) > 0
  or position($2 in lower(coalesce(o.name, ''))) > 0)`

type Asked = Readonly<{ forceId: ForceId; q: string | null; after: string | null; size: number }>

export type AccountPart = Readonly<{
  rows: readonly AccountLine[]
  total: number
  mark: string | null
}>

/** Accounts in the order of their usernames. */
export async function accountList(
  tx: Tx,
  { forceId, q, after, size }: Asked,
): Promise<AccountPart> {
  const wanted = q === null ? null : q.toLowerCase()
  const found = await tx.query<AccountLine>(
    `select ${columns} ${from} where ${matching} and ($3::text is null or a.username > $3)
      order by a.username limit $4`,
    [forceId, wanted, after, size + 1],
  )
  const [counted] = await tx.query<{ total: number }>(
    `select count(*)::int as total ${from} where ${matching}`,
    [forceId, wanted],
  )
  const rows = found.slice(0, size)
  const mark = found.length > size ? (rows.at(-1)?.username ?? null) : null
  return { rows, total: counted?.total ?? 0, mark }
}

export async function accountDetail(tx: Tx, id: string): Promise<AccountDetail | null> {
  const [account] = await tx.query<Omit<AccountDetail, 'tokens'>>(
    `select ${columns}, a.force_id as "forceId", a.made_at as "madeAt",
      a.password_hash is not null as "hasPassword" ${from} where a.id = $1`,
    [id],
  )
  if (account === undefined) return null
  const tokens = await tx.query<TokenLine>(
    `select k.id, k.label, k.made_at as "madeAt", k.expires_at as "expiresAt",
        k.withdrawn_at as "withdrawnAt"
      from tokens k where k.account_id = $1 order by k.made_at desc, k.id`,
    [id],
  )
  return { ...account, tokens }
}

/** The username that an officer already signs in with, or null. */
export async function signInOf(tx: Tx, officerId: string): Promise<string | null> {
  const [found] = await tx.query<{ username: string }>(
    'select a.username from accounts a where a.officer_id = $1 order by a.made_at limit 1',
    [officerId],
  )
  return found?.username ?? null
}

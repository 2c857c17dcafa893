// The name by which whoever did something is shown: rows keep the username, pages say the officer’s name.
import type { Tx } from '../../platform/database/transaction.ts'

/** In a statement, the name of an account’s officer, or the username where it has none; null where there is no such account. */
export const nameOf = (
  username: string,
): string => `(select coalesce(an_officer.name, an_account.username) from accounts an_account
        left join officers an_officer on an_officer.id = an_account.officer_id where an_account.username = ${username})`

/** A username as pages show it: the officer’s name, or the username where no officer has it. */
export type Names = (username: string) => string

const named = {
  name: 'access-names',
  text: `select a.username, o.name from accounts a join officers o on o.id = a.officer_id
    where a.username = any($1::text[])`,
}

/** The names of whoever did what one page tells, in one question; null is nobody. */
export async function namesOf(tx: Tx, usernames: readonly (string | null)[]): Promise<Names> {
  const asked = [...new Set(usernames)].filter((username) => username !== null)
  const rows = await tx.query<{ username: string; name: string }>(named, [asked])
  const found = new Map(rows.map(({ username, name }) => [username, name]))
  return (username) => found.get(username) ?? username
}

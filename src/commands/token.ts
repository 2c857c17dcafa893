// npm run token -- --user NAME [--label TEXT] [--days N]: an API token for an existing account, alone on the last line.
import { parseArgs } from 'node:util'
import { makeToken } from '../access/index.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { StartFault } from '../platform/errors.ts'
import { answer, command } from './command.ts'

const usage = 'Usage: npm run token -- --user NAME [--label TEXT] [--days N]'

function asked(): { username: string; label: string; days: number | null } {
  try {
    const { values } = parseArgs({
      options: { user: { type: 'string' }, label: { type: 'string' }, days: { type: 'string' } },
    })
    const days = values.days === undefined ? null : Number(values.days)
    const sound = days === null || (Number.isInteger(days) && days > 0)
    if (values.user !== undefined && sound)
      return { username: values.user, label: values.label ?? 'made by command', days }
  } catch {
    // An option that is not one of ours: the usage says which are.
  }
  throw new StartFault(usage)
}

const dayMs = 86_400_000

command(async ({ transactions, clock }) => {
  const { username, label, days } = asked()
  const at = clock.now()
  const until = days === null ? {} : { expiresAt: new Date(at.getTime() + days * dayMs) }
  const made = await inTransaction(transactions, { at, actor: 'system' }, (tx) =>
    makeToken(tx, { username, label, ...until }),
  )
  if (!made.ok)
    throw new StartFault(`There is no account ${username} that a token can be made for.`)
  answer(made.value.token)
  return 0
})

// npm run account -- --user NAME --role admin: the first account of a new installation, with its password printed once.
import { parseArgs } from 'node:util'
import { makeAccount, newPassword, type NewAccount } from '../access/index.ts'
import { ensureForce, onlyForce } from '../officers/index.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { StartFault } from '../platform/errors.ts'
import { answer, command } from './command.ts'

const usage = 'Usage: npm run account -- --user NAME --role admin [--force NAME]'

function asked(): { username: string; force: string | null } {
  try {
    const { values } = parseArgs({
      options: { user: { type: 'string' }, role: { type: 'string' }, force: { type: 'string' } },
    })
    // Every other account is made by the administrator, on the screen, where it is seen.
    if (values.user !== undefined && values.role === 'admin')
      return { username: values.user, force: values.force ?? null }
  } catch {
    // An option that is not one of ours: the usage says which are.
  }
  throw new StartFault(usage)
}

command(async ({ transactions, clock }) => {
  const { username, force } = asked()
  const password = newPassword()
  const setting = { at: clock.now(), actor: 'system' }
  const made = await inTransaction(transactions, setting, async (tx) => {
    const forceId = force === null ? await onlyForce(tx) : (await ensureForce(tx, force)).id
    const account: NewAccount = {
      username,
      role: 'admin',
      forceId,
      teamId: null,
      officerId: null,
      password,
    }
    return await makeAccount(tx, account)
  })
  if (!made.ok) throw new StartFault(`The account ${username} could not be made: ${made.why}.`)
  process.stderr.write(
    `The password of ${username} is on the next line. It is not kept anywhere.\n`,
  )
  answer(password)
  return 0
})

// Whether the server can serve: the database answers. It also says what guards the audit log, and which jobs are silent.
import type { RequestHandler } from 'express'
import { localDateOf } from './platform/calendar.ts'
import { inTransaction, type Tx } from './platform/database/transaction.ts'
import { jobAlarms } from './platform/jobs/alarms.ts'
import { policyOn } from './policy/index.ts'
import type { Product } from './wiring.ts'

const warning =
  'The database role of this server owns its tables, so triggers alone guard the audit log. Give the server a role of its own in DATABASE_URL and the owner in DATABASE_OWNER_URL.'

const owned = `select exists (select from pg_class c where c.relname = 'audit_events'
  and pg_has_role(current_user, c.relowner, 'member')) as owned`

const unhidden =
  'The database role of this server passes by the policies of its tables, so restricted files are hidden from nobody. Give the server a role without superuser and bypassrls in DATABASE_URL.'

const passesBy = `select exists (select from pg_roles r
  where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)) as passes`

async function warnings(tx: Tx): Promise<string[]> {
  const [row] = await tx.query<{ owned: boolean }>(owned)
  const policy = await policyOn(tx, localDateOf(tx.at))
  const alarms = await jobAlarms(tx, policy.number('jobs.silence_hours'))
  const [role] = await tx.query<{ passes: boolean }>(passesBy)
  return [
    ...(row?.owned === true ? [warning] : []),
    ...(role?.passes === true ? [unhidden] : []),
    ...alarms.map(({ text }) => text),
  ]
}

export const readiness =
  ({ transactions, clock }: Product): RequestHandler =>
  async (_request, response) => {
    const setting = { at: clock.now(), actor: 'readiness' }
    try {
      response.json({ ready: true, warnings: await inTransaction(transactions, setting, warnings) })
    } catch {
      response.set('Retry-After', '5').status(503).json({ ready: false, warnings: [] })
    }
  }

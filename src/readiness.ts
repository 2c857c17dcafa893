// Whether the server can serve: the database answers. It also says what guards the audit log.
import type { RequestHandler } from 'express'
import { inTransaction } from './platform/database/transaction.ts'
import type { Product } from './wiring.ts'

const warning =
  'The database role of this server owns its tables, so triggers alone guard the audit log. Give the server a role of its own in DATABASE_URL and the owner in DATABASE_OWNER_URL.'

const owned = `select exists (select from pg_class c where c.relname = 'audit_events'
  and pg_has_role(current_user, c.relowner, 'member')) as owned`

export const readiness =
  ({ transactions, clock }: Product): RequestHandler =>
  async (_request, response) => {
    const setting = { at: clock.now(), actor: 'readiness' }
    try {
      const [row] = await inTransaction(transactions, setting, (tx) =>
        tx.query<{ owned: boolean }>(owned),
      )
      response.json({ ready: true, warnings: row?.owned === true ? [warning] : [] })
    } catch {
      response.set('Retry-After', '5').status(503).json({ ready: false, warnings: [] })
    }
  }

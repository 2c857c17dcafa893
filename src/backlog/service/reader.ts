// Who looks at what waits: what they may decide goes by rank, skill and the part they had in it.
import { may, type Actor } from '../../access/index.ts'
import { officerFacts } from '../../officers/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Reader } from '../queries/waiting.ts'

export async function readerOf(tx: Tx, actor: Actor): Promise<Reader> {
  const { username, officerId } = actor
  // A lower level and an alert wait for the same ranks (contract section 7): an inspector's word.
  const isInspector = may(actor, 'decide-alerts')
  if (officerId === null) return { username, officer: null, isInspector, isApprover: false }
  const facts = (await officerFacts(tx, [officerId], localDateOf(tx.at))).get(officerId)
  return {
    ...{ username, isInspector },
    officer: facts?.key ?? null,
    isApprover: facts?.skills.includes('arms_approver') ?? false,
  }
}

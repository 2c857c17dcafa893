// The ViSOR refs that no page may repeat to this reader: another system's words may hold them.
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'

/** The ViSOR refs of those whom the transaction hides. */
export async function hiddenRefs(tx: Tx): Promise<readonly string[]> {
  const hidden = tx.hidden()
  if (hidden.length === 0) return []
  const rows = await hidingNobody(tx, () =>
    tx.query<{ ref: string }>(
      'select o.visor_ref as ref from offenders o where o.id = any($1::uuid[])',
      [hidden],
    ),
  )
  return rows.map(({ ref }) => ref)
}

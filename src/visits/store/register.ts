// Visits that only a register told of, and that a later register takes back.
import type { Tx } from '../../platform/database/transaction.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'

/** A later register that names an earlier Last visit corrects its own: visits recorded here are never touched. */
export async function withdrawRegisterVisits(
  tx: Tx,
  corrected: readonly Readonly<{ offenderId: OffenderId; after: LocalDate }>[],
): Promise<void> {
  if (corrected.length === 0) return
  await tx.query(
    `delete from visits v using jsonb_to_recordset($1) as c("offenderId" uuid, after date)
      where v.offender_id = c."offenderId" and v.struck is null and v.origin = 'register' and v.on_date > c.after`,
    [JSON.stringify(corrected)],
  )
}

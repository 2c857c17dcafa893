// What every change here leaves behind: a line of the chronology that only readers see, and its row of the log.
import { record, type AuditAction } from '../../audit/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'

type Told = Readonly<{
  forceId: ForceId
  offenderId: OffenderId
  action: AuditAction
  fields: readonly string[]
  summary: string
  href: string
  reason?: string
}>

export async function tell(
  tx: Tx,
  { forceId, offenderId, action, fields, summary, href, reason }: Told,
): Promise<void> {
  // Whoever does not see the file no longer owns or covers it: what is owed is derived anew.
  tx.touch(offenderId)
  await addToChronology(tx, [
    { forceId, offenderId, at: tx.at, hasTime: true, kind: 'restriction', summary, href },
  ])
  await record(tx, {
    action,
    offenderId,
    fields,
    result: 'done',
    ...(reason === undefined ? {} : { reason }),
  })
}

// The alarm of the log, for any page that may show it.
import type { Tx } from '../../platform/database/transaction.ts'
import { guardState } from '../queries/chain.ts'
import { alarmOf, type AuditAlarm } from '../rules/alarm.ts'

/** What must be said of the log now, or null; `verifyHours` is the policy parameter audit.verify_hours. */
export const auditAlarm = async (tx: Tx, verifyHours: number): Promise<AuditAlarm | null> =>
  alarmOf(await guardState(tx), tx.at, verifyHours)

// What is wrong with the service itself, for those who rely on its pages: silent jobs, drift, a log not verified.
import { auditAlarm } from '../../audit/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { jobAlarms } from '../../platform/jobs/alarms.ts'
import type { Policy } from '../../policy/index.ts'
import { driftAlarm, type DriftAlarm } from '../queries/drift.ts'

/** A finished sentence, and where there is more of it for those who may look. */
export type ServiceAlarm = Readonly<{ text: string; path: string | null }>

const driftText = ({ drift, forDate }: DriftAlarm): string =>
  `On ${formatShortDate(forDate)} ${drift === 1 ? '1 duty was' : `${drift} duties were`} not what the facts say, and ${drift === 1 ? 'was' : 'were'} put right: somebody or something wrote behind the service’s back.`

/** None while all is well: three statements whatever there is. */
export async function serviceAlarms(tx: Tx, policy: Policy): Promise<readonly ServiceAlarm[]> {
  const jobs = await jobAlarms(tx, policy.number('jobs.silence_hours'))
  const drift = await driftAlarm(tx)
  const log = await auditAlarm(tx, policy.number('audit.verify_hours'))
  return [
    ...jobs.map(({ text }) => ({ text, path: null })),
    ...(drift === null ? [] : [{ text: driftText(drift), path: drift.href }]),
    ...(log === null ? [] : [{ text: log.text, path: null }]),
  ]
}

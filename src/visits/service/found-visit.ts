// One visit as it stands now, and by which clock its write-up is owed: read before anything of it is changed.
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { policyOn } from '../../policy/index.ts'
import { visitById } from '../queries.ts'
import type { WriteUpClock } from '../rules/write-up.ts'
import type { Visit } from '../types.ts'

export async function foundVisit(tx: Tx, id: string): Promise<Visit> {
  const visit = await visitById(tx, id)
  if (visit === null) throw new AppError('not-found')
  return visit
}

/** This instant, with what policy says of write-ups. */
export async function writeUpClockOf(tx: Tx): Promise<WriteUpClock> {
  const policy = await policyOn(tx, localDateOf(tx.at))
  return {
    at: tx.at,
    hours: policy.number('visits.write_up_hours'),
    decisionDays: policy.number('visits.write_up_decision_days'),
  }
}

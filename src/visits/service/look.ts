// A look over what is written of a visit: before it is kept, and afterwards for its writer. It keeps nothing.
import { fileToChange, type Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { heldBefore, plannedSince } from '../queries.ts'
import { knownDevices } from '../rules/known-devices.ts'
import { lookAt, type LookedAt, type LookLine } from '../rules/look.ts'
import { saidIn, saidOf } from '../rules/said.ts'
import type { Visit, VisitReport } from '../types.ts'

type Looked = LookedAt & Readonly<{ offenderId: OffenderId; at: Date }>

async function lookWith(tx: Tx, { offenderId, at, ...looked }: Looked): Promise<LookLine[]> {
  const { last, visits } = await heldBefore(tx, offenderId, at)
  return lookAt(looked, { last, devices: knownDevices(visits) })
}

/** What a report would be told if it were recorded as it is. */
export const lookOfReport = (
  tx: Tx,
  offenderId: OffenderId,
  report: VisitReport,
): Promise<LookLine[]> =>
  lookWith(tx, {
    offenderId,
    at: report.at,
    seen: report.seen !== 'no',
    said: saidIn(report),
    hasNext: report.next !== undefined,
  })

/** The same of a visit that is kept. */
export const lookOfVisit = async (tx: Tx, visit: Visit): Promise<LookLine[]> =>
  lookWith(tx, {
    offenderId: visit.offenderId,
    at: visit.at,
    seen: visit.seen !== 'no',
    said: saidOf(visit),
    hasNext: await plannedSince(tx, visit.offenderId, visit.recordedAt),
  })

/** Looks over a report for whoever may record it. */
export async function lookOver(
  tx: Tx,
  actor: Actor,
  { offenderId, report }: Readonly<{ offenderId: string; report: VisitReport }>,
): Promise<LookLine[]> {
  const person = await fileToChange(tx, actor, offenderId)
  return await lookOfReport(tx, person.offenderId, report)
}

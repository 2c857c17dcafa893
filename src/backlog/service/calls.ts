// What the coming night will tell of the calls on one person that failed, for whoever made the last of them.
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { toldOf } from '../queries/escalations.ts'
import { nightForces } from '../queries/forces.ts'
import { callsToTell, type CallsToTell } from '../rules/calls.ts'
import { counted } from './figures.ts'
import { caseFiles } from './files.ts'

/** Null when a night has nothing new to tell of them. */
export async function callsComing(tx: Tx, offenderId: OffenderId): Promise<CallsToTell | null> {
  const on = localDateOf(tx.at)
  const policy = await policyOn(tx, on)
  const [file] = await caseFiles(tx, { ids: [offenderId] }, { on, policy })
  if (file === undefined) return null
  const force = (await nightForces(tx)).find(({ id }) => id === file.person.forceId)
  const judged = {
    ...{ file, counted: counted(file, '', policy), policy },
    baselineOn: force?.baselineOn ?? null,
    // Of calls alone: what else a night may tell of the person is not asked here.
    isArrear: () => true,
  }
  return callsToTell(judged, (await toldOf(tx, [offenderId])).get(offenderId) ?? [])
}

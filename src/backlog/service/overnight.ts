// What the overnight lists ask of a team or a force today.
import type { Scope } from '../../access/index.ts'
import { hitCount, kindsNotLoaded } from '../../overnight/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Policy } from '../../policy/index.ts'
import type { OvernightCounts } from '../types/overnight.ts'

export async function overnightCounts(
  tx: Tx,
  { forceId, teamId }: Scope,
  policy: Policy,
): Promise<OvernightCounts> {
  const ask = { forceId, teamId, kind: null, forDate: null, offenderId: null }
  return {
    notLoaded: await kindsNotLoaded(tx, forceId, { on: localDateOf(tx.at), policy }),
    possible: await hitCount(tx, { ...ask, state: 'possible' }),
    asked: await hitCount(tx, { ...ask, state: 'asked' }),
  }
}

// What offenders say of themselves, promised to be proved by a day that has passed: how many, with their list.
import { promisesPastCount } from '../../../evidence/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Line } from '../../types.ts'
import { said, type BriefingAsk } from '../asked.ts'

/** Of the office's people, whoever is away and whoever covers; no line when there is none. */
export async function promisesPastLines(tx: Tx, { office }: BriefingAsk): Promise<Line[]> {
  const { forceId, teamId } = office
  const count = await promisesPastCount(tx, { forceId, teamId, officerId: null, offenderId: null })
  if (count === 0) return []
  const proofs =
    count === 1 ? 'promised proof is past its day' : 'promised proofs are past their day'
  return [said(`${count} ${proofs}`, { text: 'See the list', path: '/self-reports' })]
}

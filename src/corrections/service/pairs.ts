// Looks for records that may be of one person, and keeps what was said of each pair.
import {
  countingUnrestricted,
  fileOwner,
  decidesOn,
  fileToDecide,
  type Actor,
} from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId, type ForceId, type OffenderId } from '../../platform/ids.ts'
import { pairsToAsk } from '../queries.ts'
import { amendPair, findPair, insertPairs } from '../store.ts'
import type { CorrectionRefusal, DuplicatePair } from '../types.ts'

/** Pairs that nobody was asked about are listed, to be merged or said to be two people; answers how many. */
export async function lookForPairs(
  tx: Tx,
  { forceId, foundBy }: Pick<DuplicatePair, 'foundBy'> & Readonly<{ forceId: ForceId }>,
): Promise<number> {
  const found = await pairsToAsk(tx, forceId)
  await insertPairs(
    tx,
    found.map((pair) => ({
      ...pair,
      id: newId(),
      forceId,
      foundBy,
      foundAt: tx.at,
      state: 'open',
      decidedBy: null,
      decidedAt: null,
      decidedWhy: null,
      version: 1,
    })),
  )
  return found.length
}

/** The nightly look, at every force. */
export const lookForPairsEverywhere = (tx: Tx): Promise<{ pairs: number }> =>
  countingUnrestricted(tx, () => lookEverywhere(tx))

async function lookEverywhere(tx: Tx): Promise<{ pairs: number }> {
  let pairs = 0
  for (const { id } of await tx.query<{ id: ForceId }>('select f.id from forces f order by f.id'))
    pairs += await lookForPairs(tx, { forceId: id, foundBy: 'nightly' })
  return { pairs }
}

/** Whoever may decide on the file of either may settle the pair. */
async function theirOwn(
  tx: Tx,
  actor: Actor,
  { oneId, twoId }: DuplicatePair,
): Promise<OffenderId> {
  const two = await fileOwner(tx, twoId)
  return two !== null && decidesOn(actor, two) ? twoId : oneId
}

export type TwoPeopleAsk = Readonly<{ id: string; why: string; version: number | undefined }>

/** They are two people, with a reason: the pair is not asked about again. */
export async function twoPeople(
  tx: Tx,
  actor: Actor,
  { id, why, version }: TwoPeopleAsk,
): Promise<Decision<DuplicatePair, CorrectionRefusal>> {
  const pair = await findPair(tx, id)
  await fileToDecide(tx, actor, await theirOwn(tx, actor, pair))
  if (pair.state !== 'open') return no('already-decided')
  if (version !== undefined && version !== pair.version) throw new AppError('stale')
  await amendPair(tx, pair, {
    state: 'two_people',
    decidedBy: actor.username,
    decidedAt: tx.at,
    decidedWhy: why,
  })
  for (const offenderId of [pair.oneId, pair.twoId])
    await record(tx, {
      action: 'duplicate.decided',
      offenderId,
      fields: ['state', 'why'],
      result: 'done',
    })
  return yes(await findPair(tx, id))
}

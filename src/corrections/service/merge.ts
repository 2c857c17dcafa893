// Two records of one person made one, and taken apart again exactly as they were.
import { addRecords, type LevelRecord } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { newId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'
import { mergedRows, pairBetween, stoodNow } from '../queries.ts'
import { movedByMerge } from '../rules.ts'
import { amendPair, movePeople, moveRows, moveRowsBack, strikeRows } from '../store.ts'
import type { Correction, CorrectionRefusal } from '../types.ts'
import { askedOf, namedNow } from './entry.ts'
import { touched } from './rows.ts'

type Done = Decision<null, CorrectionRefusal>

const height: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3, very_high: 4 }

/** The risk level of the kept record becomes the higher of the two. */
async function higherLevel(
  tx: Tx,
  { forceId, offenderId, otherId, askedBy }: Correction,
): Promise<LevelRecord[]> {
  if (otherId === null) return []
  const stood = await stoodNow(tx, [offenderId, otherId])
  const [kept, other] = [stood.get(offenderId)?.level, stood.get(otherId)?.level]
  if (kept === undefined || other === undefined || height[other] <= height[kept]) return []
  return [
    {
      id: newId(),
      forceId,
      offenderId,
      recordedAt: tx.at,
      recordedBy: askedBy,
      origin: 'here',
      level: other,
      fromOn: localDateOf(tx.at),
      why: 'Two records of one person: the higher of their risk levels',
      armsId: null,
    },
  ]
}

/** Everything in the list of what moves is given to the record that is kept; the other leads to it. */
export async function merge(tx: Tx, correction: Correction): Promise<Done> {
  const named = await namedNow(tx, askedOf(correction))
  if (!named.ok) return named
  const { offenderId, otherId } = correction
  if (otherId === null) return no('unknown-person')
  const levels = await higherLevel(tx, correction)
  const moved = await moveRows(tx, movedByMerge, { from: otherId, to: offenderId })
  await addRecords(tx, { levels })
  await movePeople(tx, otherId, offenderId)
  await touched(tx, { ...correction, offenderId: otherId }, [
    ...moved.map((row) => ({ ...row, did: 'moved' as const, toId: offenderId })),
    ...levels.map(({ id }) => ({
      tableName: 'level_periods',
      rowId: id,
      did: 'made' as const,
      toId: offenderId,
    })),
  ])
  const pair = await pairBetween(tx, offenderId, otherId)
  if (pair !== null && pair.state !== 'merged') await amendPair(tx, pair, { state: 'merged' })
  return yes(null)
}

/** Exactly the rows that the merge had moved go back; what was recorded since stays with the kept record. */
export async function unmerge(tx: Tx, correction: Correction): Promise<Done> {
  const named = await namedNow(tx, askedOf(correction))
  if (!named.ok) return named
  const { offenderId, otherId } = correction
  if (otherId === null) return no('unknown-person')
  const rows = await mergedRows(tx, { kept: offenderId, merged: otherId })
  const moved = rows.filter(({ did }) => did === 'moved')
  const back = await moveRowsBack(tx, moved, { from: offenderId, to: otherId })
  const struck = await strikeRows(
    tx,
    correction.id,
    rows.filter(({ did }) => did === 'made'),
  )
  await movePeople(tx, otherId, null)
  await touched(tx, correction, [
    ...back.map((row) => ({ ...row, did: 'moved' as const, toId: otherId })),
    ...struck.map((row) => ({ ...row, did: 'struck' as const })),
  ])
  const pair = await pairBetween(tx, offenderId, otherId)
  if (pair?.state === 'merged')
    await amendPair(tx, pair, {
      state: 'two_people',
      decidedBy: correction.decidedBy ?? correction.askedBy,
      decidedAt: tx.at,
      decidedWhy: correction.reason,
    })
  return yes(null)
}

// Two records of one person made one, and taken apart again exactly as they were.
import { addRecords, addToChronology, type LevelRecord } from '../../offenders/index.ts'
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { newId } from '../../platform/ids.ts'
import type { Level } from '../../policy/index.ts'
import { claimsStanding, crewText } from '../../shifts/index.ts'
import { mergedRows, pairBetween, stoodNow } from '../queries.ts'
import { followsUntilEnded, movedByMerge } from '../rules.ts'
import {
  amendPair,
  movePeople,
  moveRows,
  moveRowsBack,
  moveUnderWay,
  strikeRows,
} from '../store.ts'
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

/** Two pairs are about to go to one person: each record has its claim still, and the file that is kept says so. */
async function tellClaimedTwice(
  tx: Tx,
  { forceId, offenderId, otherId }: Correction,
): Promise<void> {
  const ids = otherId === null ? [] : [otherId]
  const left = await claimsStanding(tx, ids, localDateOf(tx.at))
  const lines = [...left.values()].map(({ crew, untilOn }) => ({
    ...{ forceId, offenderId, at: tx.at, hasTime: true, kind: 'weekend', href: '/weekend-list' },
    summary: `Claimed twice: under the record that was merged, ${crewText(crew)} have claimed the visit too, until ${formatShortDate(untilOn)}. Agree who goes; the others give it back.`,
  }))
  await addToChronology(tx, lines)
}

/** Everything in the list of what moves is given to the record that is kept; the other leads to it. */
export async function merge(tx: Tx, correction: Correction): Promise<Done> {
  const named = await namedNow(tx, askedOf(correction))
  if (!named.ok) return named
  const { offenderId, otherId } = correction
  if (otherId === null) return no('unknown-person')
  const levels = await higherLevel(tx, correction)
  const sides = { from: otherId, to: offenderId }
  const facts = await moveRows(tx, movedByMerge, sides)
  await addRecords(tx, { levels })
  await movePeople(tx, otherId, offenderId)
  // From one record to another only once the one is merged into the other: the tables see to that.
  const moved = [...facts, ...(await moveUnderWay(tx, followsUntilEnded, sides))]
  await tellClaimedTwice(tx, correction)
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
  const sides = { from: offenderId, to: otherId, underWay: followsUntilEnded }
  const back = await moveRowsBack(tx, moved, sides)
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

// Puts right: rows struck out, others put in their place, or all of one record given to another; nothing is deleted.
import { addToChronology } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Correction, CorrectionRefusal } from '../types.ts'
import { askedOf, concerned, namedNow } from './entry.ts'
import { merge, unmerge } from './merge.ts'
import { carryEntry, strikeEntry } from './rows.ts'

type Applied = Decision<null, CorrectionRefusal>

const tell = (tx: Tx, correction: Correction, told: ReadonlyMap<OffenderId, string>) =>
  addToChronology(
    tx,
    [...told].map(([offenderId, summary]) => ({
      forceId: correction.forceId,
      offenderId,
      at: tx.at,
      hasTime: true,
      kind: 'correction',
      summary: `${summary} Why: ${correction.reason}`,
      href: `/corrections/${correction.id}`,
    })),
  )

/** What each file says of it; the other person's name stands in neither. */
function toldIn(correction: Correction): ReadonlyMap<OffenderId, string> {
  const { kind, offenderId, otherId, summary } = correction
  const words: Readonly<Record<Correction['kind'], readonly [own: string, others: string]>> = {
    strike: [`Struck out: “${summary}”`, ''],
    move: [
      `Struck out here, and moved to the person whom it was: “${summary}”`,
      `Moved here from another file: “${summary}”`,
    ],
    redate: [`Given another time: “${summary}”`, ''],
    merge: [`Another record was merged into this one. ${summary}`, `Merged. ${summary}`],
    unmerge: [`A record was taken out of this one again. ${summary}`, `Unmerged. ${summary}`],
  }
  const [own, others] = words[kind]
  return new Map([[offenderId, own], ...(otherId === null ? [] : [[otherId, others] as const])])
}

async function entryPutRight(tx: Tx, correction: Correction): Promise<Applied> {
  const named = await namedNow(tx, askedOf(correction))
  if (!named.ok) return named
  const { entry } = named.value
  if (entry === null) return no('nothing-to-correct')
  const struck = await strikeEntry(tx, correction, entry)
  if (correction.kind === 'strike') return yes(null)
  return await carryEntry(tx, correction, { entry, ...struck })
}

const ways: Readonly<
  Record<Correction['kind'], (tx: Tx, correction: Correction) => Promise<Applied>>
> = { strike: entryPutRight, move: entryPutRight, redate: entryPutRight, merge, unmerge }

/** Writes what a correction asks for, whose row stands already; or says why it can no longer be. */
export async function applyCorrection(tx: Tx, correction: Correction): Promise<Applied> {
  const done = await ways[correction.kind](tx, correction)
  if (!done.ok) return done
  await tell(tx, correction, toldIn(correction))
  tx.touch(...concerned(correction))
  return done
}

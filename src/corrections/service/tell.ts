// Who had been told of what was corrected: listed from the access log when it takes hold, and ticked off by name.
import { fileToChange, type Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { whoLooked } from '../queries.ts'
import { amendTelling, findCorrection, findTelling, insertTellings } from '../store.ts'
import type { Correction } from '../types.ts'
import { concerned } from './entry.ts'

/** Whoever looked at anybody concerned since an instant, but those who put it right. */
export async function keepTellings(tx: Tx, correction: Correction, since: Date): Promise<void> {
  const looked = await whoLooked(tx, {
    ids: concerned(correction),
    since,
    but: [correction.askedBy, ...(correction.decidedBy === null ? [] : [correction.decidedBy])],
  })
  await insertTellings(
    tx,
    looked.map(({ username, actions, lastAt }) => ({
      id: newId(),
      correctionId: correction.id,
      username,
      saw: actions.join(', '),
      lastAt,
      toldBy: null,
      toldAt: null,
      version: 1,
    })),
  )
}

export type ToldAsk = Readonly<{ correctionId: string; username: string }>

/** Says that somebody was told again; saying so twice changes nothing. */
export async function tellAgain(
  tx: Tx,
  actor: Actor,
  { correctionId, username }: ToldAsk,
): Promise<void> {
  const { offenderId } = await findCorrection(tx, correctionId)
  await fileToChange(tx, actor, offenderId)
  const telling = await findTelling(tx, { correctionId, username })
  if (telling === null) throw new AppError('not-found')
  if (telling.toldAt !== null) return
  await amendTelling(tx, telling, { toldBy: actor.username, toldAt: tx.at })
  await record(tx, {
    action: 'correction.told',
    offenderId,
    fields: ['toldBy'],
    result: 'done',
  })
}

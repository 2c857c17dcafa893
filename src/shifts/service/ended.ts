// Claims that end because one of the pair may not have the file any more: in the transaction that takes it from them.
import { record } from '../../audit/index.ts'
import { addToChronology } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { endKeptApart } from '../store.ts'

/** Says that others can claim, and neither why nor whose claim it was. */
const summary = 'The claim from the weekend list has ended: others can claim the visit'

/** Of some people whose facts changed; one statement where no claim ends. */
export async function endClaimsKeptApart(tx: Tx, ids: readonly OffenderId[]): Promise<void> {
  const ended = await endKeptApart(tx, ids)
  await addToChronology(
    tx,
    ended.map(({ forceId, offenderId }) => ({
      ...{ forceId, offenderId, at: tx.at, hasTime: true, kind: 'weekend', summary },
      href: `/weekend-list/${offenderId}`,
    })),
  )
  for (const { offenderId } of ended)
    await record(tx, {
      ...{ action: 'weekend.ended', offenderId, fields: ['crew', 'untilOn'], result: 'done' },
    })
}

// What is made for many readers: made as if no restricted file were there.
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'

/** Everybody whose file is restricted, in whatever force. */
export const restrictedPeople = (tx: Tx): Promise<OffenderId[]> =>
  hidingNobody(tx, async () => {
    const found = await tx.query<{ id: OffenderId }>({
      name: 'access-restricted-people',
      text: 'select r.offender_id as id from restrictions r where r.lifted_at is null order by r.offender_id',
    })
    return found.map(({ id }) => id)
  })

/** Hides all these besides whom the transaction hides already, while the work lasts. */
async function hiding<T>(tx: Tx, ids: readonly string[], work: () => Promise<T>): Promise<T> {
  const before = tx.hidden()
  await tx.hide([...new Set([...before, ...ids])])
  const answer = await work()
  await tx.hide(before)
  return answer
}

/**
 * Work whose result many will read: an edition of the briefing, a snapshot, an export, the counts of a job.
 * Whoever is named on a restricted file sees it beside them, and in nothing that others see too.
 */
export const hidingRestricted = async <T>(tx: Tx, work: () => Promise<T>): Promise<T> =>
  hiding(tx, await restrictedPeople(tx), work)

type Among = (id: OffenderId) => boolean

/**
 * A night's work over everybody, whose counts are told of those whom everybody may know: done once with every
 * restricted file hidden, and once more with none where there are any. The work changes nothing that is done
 * already, so the second time does what the first could not see, and its counts are nobody's.
 */
export async function countingUnrestricted<T>(
  tx: Tx,
  work: () => Promise<T>,
  among: Among = () => true,
): Promise<T> {
  const restricted = await restrictedPeople(tx)
  const counted = await hiding(tx, restricted, work)
  if (restricted.some(among)) await work()
  return counted
}

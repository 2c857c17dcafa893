// What changed since an edition was issued, up to now: the strip above it and the page of all its changes.
import { hidingRestricted } from '../../access/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { withoutPeople } from '../rules.ts'
import type { Edition, PersonChange } from '../types.ts'
import { changesSince, forceDay, type NamedOffice } from './compose.ts'

/**
 * Both sides without restricted files, as the edition was made: whoever is named on a file that was restricted
 * since reads its lines in the edition, and must not be told that the person left the office.
 */
export const changesSinceIssued = (
  tx: Tx,
  office: NamedOffice,
  edition: Edition,
): Promise<PersonChange[]> =>
  hidingRestricted(tx, async () =>
    changesSince(
      await forceDay(tx, office.forceId, localDateOf(tx.at)),
      office,
      withoutPeople(edition, new Set(tx.hidden())),
    ),
  )

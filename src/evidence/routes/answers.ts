// What the routes of this room have in common: marks of lists, names, and a rule's no beside its field.
import { namesOf, type Names } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { Refused, refuse } from '../../platform/http/problem.ts'
import type { EvidenceFault } from '../types.ts'
import { refusalWords } from '../views.ts'

/** The place in a list that a cursor marks; one that is not ours is a fault of the address. */
export const markOf = <Mark>(
  cursor: string | undefined,
  read: (cursor: string) => Mark | null,
): Mark | null =>
  cursor === undefined
    ? null
    : (read(cursor) ?? refuse('invalid', 'This is not the address of a part of the list', 'cursor'))

/** Days that cannot be are faults of the form. */
export const refusalOf = (faults: readonly EvidenceFault[]): Refused =>
  new Refused(
    'invalid',
    faults.map(({ field, why }) => ({ field, message: refusalWords[why] })),
  )

/** The names of whoever wrote the rows of a page, and told what came of them. */
export const namesIn = (
  tx: Tx,
  rows: readonly Readonly<{ recordedBy: string; provedBy?: string | null }>[],
): Promise<Names> =>
  namesOf(
    tx,
    rows.flatMap(({ recordedBy, provedBy = null }) => [recordedBy, provedBy]),
  )

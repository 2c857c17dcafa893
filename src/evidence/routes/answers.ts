// What the routes of this room have in common: marks of lists, and a rule's no beside its field.
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

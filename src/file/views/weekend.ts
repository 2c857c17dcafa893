// Who has claimed a visit to this person from the weekend list.
import { claimText } from '../../shifts/index.ts'
import type { Gathered } from '../types.ts'

/** Told at the top of the file while the claim stands. */
export const weekendClaim = ({ claim }: Gathered): readonly string[] => {
  const text = claimText(claim)
  return text === null ? [] : [`${text}. They may open and write this file until then.`]
}

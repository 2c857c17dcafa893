// Whether an entry can be corrected at all in the way that is asked, and who may decide what waits.
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { Correction, CorrectionKind, CorrectionRefusal, Entry, FactRow } from '../types.ts'
import { factsOf } from './tables.ts'

const factsIn = ({ rows }: Entry): FactRow[] =>
  rows.filter(({ tableName }) => tableName !== 'chronology')

/** Rows whose words or decision belong to one person only: another is told anew, by whoever may. */
const isBound = ({ tableName }: FactRow): boolean => factsOf(tableName)?.carried === false

const hasNoDay = ({ tableName }: FactRow): boolean => factsOf(tableName)?.day === undefined

function whyNotAtAll(entry: Entry): CorrectionRefusal | null {
  if (entry.struck !== null) return 'already-struck'
  if (entry.isCreation) return 'is-the-record'
  if (factsIn(entry).length === 0) return 'nothing-to-correct'
  return entry.ref.kind === 'line' && entry.origin === 'register' ? 'from-the-register' : null
}

/** A visit is judged anew wherever it goes; of anything else each row must be one that can be carried. */
function whyNotSo(entry: Entry, kind: CorrectionKind): CorrectionRefusal | null {
  if (entry.ref.kind === 'visit') return null
  const facts = factsIn(entry)
  if (kind === 'move' && facts.some(isBound)) return 'not-to-be-moved'
  if (kind === 'redate' && facts.every(hasNoDay)) return 'not-to-be-redated'
  return null
}

/** The entry, when it can be put right in this way. */
export function correctable(
  entry: Entry,
  kind: CorrectionKind,
): Decision<Entry, CorrectionRefusal> {
  const why = whyNotAtAll(entry) ?? whyNotSo(entry, kind)
  return why === null ? yes(entry) : no(why)
}

export type Deciding = Readonly<{ username: string; agree: boolean; why: string | undefined }>

/** Why this person's word is not taken; null when it is. What was decided already is told first. */
export function whyNotDecide(
  { state, askedBy }: Pick<Correction, 'state' | 'askedBy'>,
  { username, agree, why }: Deciding,
): CorrectionRefusal | null {
  if (state !== 'awaiting_second') return 'already-decided'
  if (askedBy === username) return 'second-approver-needed'
  return !agree && why === undefined ? 'why-needed' : null
}

/** One of two records, as far as a merge asks of it. */
type Side = Readonly<{
  id: string
  forceId: string
  mergedInto: string | null
  holdsMerged: boolean
}>

const areTwo = (kept: Side, other: Side): CorrectionRefusal | null => {
  if (kept.forceId !== other.forceId) return 'unknown-person'
  return kept.id === other.id ? 'same-person' : null
}

/** Why these two cannot be made one; null when they can. */
export function whyNotMerge(kept: Side, other: Side): CorrectionRefusal | null {
  const why = areTwo(kept, other)
  if (why !== null) return why
  if ((kept.mergedInto ?? other.mergedInto) !== null) return 'already-merged'
  return other.holdsMerged ? 'holds-a-merged-record' : null
}

/** Why the one cannot be taken out of the other; null when it can. */
export const whyNotUnmerge = (kept: Side, other: Side): CorrectionRefusal | null =>
  areTwo(kept, other) ?? (other.mergedInto === kept.id ? null : 'not-merged')

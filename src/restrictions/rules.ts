// What a restriction must be, who may open it wider, and how conflicts and broken glass end: by another person.
import type { LocalDate } from '../platform/calendar.ts'
import { no, yes, type Decision } from '../platform/decision.ts'
import type {
  BrokenGlass,
  Candidate,
  Change,
  Conflict,
  ReaderShown,
  RestrictRefusal,
  RestrictionShown,
} from './types.ts'

const inspectors = new Set(['inspector', 'chief_inspector'])

const isInspector = ({ role }: Readonly<{ role: string }>): boolean => inspectors.has(role)

type Asked = Readonly<{
  readers: readonly string[]
  candidates: readonly Candidate[]
  reviewOn: LocalDate
  today: LocalDate
}>

/** The readers named: everyone is known and has no conflict, one can sign in as an inspector, and a review lies ahead. */
export function namedReaders(asked: Asked): Decision<readonly Candidate[], RestrictRefusal> {
  const { candidates, reviewOn, today } = asked
  const found = [...new Set(asked.readers)].map((username) =>
    candidates.find((one) => one.username === username),
  )
  const named = found.filter((one) => one !== undefined)
  if (named.length < found.length) return no('unknown-reader')
  if (named.some(({ isInConflict }) => isInConflict)) return no('reader-in-conflict')
  if (!named.some(isInspector)) return no('no-inspector')
  return reviewOn > today ? yes(named) : no('review-not-ahead')
}

type FurtherAsk = Readonly<{ restriction: RestrictionShown; reader: Candidate | undefined }>

/** A further reader: known, not named yet, without a conflict, and not asked for already. */
export function furtherReader({
  restriction,
  reader,
}: FurtherAsk): Decision<Candidate, RestrictRefusal> {
  if (reader === undefined) return no('unknown-reader')
  const { accountId } = reader
  if (restriction.readers.some((one) => one.accountId === accountId)) return no('already-a-reader')
  if (reader.isInConflict) return no('reader-in-conflict')
  return restriction.waiting.some((one) => one.accountId === accountId)
    ? no('already-waiting')
    : yes(reader)
}

/** Whoever is left out must not be the last inspector: nobody could put the file right. */
export const keepsAnInspector = (
  readers: readonly ReaderShown[],
  without: Readonly<{ username: string }>,
): boolean =>
  readers.some((one) => one.username !== without.username && one.isEnabled && isInspector(one))

type By = Readonly<{ username: string }>

/** Why this person may not decide it; null when they may. */
export function whyNotDecide(
  { state, askedBy }: Pick<Change, 'state' | 'askedBy'>,
  { username }: By,
): RestrictRefusal | null {
  if (state !== 'awaiting_second') return 'already-decided'
  return askedBy === username ? 'second-approver-needed' : null
}

export function whyNotJudge(
  { endedAt, declaredBy }: Pick<Conflict, 'endedAt' | 'declaredBy'>,
  { username }: By,
): RestrictRefusal | null {
  if (endedAt !== null) return 'already-ended'
  return declaredBy === username ? 'own-conflict' : null
}

export function whyNotReview(
  { reviewedAt, brokenBy }: Pick<BrokenGlass, 'reviewedAt' | 'brokenBy'>,
  { username }: By,
): RestrictRefusal | null {
  if (reviewedAt !== null) return 'already-reviewed'
  return brokenBy === username ? 'own-glass' : null
}

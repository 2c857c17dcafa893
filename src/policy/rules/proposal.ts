// Policy by two: what may be proposed, who may decide it, and when it is too late.
import { addDays, type LocalDate } from '../../platform/calendar.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import type {
  PolicyDecisionRefusal,
  PolicyRow,
  PolicyState,
  PolicyValue,
  ProposalRefusal,
} from '../types.ts'

/** The first value of a parameter came with the product: it was never proposed and stands. */
export const stateOf = ({ proposedBy, decision }: Pick<PolicyRow, 'proposedBy' | 'decision'>) =>
  proposedBy === null ? ('approved' satisfies PolicyState) : (decision ?? 'waiting')

type Proposed = Omit<PolicyValue, 'id'>

export type ProposalFacts = Readonly<{
  today: LocalDate
  /** Approved values of this parameter, of any day. */
  approved: readonly PolicyValue[]
}>

/** A slip of the finger in the year, rather than a plan. */
const mostDaysAhead = 3_660

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What would be in force on the day that a value begins, were it not to begin. */
export const valueBefore = <Row extends PolicyValue>(
  approved: readonly Row[],
  fromOn: LocalDate,
): Row | null =>
  approved
    .filter((row) => row.fromOn < fromOn)
    .toSorted((a, b) => a.fromOn.localeCompare(b.fromOn))
    .at(-1) ?? null

/** The proposal of a parameter that still waits to begin on a day; there is one at most. */
export const waitingFor = <Row extends Pick<PolicyRow, 'fromOn' | 'proposedBy' | 'decision'>>(
  rows: readonly Row[],
  fromOn: LocalDate,
): Row | null => rows.find((row) => stateOf(row) === 'waiting' && row.fromOn === fromOn) ?? null

/**
 * Days that are past keep the policy that they had, so nothing begins before today. The value that
 * stands may be given another standing, as when a force takes a default as its own; another source
 * alone changes nothing.
 */
export function mayPropose(
  { value, fromOn, standing }: Proposed,
  { today, approved }: ProposalFacts,
): Decision<true, ProposalRefusal> {
  if (fromOn < today) return no('start-passed')
  if (fromOn > addDays(today, mostDaysAhead)) return no('too-far-ahead')
  if (approved.some((row) => row.fromOn === fromOn)) return no('same-start')
  const before = valueBefore(approved, fromOn)
  const isSame = before !== null && sameJson(before.value, value) && before.standing === standing
  return isSame ? no('nothing-changes') : yes(true)
}

export type DecisionAsk = Readonly<{
  decision: 'approved' | 'refused' | 'withdrawn'
  by: string
  why: string | null
}>

/** House idea 4: whoever proposed never decides, and nobody else withdraws. */
export function mayDecide(
  row: PolicyRow,
  { decision, by, why }: DecisionAsk,
  { today, approved }: ProposalFacts,
): Decision<true, PolicyDecisionRefusal> {
  if (stateOf(row) !== 'waiting') return no('already-decided')
  if (decision === 'withdrawn') return by === row.proposedBy ? yes(true) : no('not-your-proposal')
  if (by === row.proposedBy) return no('own-proposal')
  if (decision === 'refused') return why === null ? no('why-needed') : yes(true)
  if (row.fromOn < today) return no('start-passed')
  return approved.some((one) => one.fromOn === row.fromOn) ? no('same-start') : yes(true)
}

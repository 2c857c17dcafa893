// Who may claim a visit of the weekend list: two at least, one of them the claimant, of somebody on it whom nobody has.
import { no, yes, type Decision } from '../../platform/decision.ts'
import type { OfficerId } from '../../platform/ids.ts'
import type { Claim, ClaimRefusal, Crew } from '../types.ts'

export type ClaimAsk = Readonly<{
  /** The officer who claims; null for an account that is no officer. */
  by: OfficerId | null
  /** All who go, the claimant among them. */
  crew: readonly Crew[]
  officerIds: readonly OfficerId[]
  /** Whether each officer of the crew may have the file at all. */
  mayHold: boolean
  isOnList: boolean
  standing: Claim | null
}>

type Pair = Readonly<{ crew: readonly Crew[]; officerIds: readonly OfficerId[] }>

type Officers = Pick<Claim, 'officerIds'>

/** Two people at least: nobody goes alone to a stranger of high risk. */
export function checkClaim(ask: ClaimAsk): Decision<Pair, ClaimRefusal> {
  if (ask.by === null || !ask.officerIds.includes(ask.by)) return no('not-an-officer')
  if (ask.crew.length < 2) return no('two-needed')
  if (!ask.isOnList) return no('not-on-list')
  if (ask.standing !== null) return no('already-claimed')
  if (!ask.mayHold) return no('not-this-pair')
  return yes({ crew: ask.crew, officerIds: ask.officerIds })
}

/** Whether all who claimed it are of another pair too, such as that of a planned shift. */
export const isWithin = (claim: Officers, pair: Officers): boolean =>
  claim.officerIds.every((id) => pair.officerIds.includes(id))

export const isSamePair = (one: Officers, other: Officers): boolean =>
  isWithin(one, other) && one.officerIds.length === other.officerIds.length

export const isOfPair = ({ officerIds }: Officers, officerId: OfficerId | null): boolean =>
  officerId !== null && officerIds.includes(officerId)

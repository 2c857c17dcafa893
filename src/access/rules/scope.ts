// How much of the force an actor sees without a tap, and whose files an actor may change. Contract section 7.
import type { TeamId } from '../../platform/ids.ts'
import type { Actor, Covering, FilePerson, Scope } from '../types.ts'

const wholeForce = new Set(['inspector', 'chief_inspector', 'analyst', 'system'])

/** Team for officers and supervisors, force for inspectors; analysts get counts and no names. */
export const scopeOf = (actor: Actor): Scope => ({
  forceId: actor.forceId,
  teamId: wholeForce.has(actor.role) ? null : actor.teamId,
  countsOnly: actor.role === 'analyst',
})

const changesWholeForce = new Set(['inspector', 'chief_inspector', 'system'])
const changesTeam = new Set(['officer', 'supervisor'])

/** Teams whose supervisor the actor stands in for today. */
export const queuesOf = ({ covering }: Pick<Actor, 'covering'>): TeamId[] =>
  (covering ?? []).flatMap(({ queueOf }) => (queueOf === null ? [] : [queueOf]))

const covers = ({ officerId, offenderId, queueOf }: Covering, person: FilePerson): boolean =>
  queueOf === person.teamId ||
  (officerId === person.officerId && (offenderId === null || offenderId === person.offenderId))

const holds = ({ teamId, covering }: Actor, person: FilePerson): boolean =>
  (teamId !== null && teamId === person.teamId) ||
  (covering ?? []).some((one) => covers(one, person))

const hasClaimed = ({ claims }: Actor, { offenderId }: FilePerson): boolean =>
  (claims ?? []).includes(offenderId)

/** Own team for officers and supervisors, whoever they cover or claimed, the force for inspectors, nobody's file for anyone else. */
export function ownsFile(actor: Actor, person: FilePerson): boolean {
  if (person.forceId !== actor.forceId || actor.looksBackAt !== undefined) return false
  if (changesWholeForce.has(actor.role)) return true
  if (!changesTeam.has(actor.role)) return false
  return holds(actor, person) || hasClaimed(actor, person)
}

/** A supervisor's word on the file: a claim lets a pair read and record, and decides nothing of another team's man. */
export const decidesOn = (actor: Actor, person: FilePerson): boolean =>
  ownsFile({ ...actor, claims: [] }, person)

/** The file is open to the reader by a claim of the weekend list and by nothing else: the claim is the reason. */
export const ownsByClaim = (actor: Actor, person: FilePerson): boolean =>
  changesTeam.has(actor.role) &&
  person.forceId === actor.forceId &&
  !holds(actor, person) &&
  hasClaimed(actor, person)

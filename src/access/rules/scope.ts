// How much of the force an actor sees without a tap, and whose files an actor may change. Contract section 7.
import type { Actor, FilePerson, Scope } from '../types.ts'

const wholeForce = new Set(['inspector', 'chief_inspector', 'analyst', 'system'])

/** Team for officers and supervisors, force for inspectors; analysts get counts and no names. */
export const scopeOf = (actor: Actor): Scope => ({
  forceId: actor.forceId,
  teamId: wholeForce.has(actor.role) ? null : actor.teamId,
  countsOnly: actor.role === 'analyst',
})

const changesWholeForce = new Set(['inspector', 'chief_inspector', 'system'])
const changesTeam = new Set(['officer', 'supervisor'])

/** Own team for officers and supervisors, the force for inspectors, nobody's file for anyone else. */
export function ownsFile(actor: Actor, person: FilePerson): boolean {
  if (person.forceId !== actor.forceId) return false
  if (changesWholeForce.has(actor.role)) return true
  return changesTeam.has(actor.role) && actor.teamId !== null && actor.teamId === person.teamId
}

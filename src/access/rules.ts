// How much of the force an actor sees without a tap. Contract section 7.
import type { Actor, Scope } from './types.ts'

const wholeForce = new Set(['inspector', 'chief_inspector', 'analyst', 'system'])

/** Team for officers and supervisors, force for inspectors; analysts get counts and no names. */
export const scopeOf = (actor: Actor): Scope => ({
  forceId: actor.forceId,
  teamId: wholeForce.has(actor.role) ? null : actor.teamId,
  countsOnly: actor.role === 'analyst',
})

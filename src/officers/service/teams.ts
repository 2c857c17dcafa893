// The teams whose people a reader sees: all of the force, or one's own and those whose supervisor one stands in for.
import { queuesOf, scopeOf, type Actor, type Scope } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { teamChoices } from '../queries.ts'
import type { TeamRef } from '../types.ts'

/** The own team first. */
export async function teamsSeen(tx: Tx, actor: Actor): Promise<TeamRef[]> {
  const scope = scopeOf(actor)
  const queues = queuesOf(actor).filter((id) => id !== scope.teamId)
  if (scope.teamId === null || queues.length === 0) return await teamChoices(tx, scope)
  const all = await teamChoices(tx, { forceId: scope.forceId, teamId: null })
  return [scope.teamId, ...queues].flatMap((id) => all.filter((team) => team.id === id))
}

/** What a list may hold: a deputy who names the team stood in for is shown that, as its supervisor would be. */
export async function scopeAsked(tx: Tx, actor: Actor, team: string | undefined): Promise<Scope> {
  const scope = scopeOf(actor)
  if (team === undefined || queuesOf(actor).length === 0) return scope
  const found = (await teamsSeen(tx, actor)).find(({ name }) => name === team)
  return found === undefined || scope.teamId === null ? scope : { ...scope, teamId: found.id }
}

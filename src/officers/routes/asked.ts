// What the routes about officers ask in the same way: the team, and who could cover.
import { scopeOf, type Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { TeamId } from '../../platform/ids.ts'
import { officersListed, teamChoices, type OfficerOne } from '../queries.ts'
import type { TeamRef } from '../types.ts'

export type TeamAsked = Readonly<{
  teams: readonly TeamRef[]
  teamId: TeamId | null
  /** What is shown without a choice. */
  anyText: string
}>

/** The team of a filter; without one a reader of a team gets that, one of the force all of it. */
export async function teamAsked(
  tx: Tx,
  actor: Actor,
  name: string | undefined,
): Promise<TeamAsked> {
  const teams = await teamChoices(tx, { forceId: actor.forceId, teamId: null })
  const own = scopeOf(actor).teamId
  const anyText = own === null ? 'The whole force' : 'My own team'
  if (name === undefined) return { teams, teamId: own, anyText }
  const found = teams.find((team) => team.name === name)
  if (found === undefined) throw new AppError('out-of-scope')
  return { teams, teamId: found.id, anyText }
}

const mayCover = new Set(['officer', 'supervisor', 'inspector', 'chief_inspector'])

/** Those of the force who sign in and could be asked, the officer's own team first. */
export async function coverersFor(tx: Tx, officer: OfficerOne): Promise<OfficerOne[]> {
  const all = await officersListed(tx, officer.forceId, null)
  return all
    .filter((one) => one.id !== officer.id && one.role !== null && mayCover.has(one.role))
    .toSorted((a, b) => Number(a.teamId !== officer.teamId) - Number(b.teamId !== officer.teamId))
}

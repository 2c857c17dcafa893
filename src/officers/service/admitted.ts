// The officer that an address names: anybody of the force to look at; those of one's own team to keep.
import { queuesOf, type Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { officerNamed, type OfficerOne } from '../queries.ts'

/** An officer of the reader's force by username, collar number or id. */
export async function officerAsked(tx: Tx, actor: Actor, name: string): Promise<OfficerOne> {
  const found = await officerNamed(tx, actor.forceId, name)
  if (found === null) throw new AppError('not-found')
  return found
}

/** Whose days the actor keeps: those of the own team, of a team stood in for, and of officers of no team. */
export const keepsDaysOf = (actor: Actor, { teamId }: Pick<OfficerOne, 'teamId'>): boolean =>
  actor.role !== 'supervisor' ||
  teamId === null ||
  teamId === actor.teamId ||
  queuesOf(actor).includes(teamId)

/** The officer whose days are to be changed; another team's ends here. */
export async function officerKept(tx: Tx, actor: Actor, name: string): Promise<OfficerOne> {
  const officer = await officerAsked(tx, actor, name)
  if (keepsDaysOf(actor, officer)) return officer
  throw new AppError('forbidden', {
    type: 'not-yours',
    detail:
      'This officer belongs to another team, so nothing was changed. Ask the supervisor of that team, or an inspector.',
  })
}

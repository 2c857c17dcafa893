// The figures of a force or a team on a day: always counted from whole files, so that any day is one parameter.
import { armsStanding } from '../../arms/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { TeamId } from '../../platform/ids.ts'
import type { Scope } from '../../access/index.ts'
import { notLoadedCount } from '../../imports/index.ts'
import { isOwnerNotAvailable, teamChoices } from '../../officers/index.ts'
import type { Policy } from '../../policy/index.ts'
import { hasOwnPlan, latestBy } from '../../visits/index.ts'
import { figuresOf } from '../rules/figures.ts'
import type { CaseFile, Counted, Figures } from '../types.ts'
import { caseFiles } from './files.ts'

export const counted = (file: CaseFile, team: string, policy: Policy): Counted => {
  const ask = { ...file, policy }
  const { officerId, on } = file.standing
  return {
    visorRef: file.person.visorRef,
    team,
    standing: file.standing,
    latestBy: latestBy(ask),
    hasOwnPlan: hasOwnPlan(ask),
    arms: armsStanding(ask),
    ownerNotAvailable:
      officerId !== null &&
      isOwnerNotAvailable(file.availability, { officerId, offenderId: file.person.id }, on),
  }
}

/** The files that a scope covers, by the team each person belonged to on the day. */
export async function filesInScope(
  tx: Tx,
  scope: Scope,
  { on, policy }: { on: LocalDate; policy: Policy },
): Promise<readonly CaseFile[]> {
  const files = await caseFiles(tx, { forceId: scope.forceId }, { on, policy })
  return scope.teamId === null
    ? files
    : files.filter(({ standing }) => standing.teamId === scope.teamId)
}

export async function figures(
  tx: Tx,
  scope: Scope,
  { on, policy }: { on: LocalDate; policy: Policy },
): Promise<Figures> {
  const files = await filesInScope(tx, scope, { on, policy })
  const teams = await teamChoices(tx, { forceId: scope.forceId, teamId: null })
  const nameOf = new Map<TeamId, string>(teams.map((team) => [team.id, team.name]))
  return figuresOf({
    on,
    people: files.map((file) => counted(file, nameOf.get(file.standing.teamId) ?? '', policy)),
    bands: policy.list('duties.overdue_bands'),
    notLoaded: await notLoadedCount(tx, scope),
  })
}

// Whose a person is: allocated to an officer and a team, by a supervisor within the team or an inspector anywhere.
import { scopeOf, whyNotHold, type Actor } from '../../access/index.ts'
import type { OfficerRef, TeamRef } from '../../officers/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { TeamId } from '../../platform/ids.ts'
import { areaTeam } from '../queries/duplicates.ts'
import { inForceOn } from '../rules.ts'
import { beginsBefore } from '../rules/changing.ts'
import type { AllocationAsk, AllocationRecord } from '../types.ts'
import { fileToDecide, keep, rowOf, whomOf, type FileToChange, type Whose } from './file.ts'
import { officerNamed, teamNamed } from './owners.ts'
import { denied } from './refusals.ts'
import { since } from './words.ts'

type Named = Pick<AllocationAsk, 'officer' | 'team'>
type Target = Readonly<{ officer: OfficerRef | null; team: TeamRef }>

async function targetOf(tx: Tx, file: FileToChange, asked: Named): Promise<Target> {
  const { forceId } = file.offender
  const officer = await officerNamed(tx, forceId, asked.officer)
  const named = await teamNamed(tx, forceId, asked.team)
  const teamId = officer?.teamId ?? file.teamId
  const team = named ?? (await areaTeam(tx, forceId, { teamId, district: null }))
  return { officer, team: team ?? denied('team-needed') }
}

/** A supervisor moves people within the team only; between teams takes an inspector. */
function withinReach(actor: Actor, team: TeamId, officer: OfficerRef | null): void {
  const own = scopeOf(actor).teamId
  if (own === null) return
  const foreign = team !== own || (officer !== null && officer.teamId !== own)
  if (foreign)
    throw new AppError('forbidden', {
      type: 'not-yours',
      detail:
        'You can allocate within your own team. To move someone to another team, ask an inspector.',
    })
}

/** Nobody is given the file of somebody from whom it is hidden. */
async function mayHold(
  tx: Tx,
  { offender }: FileToChange,
  officer: OfficerRef | null,
): Promise<void> {
  if (officer === null) return
  const whyNot = await whyNotHold(tx, { offenderId: offender.id, officerId: officer.id })
  if (whyNot !== null) denied(whyNot)
}

export type Allocated = AllocationRecord & Readonly<{ officer: string | null; team: string }>

/** Gives a person to an officer, or to a team with nobody named yet. */
export async function allocate(
  tx: Tx,
  actor: Actor,
  { offenderId, from, reason, version, ...to }: AllocationAsk & Whose,
): Promise<Allocated> {
  const file = await fileToDecide(tx, actor, { offenderId, version })
  if (beginsBefore(from, inForceOn(file.facts.allocations, file.today)))
    denied('earlier-than-current')
  const { officer, team } = await targetOf(tx, file, to)
  withinReach(actor, team.id, officer)
  await mayHold(tx, file, officer)
  const row: AllocationRecord = {
    ...rowOf(tx, file),
    officerId: officer?.id ?? null,
    teamId: team.id,
    fromOn: from,
    reason,
  }
  const whose = officer === null ? 'nobody yet' : officer.name
  await keep(tx, whomOf(file), {
    records: { allocations: [row] },
    fields: ['officer', 'team', 'from', 'reason'],
    told: [
      {
        kind: 'allocation',
        summary: `Allocated to ${whose}, ${team.name}, ${since(from)}: ${reason}.`,
        on: from,
      },
    ],
  })
  return { ...row, officer: officer?.key ?? null, team: team.name }
}

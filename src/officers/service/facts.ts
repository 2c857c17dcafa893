// Who officers are and how they are trained on a day: what crews, ratification and deputies are judged by.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OfficerId } from '../../platform/ids.ts'
import { officersWithGrants } from '../queries.ts'
import { skillsOn, trainingOn } from '../rules.ts'
import type { OfficerFacts } from '../types.ts'

/** Officers with their training on a day: one statement for any number of them. */
export async function officerFacts(
  tx: Tx,
  ids: readonly OfficerId[],
  on: LocalDate,
): Promise<Map<OfficerId, OfficerFacts>> {
  const found = await officersWithGrants(tx, ids)
  return new Map(
    found.map((officer) => [
      officer.id,
      {
        id: officer.id,
        key: officer.key,
        name: officer.name,
        teamId: officer.teamId,
        isConstable: officer.isConstable,
        mosovo: trainingOn(officer, on),
        skills: skillsOn(officer.grants, on),
        role: officer.role,
      },
    ]),
  )
}

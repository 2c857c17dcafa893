// Loads whole files, three statements for one person or for a force, and stands them on a day.
import { armsFactsOf, type ArmsFacts } from '../../arms/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { personFactsOf, standingOn } from '../../offenders/index.ts'
import type { Policy } from '../../policy/index.ts'
import type { Whose } from '../../duties/index.ts'
import { visitFactsOf, type VisitFacts } from '../../visits/index.ts'
import type { CaseFile } from '../types.ts'

const neverVisited: VisitFacts = { seen: [], plans: [], attempts: [] }
const neverAssessed: ArmsFacts = { all: [] }

/** The files as they stand on a day, from what had happened by then; people not yet managed are left out. */
export async function caseFiles(
  tx: Tx,
  whose: Whose,
  { on, policy }: { on: LocalDate; policy: Policy },
): Promise<readonly CaseFile[]> {
  const people = await personFactsOf(tx, whose)
  const visits = await visitFactsOf(tx, whose)
  const arms = await armsFactsOf(tx, whose)
  const abroadDays = policy.number('visits.abroad_return_days')
  return people.flatMap((person) => {
    const standing = standingOn(person, on, abroadDays)
    if (standing === null) return []
    return [
      {
        person,
        standing,
        visits: visits.get(person.id) ?? neverVisited,
        arms: arms.get(person.id) ?? neverAssessed,
      },
    ]
  })
}

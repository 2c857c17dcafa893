// Loads whole files, five statements for one person or for a force, and stands them on a day.
import { armsFactsOf, type ArmsFacts } from '../../arms/index.ts'
import { availabilityFor, type Availability } from '../../officers/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { personFactsOf, standingOn } from '../../offenders/index.ts'
import { overnightFactsOf } from '../../overnight/index.ts'
import type { Policy } from '../../policy/index.ts'
import type { Whose } from '../../duties/index.ts'
import { visitFactsBy, type VisitFacts } from '../../visits/index.ts'
import type { CaseFile } from '../types.ts'

const neverVisited: VisitFacts = { seen: [], plans: [], attempts: [], writeUps: [], keptOut: [] }
const neverAssessed: ArmsFacts = { all: [] }

/** What is recorded of some people by a day: the same facts may stand under one policy and another. */
export type LoadedFacts = Readonly<{
  on: LocalDate
  people: Awaited<ReturnType<typeof personFactsOf>>
  visits: Awaited<ReturnType<typeof visitFactsBy>>
  arms: Awaited<ReturnType<typeof armsFactsOf>>
  overnight: Awaited<ReturnType<typeof overnightFactsOf>>
  availability: Availability
}>

export const loadedFacts = async (tx: Tx, whose: Whose, on: LocalDate): Promise<LoadedFacts> => ({
  on,
  people: await personFactsOf(tx, whose),
  visits: await visitFactsBy(tx, whose, on),
  arms: await armsFactsOf(tx, whose),
  overnight: await overnightFactsOf(tx, whose),
  availability: await availabilityFor(tx, whose),
})

/** The files as they stand on a day, from what had happened by then; people not yet managed are left out. */
export const caseFiles = async (
  tx: Tx,
  whose: Whose,
  { on, policy }: { on: LocalDate; policy: Policy },
): Promise<readonly CaseFile[]> => filesUnder(await loadedFacts(tx, whose, on), policy)

/** The files of loaded facts on their day, under a policy. */
export function filesUnder(
  { on, people, visits, arms, overnight, availability }: LoadedFacts,
  policy: Policy,
): readonly CaseFile[] {
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
        overnight: overnight.get(person.id) ?? [],
        availability,
      },
    ]
  })
}

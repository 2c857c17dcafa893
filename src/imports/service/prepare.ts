// What every load begins and ends with: the officers and teams it names, and its rows written room by room.
import { insertArms } from '../../arms/index.ts'
import { addRecords } from '../../offenders/index.ts'
import { ensureOfficers, ensureTeams } from '../../officers/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { insertPlans, insertVisits } from '../../visits/index.ts'
import type { RegisterPerson } from '../types.ts'
import { noRows, type Load } from './rows.ts'

const officersOf = (people: readonly RegisterPerson[]) => [
  ...new Map(
    people.flatMap(({ officer }) =>
      officer === null ? [] : [[officer.collarNumber, officer.name] as const],
    ),
  ),
]

/** The team of most of an officer's people, as the first row that names him or her has it. */
const firstTeamOf = (people: readonly RegisterPerson[]): ReadonlyMap<string, string> =>
  new Map(
    people
      .toReversed()
      .flatMap(({ officer, team }) =>
        officer === null ? [] : [[officer.collarNumber, team] as const],
      ),
  )

/** Officers and teams that the register names and nobody has entered are made, marked *from import*. */
export async function prepare(
  tx: Tx,
  forceId: ForceId,
  people: readonly RegisterPerson[],
): Promise<Load> {
  const teams = await ensureTeams(tx, forceId, {
    names: people.map(({ team }) => team),
    fromImport: true,
  })
  const teamOf = firstTeamOf(people)
  const officers = await ensureOfficers(
    tx,
    forceId,
    officersOf(people).map(([collarNumber, name]) => ({
      collarNumber,
      name: name ?? `Officer ${collarNumber}`,
      teamId: teams.get(teamOf.get(collarNumber) ?? '')?.id ?? null,
    })),
  )
  const on = localDateOf(tx.at)
  const policy = await policyOn(tx, on)
  return {
    forceId,
    at: tx.at,
    on,
    by: tx.actor,
    suspensionDays: policy.number('suspension.review_days'),
    officers: new Map([...officers].map(([key, { id }]) => [key, id])),
    teams: new Map([...teams].map(([name, { id }]) => [name, id])),
    rows: noRows(),
  }
}

export async function writeRows(tx: Tx, { rows }: Load): Promise<void> {
  await addRecords(tx, rows.records)
  await insertVisits(tx, rows.visits)
  await insertPlans(tx, rows.plans)
  await insertArms(tx, rows.arms)
}

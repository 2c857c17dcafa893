// The one step before every commit: derive the touched people's standing and duties, and write the difference.
import { armsDuties, armsStanding } from '../../arms/index.ts'
import { addDays, inDayOrder, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { BeforeCommit, Tx } from '../../platform/database/transaction.ts'
import { reconcile, type DutySource, type Whose } from '../../duties/index.ts'
import {
  changesOn,
  lockOffenders,
  standingDuties,
  writeStandings,
  type StandingRow,
} from '../../offenders/index.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import { attemptsSince, lastSeenBy, visitDuties } from '../../visits/index.ts'
import type { CaseFile } from '../types.ts'
import { filesUnder, loadedFacts, type LoadedFacts } from './files.ts'

/** The rooms that say what is owed. A new kind of duty is one file, its test, and one line here. */
export const dutyRooms = [standingDuties, visitDuties, armsDuties] as const

/** What the duties room is told of a file. */
export const source: DutySource<CaseFile> = {
  placeOf: ({ person, standing }) => ({
    forceId: person.forceId,
    teamId: standing.teamId,
    officerId: standing.officerId,
    offenderId: person.id,
    level: standing.level,
  }),
  rooms: dutyRooms,
}

/** An ARMS is missing, or its review overdue, from the day after its last day. */
const dayAfter = (lastDay: LocalDate | null, on: LocalDate): LocalDate | null =>
  lastDay !== null && lastDay >= on ? addDays(lastDay, 1) : null

const soonest = (days: readonly (LocalDate | null)[]): LocalDate | null =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(0) ?? null

/** What the lists show of one person, from the file. */
export function standingRow(file: CaseFile, policy: Policy): StandingRow {
  const { person, standing, visits, arms } = file
  const lastSeenOn = lastSeenBy(visits, standing.on)
  const stood = armsStanding({ ...file, policy })
  const newest = arms.all
    .filter((one) => one.ratifiedOn !== null && one.ratifiedOn <= standing.on)
    .toSorted((a, b) => inDayOrder(b.completedOn ?? '', a.completedOn ?? ''))
    .at(0)
  return {
    offenderId: person.id,
    forceId: person.forceId,
    standing,
    lastSeenOn,
    armsOn: newest?.completedOn ?? null,
    armsRatifiedOn: newest?.ratifiedOn ?? null,
    levelUnsupported: stood.missing || stood.reviewOverdue,
    attemptsSince: attemptsSince(visits, standing.on),
    changesOn: soonest([
      changesOn(person, standing.on),
      dayAfter(stood.initialDueOn, standing.on),
      dayAfter(stood.reviewDueOn, standing.on),
    ]),
  }
}

/** How many people are derived at a time, so that memory does not grow with the force. */
const batch = 1000

/** Derives some people anew for a day and stores the result; answers how many duty rows changed. */
export async function derive(
  tx: Tx,
  ids: Extract<Whose, { ids: unknown }>['ids'],
): Promise<number> {
  const on = localDateOf(tx.at)
  const policy = await policyOn(tx, on)
  let changed = 0
  for (let from = 0; from < ids.length; from += batch) {
    const some = ids.slice(from, from + batch)
    await lockOffenders(tx, some)
    changed += await deriveFrom(tx, await loadedFacts(tx, { ids: some }, on), policy)
  }
  return changed
}

/** Derives from facts that were loaded after their people were locked; answers how many duty rows changed. */
export async function deriveFrom(tx: Tx, facts: LoadedFacts, policy: Policy): Promise<number> {
  const files = filesUnder(facts, policy)
  await writeStandings(
    tx,
    files.map((file) => standingRow(file, policy)),
  )
  return await reconcile(tx, source, { files, policy })
}

export const deriveBeforeCommit: BeforeCommit = async (tx, touched) => {
  await derive(tx, [...touched])
}

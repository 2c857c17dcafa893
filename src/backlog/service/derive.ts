// The one step before every commit: derive the touched people's standing and duties, and write the difference.
import { armsDuties, armsStanding, newestRatified } from '../../arms/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { BeforeCommit, Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { reconcile, rowsIn, type DutyRoom, type DutySource } from '../../duties/index.ts'
import {
  changesOn,
  lockOffenders,
  standingDuties,
  writeStandings,
  type StandingRow,
} from '../../offenders/index.ts'
import { matchPeople, overnightDuties } from '../../overnight/index.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import { endClaimsKeptApart } from '../../shifts/index.ts'
import { attemptsSince, lastSeenBy, settleWaitingPlans, visitDuties } from '../../visits/index.ts'
import { availabilityChangesOn } from '../../officers/index.ts'
import { coverBeginsOn, coverDuties } from '../duties.ts'
import type { CaseFile } from '../types.ts'
import { filesUnder, loadedFacts, type LoadedFacts } from './files.ts'
import { keepLeavings } from './leavings.ts'

/** The rooms that say what is owed. A new kind of duty is one file, its test, and one line here. */
export const dutyRooms: readonly DutyRoom<CaseFile>[] = [
  standingDuties,
  visitDuties,
  armsDuties,
  overnightDuties,
  coverDuties,
]

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
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null)

/** The next day on which the owner goes or comes back, or a cover begins or ends. */
const ownerChangesOn = ({ person, standing, availability }: CaseFile): LocalDate | null =>
  standing.officerId === null
    ? null
    : availabilityChangesOn(
        availability,
        { officerId: standing.officerId, offenderId: person.id },
        standing.on,
      )

/** What the lists show of one person, from the file. */
export function standingRow(file: CaseFile, policy: Policy): StandingRow {
  const { person, standing, visits, arms } = file
  const lastSeenOn = lastSeenBy(visits, standing.on)
  const stood = armsStanding({ person, standing, arms, policy })
  const newest = newestRatified(arms, standing.on)
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
      ownerChangesOn(file),
      coverBeginsOn(file, policy),
    ]),
  }
}

/** How many people are derived at a time, so that memory does not grow with the force. */
const batch = 250

/** Facts that nobody changes any more: whoever would waits for this transaction. */
async function lockedFacts(
  tx: Tx,
  ids: readonly OffenderId[],
  on: LocalDate,
): Promise<LoadedFacts> {
  const [, facts] = await Promise.all([lockOffenders(tx, ids), loadedFacts(tx, { ids }, on)])
  return facts
}

/** Derives some people anew for a day and stores the result; answers how many duty rows changed. */
export async function derive(tx: Tx, ids: readonly OffenderId[]): Promise<number> {
  const on = localDateOf(tx.at)
  // Locked in one order, batch after batch: two who derive the same people never wait for each other.
  const inOrder = ids.toSorted()
  const of = (from: number): readonly OffenderId[] => inOrder.slice(from, from + batch)
  let changed = 0
  // The policy is asked for after the lock: whoever held the people before may have worked out a new one.
  const [first, policy] = await Promise.all([lockedFacts(tx, of(0), on), policyOn(tx, on)])
  let facts = first
  for (let from = 0; from < ids.length; from += batch) {
    const next = of(from + batch)
    // The next are asked for before these are written: the database reads while these are worked out.
    const [following, written] = await Promise.all([
      next.length === 0 ? facts : lockedFacts(tx, next, on),
      deriveFrom(tx, facts, policy),
    ])
    facts = following
    changed += written
  }
  return changed
}

/** Derives from facts that were loaded after their people were locked; answers how many duty rows changed. */
export async function deriveFrom(tx: Tx, facts: LoadedFacts, policy: Policy): Promise<number> {
  const files = filesUnder(facts, policy)
  const standings = files.map((file) => standingRow(file, policy))
  // What stands is asked for first: the difference is worked out while the standings are written.
  const [written] = await Promise.all([
    reconcile(tx, source, { files, policy }),
    writeStandings(tx, standings),
    settleWaitingPlans(tx, files, policy),
  ])
  await keepLeavings(tx, written, policy)
  return written.reduce((sum, { difference }) => sum + rowsIn(difference), 0)
}

export const deriveBeforeCommit: BeforeCommit = async (tx, touched) => {
  const ids = [...touched]
  // Whoever was entered, renamed or identified may stand on a list that came before: answered before facts are read.
  await Promise.all([matchPeople(tx, ids), derive(tx, ids)])
  // After the people are locked: whoever claims beside this waits, and then sees who is kept from the file.
  await endClaimsKeptApart(tx, ids)
}

// The one step before every commit: derive the touched people's standing and duties, and write the difference.
import { armsDuties, armsStanding } from '../../arms/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { BeforeCommit, Tx } from '../../platform/database/transaction.ts'
import { reconcile, type DutySource, type Whose } from '../../duties/index.ts'
import {
  changedByTime,
  changesOn,
  lockOffenders,
  standingDuties,
  writeStandings,
  type StandingRow,
} from '../../offenders/index.ts'
import { policyOn, type Policy } from '../../policy/index.ts'
import { attemptsSince, lastSeenBy, visitDuties } from '../../visits/index.ts'
import type { CaseFile } from '../types.ts'
import { caseFiles } from './files.ts'

/** The rooms that say what is owed. A new kind of duty is one file, its test, and one line here. */
export const dutyRooms = [standingDuties, visitDuties, armsDuties] as const

const source: DutySource<CaseFile> = {
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

function standingRow(file: CaseFile, policy: Policy): StandingRow {
  const { person, standing, visits, arms } = file
  const lastSeenOn = lastSeenBy(visits, standing.on)
  const stood = armsStanding({ ...file, policy })
  const newest = arms.all
    .filter((one) => one.ratifiedOn !== null && one.ratifiedOn <= standing.on)
    .toSorted((a, b) => (b.completedOn ?? '').localeCompare(a.completedOn ?? ''))
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
    const files = await caseFiles(tx, { ids: some }, { on, policy })
    await writeStandings(
      tx,
      files.map((file) => standingRow(file, policy)),
    )
    changed += await reconcile(tx, source, { files, policy })
  }
  return changed
}

export const deriveBeforeCommit: BeforeCommit = async (tx, touched) => {
  await derive(tx, [...touched])
}

/**
 * Some standings change by the passing of days alone: a suspension ends, a release planned for today
 * begins. Asked before every list, so that nothing is stale at midnight and no job need have run.
 */
export async function bringUpToDate(tx: Tx): Promise<void> {
  const ids = await changedByTime(tx, localDateOf(tx.at))
  if (ids.length > 0) await derive(tx, ids)
}

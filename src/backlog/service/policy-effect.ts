// A value of policy begins: everyone is derived again, so many at a time, and what it changed is kept.
import { hidingRestricted, restrictedPeople } from '../../access/index.ts'
import { owedBy } from '../../duties/index.ts'
import { lockOffenders } from '../../offenders/index.ts'
import { laterOf, localDateOf, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import {
  advanceEffect,
  policyAround,
  policyById,
  policyOn,
  type Policy,
  type PolicyEffect,
  type PolicyRow,
  type PolicyValue,
} from '../../policy/index.ts'
import { nextPeople, peopleCount, type NextPerson } from '../queries/policy-changes.ts'
import { changesBetween, countsOf } from '../rules/policy-change.ts'
import { keepChanges, type ChangedRow } from '../store/policy-changes.ts'
import type { CaseFile } from '../types.ts'
import type { ChangeCounts, ChangedDuty } from '../types/policy-change.ts'
import { deriveFrom, dutyRooms } from './derive.ts'
import { filesUnder, loadedFacts, type LoadedFacts } from './files.ts'

type Around = Readonly<{ before: Policy; after: Policy }>
type Changed = Readonly<{ file: CaseFile; changes: readonly ChangedDuty[] }>

const owed = (file: CaseFile | undefined, policy: Policy) =>
  file === undefined ? [] : owedBy({ rooms: dutyRooms }, file, policy)

/** The same facts under both policies: nothing that people record meanwhile is put down to the policy. */
function changedBy(facts: LoadedFacts, { before, after }: Around): Changed[] {
  const was = new Map(filesUnder(facts, before).map((file) => [file.person.id, file]))
  return filesUnder(facts, after).map((file) => ({
    file,
    changes: changesBetween(owed(was.get(file.person.id), before), owed(file, after), facts.on),
  }))
}

const rowsOf = (
  changed: readonly Changed[],
  knownBefore: ReadonlySet<OffenderId>,
): readonly ChangedRow[] =>
  changed
    .filter(({ file }) => knownBefore.has(file.person.id))
    .flatMap(({ file: { person, standing }, changes }) =>
      changes.map((change) => ({
        ...change,
        offenderId: person.id,
        forceId: person.forceId,
        level: standing.level,
      })),
    )

/** Who came after the value had begun never had the policy of before. */
function knownBefore(people: readonly NextPerson[], row: PolicyRow): ReadonlySet<OffenderId> {
  const day = startOfDay(row.fromOn)
  const began = row.decidedAt !== null && row.decidedAt > day ? row.decidedAt : day
  return new Set(people.filter(({ recordedAt }) => recordedAt <= began).map(({ id }) => id))
}

/** One part of the people, in this transaction; answers whether they were the last. */
export async function workOutPart(tx: Tx, effect: PolicyEffect, size: number): Promise<boolean> {
  const { policyId, afterId } = effect
  const row = await policyById(tx, policyId)
  if (row === null) throw new AppError('broken')
  const on = localDateOf(tx.at)
  const people = await nextPeople(tx, { afterId, forceId: null, most: size })
  const ids = people.map(({ id }) => id)
  await lockOffenders(tx, ids)
  const facts = await loadedFacts(tx, { ids }, on)
  const changed = changedBy(facts, await policyAround(tx, row, on))
  await keepChanges(tx, policyId, rowsOf(changed, knownBefore(people, row)))
  await deriveFrom(tx, facts, await policyOn(tx, on))
  const isFinished = people.length < size
  const restricted = new Set(await restrictedPeople(tx))
  await advanceEffect(tx, {
    policyId,
    // How far it is is told to everybody: of those whom everybody may know.
    peopleTotal: effect.peopleTotal ?? (await hidingRestricted(tx, () => peopleCount(tx, null))),
    afterId: ids.at(-1) ?? null,
    people: ids.filter((id) => !restricted.has(id)).length,
    isFinished,
  })
  return isFinished
}

export type Preview = ChangeCounts &
  Readonly<{
    /** The day that it is reckoned for: the value's first, with the facts of today. */
    on: LocalDate
    peopleLookedAt: number
    peopleInForce: number
  }>

/** A force larger than this is judged by a part of it. */
const mostLookedAt = 1_000

/** What a value would change in a force: reckoned, and nothing written. */
export async function previewOf(tx: Tx, row: PolicyValue, forceId: ForceId): Promise<Preview> {
  const on = laterOf(row.fromOn, localDateOf(tx.at))
  const people = await nextPeople(tx, { afterId: null, forceId, most: mostLookedAt })
  const facts = await loadedFacts(tx, { ids: people.map(({ id }) => id) }, on)
  const changed = changedBy(facts, await policyAround(tx, row, on))
  return {
    ...countsOf(changed.map(({ changes }) => changes)),
    on,
    peopleLookedAt: people.length,
    peopleInForce: await peopleCount(tx, forceId),
  }
}

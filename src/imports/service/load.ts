// Loads a judged register in one transaction: all accepted rows, or none. A dry run is the same, undone.
import { restrictedPeople } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { setBaseline } from '../../officers/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { peopleNotIn } from '../queries/runs.ts'
import { insertNotInFile, insertProposals } from '../store.ts'
import type { ImportResult, RegisterPerson } from '../types.ts'
import { addChanges, amendBefore, keepFacts, type Applied } from './apply.ts'
import { appliedOf, compare, isMerged, proposalsOf, type LoadAsk, type Sorted } from './compared.ts'
import { prepare, writeRows } from './prepare.ts'
import { keepRejects } from './rejects.ts'
import { resultOf, toldOf } from './result.ts'
import { addPerson, type Load } from './rows.ts'

export type { LoadAsk } from './compared.ts'

type Named = Readonly<{ person: RegisterPerson; offenderId: OffenderId }>

/** Writes the people who are new and what is changed of those who are known; answers who was written. */
async function writePeople(
  tx: Tx,
  load: Load,
  { sorted, applied }: { sorted: Sorted; applied: readonly Applied[] },
): Promise<readonly OffenderId[]> {
  await amendBefore(tx, applied, load.on)
  const made: Named[] = sorted.created.map((person) => ({
    person,
    offenderId: addPerson(load, person),
  }))
  for (const one of applied) addChanges(load, one)
  await writeRows(tx, load)
  const known = sorted.compared
    .filter((one) => !isMerged(one.known))
    .map((one) => ({ ...one, offenderId: one.known.offenderId }))
  await keepFacts(tx, load, [...made, ...known])
  const changed = applied.filter(({ kinds }) => kinds.size > 0)
  return [...made, ...changed.map((one) => one.known)].map(({ offenderId }) => offenderId)
}

/** Everything of a load that happens in its transaction; the duties of all it touches follow before the commit. */
export async function loadRegister(tx: Tx, ask: LoadAsk): Promise<ImportResult> {
  const { judged, forceId, progress } = ask
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [forceId])
  await progress(20, 'Comparing with the people who are here')
  const load = await prepare(tx, forceId, judged.people)
  const sorted = await compare(tx, load, judged.people)
  const applied = sorted.compared.map((one) => appliedOf(one, ask.isLive))
  await progress(35, 'Writing people and their history')
  tx.touch(...(await writePeople(tx, load, { sorted, applied })))
  const proposed = proposalsOf(ask, sorted)
  await insertProposals(tx, proposed)
  await progress(60, 'Keeping what was rejected and held back')
  await keepRejects(tx, ask, sorted)
  const absent = await peopleNotIn(tx, forceId, judged)
  await insertNotInFile(tx, ask.importId, absent)
  await setBaseline(tx, forceId, load.on)
  await tellAudit(tx, ask)
  await progress(70, 'Working out what is owed')
  const changed = applied.filter(({ kinds }) => kinds.size > 0)
  const restricted = new Set(await restrictedPeople(tx))
  return resultOf(ask, toldOf({ sorted, changed, absent }, proposed, restricted))
}

const tellAudit = (tx: Tx, { importId, judged }: LoadAsk): Promise<void> =>
  record(tx, {
    action: 'register.loaded',
    path: `/imports/${importId}`,
    count: judged.people.length,
    result: 'done',
  })

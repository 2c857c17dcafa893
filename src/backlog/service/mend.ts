// People whose stored duties or standing differ from the derived ones: why they do, and made to say the same.
import { armsFactsOf } from '../../arms/index.ts'
import { openDutiesOf, rowsIn, writeDifferences, type Difference } from '../../duties/index.ts'
import {
  lockOffenders,
  personFactsOf,
  standingsStored,
  writeStandings,
} from '../../offenders/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { availabilityFor } from '../../officers/index.ts'
import { overnightFactsOf } from '../../overnight/index.ts'
import type { Policy } from '../../policy/index.ts'
import { visitFactsOf } from '../../visits/index.ts'
import { valuesKnown } from '../queries/everyone.ts'
import { keepDrift, type Run } from '../store/drift.ts'
import type { Drift, Reconciled } from '../types/drift.ts'
import { standingRow } from './derive.ts'
import { causeOf, comparedOn, type Cause, type Compared, type Looked } from './drift.ts'
import { filesUnder } from './files.ts'
import { keepLeavings } from './leavings.ts'

/** Locked, and read anew: whoever changed them since the look has derived them too. */
async function lookedAt(tx: Tx, ids: readonly OffenderId[]): Promise<readonly Looked[]> {
  await lockOffenders(tx, ids)
  const people = await personFactsOf(tx, { ids })
  // The whole history: the day on which somebody was last derived may be any.
  const visits = await visitFactsOf(tx, { ids })
  const arms = await armsFactsOf(tx, { ids })
  const overnight = await overnightFactsOf(tx, { ids })
  const availability = await availabilityFor(tx, { ids })
  const standings = await standingsStored(tx, { ids })
  const duties = await openDutiesOf(tx, ids)
  return people.map((person) => ({
    person,
    standing: standings.get(person.id),
    duties: duties.get(person.id) ?? [],
    fileOn: (on, policy) =>
      filesUnder({ on, people: [person], visits, arms, overnight, availability }, policy).at(0) ??
      null,
  }))
}

type Found = Readonly<{ looked: Looked; now: Compared; cause: Cause }>

const driftIn = (cause: Cause): readonly Drift[] => (cause.by === 'neither' ? cause.drift : [])

const rowsOf = ({ looked, now }: Found): number =>
  rowsIn(now.duties) + (now.standing === (looked.standing?.text ?? null) ? 0 : 1)

/** A duty that nothing ever gave rise to was neither met nor seen to: it only leaves. */
function mending({ now, cause }: Found): Difference {
  const invented = new Set(
    driftIn(cause)
      .filter(({ derived }) => derived === null)
      .map(({ kind, subject }) => `${kind} ${subject}`),
  )
  const closed = now.duties.closed.map((one) =>
    invented.has(`${one.duty.kind} ${one.duty.subject}`)
      ? { duty: one.duty, ending: { how: 'changed' as const, metOn: null }, daysLate: null }
      : one,
  )
  return { ...now.duties, closed }
}

function counted(found: readonly Found[]): Reconciled {
  const rows = { day: 0, policy: 0, drift: 0, changed: 0 }
  for (const one of found) {
    const [changed, drift] = [rowsOf(one), driftIn(one.cause).length]
    rows.changed += changed
    rows.drift += drift
    if (one.cause.by === 'policy') rows.policy += changed
    // Beside what drifted, a day may have brought its own.
    else rows.day += Math.max(0, changed - drift)
  }
  return {
    people: found.length,
    changed: rows.changed,
    drift: rows.drift,
    explainedByDay: rows.day,
    explainedByPolicy: rows.policy,
  }
}

export type Mending = Readonly<{ on: LocalDate; policy: Policy; run: Run }>

/** Makes the tables say what is derived, and lists what neither a day nor a policy explains; answers the counts. */
export async function mend(
  tx: Tx,
  ids: readonly OffenderId[],
  { on, policy, run }: Mending,
): Promise<Reconciled> {
  const values = await valuesKnown(tx)
  const found = (await lookedAt(tx, ids))
    .map((looked) => ({ looked, now: comparedOn(looked, on, policy) }))
    .filter(({ now }) => !now.isSame)
    .map((one) => ({ ...one, cause: causeOf(one.looked, on, values) }))
  await writeStandings(
    tx,
    found.flatMap(({ now }) => (now.file === null ? [] : [standingRow(now.file, policy)])),
  )
  const written = found.map((one) => ({ stored: one.looked.duties, difference: mending(one) }))
  await writeDifferences(
    tx,
    written.map(({ difference }) => difference),
  )
  await keepLeavings(tx, written, policy)
  await keepDrift(
    tx,
    run,
    found.flatMap(({ cause }) => driftIn(cause)),
  )
  return counted(found)
}

// Everyone derived again, every night: what is stored is compared with what is derived, and mended where it differs.
import { setImmediate as othersTurn } from 'node:timers/promises'
import { countingUnrestricted } from '../../access/index.ts'
import { dutyTexts, openDutyTexts, type Part } from '../../duties/index.ts'
import { standingsStored, standingText } from '../../offenders/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, type Transactions, type Tx } from '../../platform/database/transaction.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { partsOf } from '../queries/everyone.ts'
import { beginRun, endRun, type Run } from '../store/drift.ts'
import type { CaseFile } from '../types.ts'
import type { Reconciled } from '../types/drift.ts'
import { source, standingRow } from './derive.ts'
import { filesUnder, loadedFacts } from './files.ts'
import { mend } from './mend.ts'

export type Reconciling = Readonly<{ transactions: Transactions; clock: Clock }>

/** People in a transaction of their own: so few that no page waits for their turn, and the night takes no longer. */
const sizeOfPart = 100

/** People who are compared in one turn; then whoever asked for a page has theirs. */
const atATime = 50

/** While one part is compared the next is being read. */
const lanes = 2

const nothing: Reconciled = {
  people: 0,
  changed: 0,
  drift: 0,
  explainedByDay: 0,
  explainedByPolicy: 0,
}

const sum = (a: Reconciled, b: Reconciled): Reconciled => ({
  people: a.people + b.people,
  changed: a.changed + b.changed,
  drift: a.drift + b.drift,
  explainedByDay: a.explainedByDay + b.explainedByDay,
  explainedByPolicy: a.explainedByPolicy + b.explainedByPolicy,
})

const inTurns = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atATime) }, (_, turn) =>
    all.slice(turn * atATime, (turn + 1) * atATime),
  )

/** A part is read in milliseconds: to start helpers for it would take longer. */
const alone = 'set local max_parallel_workers_per_gather = 0'

/** Everyone of a part, and those of whom the tables do not say what is derived. Nobody is locked for the look. */
async function lookAt(tx: Tx, part: Part, on: LocalDate) {
  // One after the other: asked together they would keep the database from every page meanwhile.
  await tx.query(alone)
  const policy = await policyOn(tx, on)
  const facts = await loadedFacts(tx, part, on)
  const standings = await standingsStored(tx, part)
  const duties = await openDutyTexts(tx, part)
  const textOf = dutyTexts(source, policy)
  const isStored = (id: OffenderId, file: CaseFile | undefined): boolean =>
    file === undefined
      ? !duties.has(id)
      : standings.get(id)?.text === standingText(standingRow(file, policy)) &&
        (duties.get(id) ?? '') === textOf(file)
  const differing: OffenderId[] = []
  for (const people of inTurns(facts.people)) {
    const files = filesUnder({ ...facts, people }, policy)
    const fileOf = new Map(files.map((file) => [file.person.id, file]))
    for (const { id } of people) if (!isStored(id, fileOf.get(id))) differing.push(id)
    await othersTurn()
  }
  return { people: facts.people.length, policy, differing }
}

/** Almost always nobody differs, and nothing is locked or written. */
async function reconcilePart(tx: Tx, part: Part, run: Run): Promise<Reconciled> {
  const on = localDateOf(tx.at)
  const { people, policy, differing } = await lookAt(tx, part, on)
  let mended = nothing
  // Locked in the order in which whoever derives them too locks them.
  for (const ids of inTurns(differing.toSorted()))
    mended = sum(mended, await mend(tx, ids, { on, policy, run }))
  return { ...mended, people }
}

/** Restricted people are compared and mended as everybody is; what is counted is told of the others. */
const countedPart = (tx: Tx, part: Part, run: Run): Promise<Reconciled> =>
  countingUnrestricted(
    tx,
    () => reconcilePart(tx, part, run),
    (id) => id > part.after && id <= part.upTo,
  )

/**
 * Derives everyone of every force as on the clock's day, in parts; `forDate` is the night that it is for,
 * and names it in the reports. Answers counts of rows: `drift` is 0 unless somebody wrote to the tables
 * behind the product's back, or the product is wrong; what differed is mended, and listed.
 */
export async function reconcileEveryone(
  { transactions, clock }: Reconciling,
  forDate: LocalDate,
  { size = sizeOfPart }: Readonly<{ size?: number }> = {},
): Promise<Reconciled> {
  const inOne = <T>(work: (tx: Tx) => Promise<T>, readsFirst = false): Promise<T> => {
    const setting = { at: clock.now(), actor: 'system', limits: 'long', readsFirst } as const
    return inTransaction(transactions, setting, work)
  }
  const run = { id: newId(), forDate }
  await inOne((tx) => beginRun(tx, run))
  const parts = await inOne((tx) => partsOf(tx, size))
  let counted = nothing
  const lane = async (): Promise<void> => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const next = part
      // Awaited first: another lane may have counted meanwhile.
      const done = await inOne((tx) => countedPart(tx, next, run), true)
      counted = sum(counted, done)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  await inOne((tx) => endRun(tx, run, counted))
  return counted
}

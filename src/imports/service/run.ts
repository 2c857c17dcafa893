// Runs one file from reading to done: progress outside the transaction, everything else inside it.
import { createHash } from 'node:crypto'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import {
  inTransaction,
  undone,
  type Transactions,
  type Tx,
} from '../../platform/database/transaction.ts'
import { asAppError } from '../../platform/errors.ts'
import { newId, type ForceId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { readTableFile, tableRefusalWords, writeRejects } from '../../platform/table-file/index.ts'
import { judgeRegister, whyRejected } from '../rules.ts'
import { amendRun, insertRun } from '../store.ts'
import type { ImportResult, ImportRun, JudgedRegister, RegisterTable } from '../types.ts'
import { loadRegister } from './load.ts'

export type Running = Readonly<{
  transactions: Transactions
  clock: Clock
  log: Log
  /** What the rooms above do in the load's own transaction, once it has changed something. */
  afterLoad: (tx: Tx, forceId: ForceId) => Promise<unknown>
}>

export type NewRun = Readonly<{
  forceId: ForceId
  fileName: string
  bytes: Uint8Array
  dryRun: boolean
}>

/** The row of a file handed in; `keepBytes` when another process may take it up. */
export function newRun(tx: Tx, asked: NewRun, keepBytes: boolean): ImportRun {
  const digest = createHash('sha256').update(asked.bytes).digest('hex')
  return {
    id: newId(),
    forceId: asked.forceId,
    fileName: asked.fileName.slice(0, 200),
    digest,
    bytes: keepBytes ? `\\x${Buffer.from(asked.bytes).toString('hex')}` : null,
    dryRun: asked.dryRun,
    state: keepBytes ? 'waiting' : 'running',
    progress: 0,
    progressText: keepBytes ? 'Waiting to start' : 'Reading the file',
    askedAt: tx.at,
    askedBy: tx.actor,
    finishedAt: null,
    onDate: localDateOf(tx.at),
    aliveAt: tx.at,
    result: null,
    fault: null,
    rejectCsv: null,
    version: 1,
  }
}

export type Outcome =
  | Readonly<{ ok: true; result: ImportResult; rejectCsv: string | null }>
  | Readonly<{ ok: false; fault: string }>

type Read =
  | Readonly<{ ok: true; table: RegisterTable; judged: JudgedRegister; rejectCsv: string | null }>
  | Readonly<{ ok: false; fault: string }>

const listed = (columns: readonly string[]): string => columns.join(', ')

/** A register that cannot be judged at all, in one sentence; null when it can. */
function unusable(judged: JudgedRegister): string | null {
  if (judged.missingColumns.length > 0)
    return `The file has no column ${listed(judged.missingColumns)}. Add it, with that heading, and load it again.`
  if (judged.repeatedColumns.length > 0)
    return `The file has more than one column ${listed(judged.repeatedColumns)}. Leave one and load it again.`
  return judged.rows === 0
    ? 'The file has headings and no rows, so there is nothing to load.'
    : null
}

/** Reads and judges a file: everything that needs no database. */
export async function readRegister(bytes: Uint8Array, today: LocalDate): Promise<Read> {
  const table = await readTableFile(bytes)
  if (!table.ok) return { ok: false, fault: tableRefusalWords(table.why) }
  const judged = judgeRegister(table.value, { today })
  const fault = unusable(judged)
  if (fault !== null) return { ok: false, fault }
  const rejects = judged.rejected.map((row) => ({ row, why: whyRejected(row) }))
  const rejectCsv = rejects.length === 0 ? null : writeRejects(table.value, rejects)
  return { ok: true, table: table.value, judged, rejectCsv }
}

const setting = (run: ImportRun, clock: Clock) =>
  ({ at: clock.now(), actor: run.askedBy, limits: 'long' }) as const

const progressOf =
  ({ transactions, clock }: Running, run: ImportRun, say?: (words: string) => void) =>
  async (percent: number, words: string): Promise<void> => {
    say?.(words)
    await inTransaction(transactions, setting(run, clock), async (tx) => {
      await tx.query(
        'update imports set progress = $2, progress_text = $3, alive_at = $4 where id = $1',
        [run.id, percent, words, tx.at],
      )
    })
  }

/** A row that the load itself holds is alive by that alone, so it is not waited for. */
const alive = `update imports set alive_at = $2 where id in
  (select i.id from imports i where i.id = $1 and i.state = 'running' for update skip locked)`

const aliveEveryMs = 10_000

/** Says every few seconds that the run's process still lives, until the work is over. */
async function sayingSo<T>(to: Running, run: ImportRun, work: () => Promise<T>): Promise<T> {
  const say = (): Promise<unknown> =>
    inTransaction(to.transactions, { at: to.clock.now(), actor: run.askedBy }, (tx) =>
      tx.query(alive, [run.id, tx.at]),
    ).catch(() => undefined)
  const timer = setInterval(() => void say(), aliveEveryMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

const isLive = async (tx: Tx, forceId: string): Promise<boolean> => {
  const [force] = await tx.query<{ live: boolean }>(
    'select f.live_since is not null as live from forces f where f.id = $1',
    [forceId],
  )
  return force?.live ?? false
}

type Loading = Readonly<{
  read: Extract<Read, { ok: true }>
  say: ((words: string) => void) | undefined
}>

async function load(to: Running, run: ImportRun, { read, say }: Loading): Promise<ImportResult> {
  const work = async (tx: Tx): Promise<ImportResult> => {
    const result = await loadRegister(tx, {
      importId: run.id,
      forceId: run.forceId,
      isLive: await isLive(tx, run.forceId),
      table: read.table,
      judged: read.judged,
      progress: progressOf(to, run, say),
    })
    if (run.dryRun) return result
    await finish(tx, run, { result, rejectCsv: read.rejectCsv })
    if (result.created + result.updated > 0) tx.last(() => to.afterLoad(tx, run.forceId))
    return result
  }
  if (!run.dryRun) return await inTransaction(to.transactions, setting(run, to.clock), work)
  const result = await undone(to.transactions, setting(run, to.clock), work)
  await inTransaction(to.transactions, setting(run, to.clock), (tx) =>
    finish(tx, run, { result, rejectCsv: read.rejectCsv }),
  )
  return result
}

const finish = (tx: Tx, run: ImportRun, done: { result: ImportResult; rejectCsv: string | null }) =>
  amendRun(tx, run, {
    ...done,
    state: 'done',
    progress: 100,
    progressText: 'Done',
    finishedAt: tx.at,
    // What was only tried may still be loaded: its file stays for a day.
    ...(run.dryRun ? {} : { bytes: null }),
  })

const fail = (to: Running, run: ImportRun, fault: string): Promise<void> =>
  inTransaction(to.transactions, setting(run, to.clock), (tx) =>
    amendRun(tx, run, { state: 'failed', fault, finishedAt: tx.at, bytes: null }),
  )

const failedWords =
  'The load could not be finished, so nothing of it was kept. Try again; if it fails again, tell whoever looks after the service.'

/** Runs a file whose row stands as running. Whatever goes wrong, nothing of the file is left. */
export const runImport = (to: Running, run: ImportRun, asked: RunAsk): Promise<Outcome> =>
  sayingSo(to, run, () => readAndLoad(to, run, asked))

type RunAsk = Readonly<{ bytes: Uint8Array; say?: (words: string) => void }>

async function readAndLoad(to: Running, run: ImportRun, asked: RunAsk): Promise<Outcome> {
  const read = await readRegister(asked.bytes, localDateOf(to.clock.now()))
  if (!read.ok) {
    await fail(to, run, read.fault)
    return read
  }
  try {
    const result = await load(to, run, { read, say: asked.say })
    return { ok: true, result, rejectCsv: read.rejectCsv }
  } catch (thrown) {
    const fault = asAppError(thrown)
    to.log.error(
      { run: run.id, fault: fault.cause instanceof Error ? fault.cause.message : fault.message },
      'a load failed',
    )
    await fail(to, run, failedWords)
    return { ok: false, fault: failedWords }
  }
}

/** Hands in a file and runs it at once, in this process: the command's way. */
export async function importFile(
  to: Running,
  asked: NewRun & { actor: string; say?: (words: string) => void },
): Promise<Outcome & { runId: string }> {
  const run = await inTransaction(
    to.transactions,
    { at: to.clock.now(), actor: asked.actor },
    async (tx) => {
      const row = newRun(tx, asked, false)
      await insertRun(tx, row)
      return row
    },
  )
  const say = asked.say
  const outcome = await runImport(to, run, { bytes: asked.bytes, ...(say ? { say } : {}) })
  return { ...outcome, runId: run.id }
}

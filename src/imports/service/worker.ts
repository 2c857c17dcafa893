// Takes up files that were uploaded, one at a time, in whichever server sees them first.
import { inTransaction, type Tx } from '../../platform/database/transaction.ts'
import { startWorker, type Worker } from '../../platform/worker.ts'
import type { ImportRun } from '../types.ts'
import { runImport, type Running } from './run.ts'

const claim = `update imports i set state = 'running', version = i.version + 1, alive_at = $1,
    progress_text = 'Reading the file'
  where i.id = (select w.id from imports w where w.state = 'waiting'
    order by w.asked_at, w.id limit 1 for update skip locked)
  returning i.id, i.force_id as "forceId", i.file_name as "fileName", i.digest, i.bytes as file,
    i.dry_run as "dryRun", i.state, i.progress, i.progress_text as "progressText",
    i.asked_at as "askedAt", i.asked_by as "askedBy", i.finished_at as "finishedAt",
    i.on_date as "onDate", i.alive_at as "aliveAt", i.result, i.fault, i.reject_csv as "rejectCsv", i.version`

type Claimed = Omit<ImportRun, 'bytes'> & Readonly<{ file: Buffer }>

/** A running file whose process died left nothing behind but its row, which says so from now on. */
const abandoned = `update imports set state = 'failed', finished_at = $1, bytes = null,
    version = version + 1,
    fault = 'The server stopped while this file was being loaded, so nothing of it was kept. Load it again.'
  where id in (select i.id from imports i
    where i.state = 'running' and i.alive_at < $1::timestamptz - interval '1 minute'
    for update skip locked)`

/** A file that was only tried is kept for a day, in case it is loaded after all. */
const forgotten = `update imports set bytes = null, version = version + 1
  where dry_run and state = 'done' and bytes is not null
    and finished_at < $1::timestamptz - interval '1 day'`

const setting = ({ clock }: Running) => ({ at: clock.now(), actor: 'system' })

/** Runs the next waiting file, if there is one; answers whether there was. */
export async function runNextUpload(to: Running): Promise<boolean> {
  const [claimed] = await inTransaction(to.transactions, setting(to), async (tx: Tx) => {
    await tx.query(abandoned, [tx.at])
    await tx.query(forgotten, [tx.at])
    return await tx.query<Claimed>(claim, [tx.at])
  })
  if (claimed === undefined) return false
  const { file, ...run } = claimed
  await runImport(to, { ...run, bytes: null }, { bytes: file })
  return true
}

const everyMs = 500

/** Looks for uploads until it is stopped; the stop waits for the one under way. */
export const startImportWorker = (to: Running): Worker =>
  startWorker({
    everyMs,
    next: () => runNextUpload(to),
    log: to.log,
    failed: 'uploads could not be looked for',
  })

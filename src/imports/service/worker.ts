// Takes up files that were uploaded, one at a time, in whichever server sees them first.
import { inTransaction, type Tx } from '../../platform/database/transaction.ts'
import type { ImportRun } from '../types.ts'
import { runImport, type Running } from './run.ts'

const claim = `update imports i set state = 'running', version = i.version + 1,
    progress_text = 'Reading the file'
  where i.id = (select w.id from imports w where w.state = 'waiting'
    order by w.asked_at, w.id limit 1 for update skip locked)
  returning i.id, i.force_id as "forceId", i.file_name as "fileName", i.digest, i.bytes as file,
    i.dry_run as "dryRun", i.state, i.progress, i.progress_text as "progressText",
    i.asked_at as "askedAt", i.asked_by as "askedBy", i.finished_at as "finishedAt",
    i.on_date as "onDate", i.result, i.fault, i.reject_csv as "rejectCsv", i.version`

type Claimed = Omit<ImportRun, 'bytes'> & Readonly<{ file: Buffer }>

/** A running file whose process died left nothing behind but its row, which says so from now on. */
const abandoned = `update imports set state = 'failed', finished_at = $1, bytes = null,
    version = version + 1,
    fault = 'The server stopped while this file was being loaded, so nothing of it was kept. Load it again.'
  where state = 'running' and asked_at < $1::timestamptz - interval '15 minutes'`

const setting = ({ clock }: Running) => ({ at: clock.now(), actor: 'system' })

/** Runs the next waiting file, if there is one; answers whether there was. */
export async function runNextUpload(to: Running): Promise<boolean> {
  const [claimed] = await inTransaction(to.transactions, setting(to), (tx: Tx) =>
    tx.query<Claimed>(claim),
  )
  if (claimed === undefined) return false
  const { file, ...run } = claimed
  await runImport(to, { ...run, bytes: null }, { bytes: file })
  return true
}

const everyMs = 500

/** Looks for uploads until it is stopped; the stop waits for the one under way. */
export function startImportWorker(to: Running): { stop(): Promise<void> } {
  let stopped = false
  let turn: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    try {
      while (!stopped && (await runNextUpload(to)));
    } catch (thrown) {
      to.log.warn({ fault: String(thrown) }, 'uploads could not be looked for')
    }
  }
  const timer = setInterval(() => {
    turn = turn.then(() => (stopped ? undefined : look()))
  }, everyMs)
  turn = inTransaction(to.transactions, setting(to), async (tx) => {
    await tx.query(abandoned, [tx.at])
  }).catch(() => undefined)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await turn
    },
  }
}

// Handing a register in from a page: to be tried or loaded by the next server that looks for work.
import { record } from '../../audit/index.ts'
import type { Actor } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { fileOfRun, runById } from '../queries.ts'
import { amendRun, insertRun } from '../store.ts'
import type { ImportRun, ShownRun } from '../types.ts'
import { newRun } from './run.ts'

/** Contract section 7: supervisors until go live, inspectors always. */
export const mayLoadNow = (actor: Actor): boolean =>
  actor.role !== 'supervisor' || !actor.forceIsLive

/** Ends a load by someone who may no longer; asked before anything is said of the file. */
export function admitLoader(actor: Actor): void {
  if (mayLoadNow(actor)) return
  throw new AppError('forbidden', {
    detail: 'The force has gone live, so an inspector loads the register. Send it to one of them.',
  })
}

export type HandedIn = Readonly<{ fileName: string; bytes: Uint8Array; dryRun: boolean }>

async function handIn(tx: Tx, actor: Actor, file: HandedIn): Promise<ImportRun> {
  const run = newRun(tx, { forceId: actor.forceId, ...file }, true)
  await insertRun(tx, run)
  await record(tx, {
    action: 'register.loaded',
    path: `/imports/${run.id}`,
    fields: [file.dryRun ? 'tried' : 'loaded'],
    result: 'done',
  })
  return run
}

/** Keeps a file as a run that waits; what it says is read later, outside the request. */
export async function handInRegister(tx: Tx, actor: Actor, file: HandedIn): Promise<ImportRun> {
  admitLoader(actor)
  return await handIn(tx, actor, file)
}

export type LoadTriedRefusal = 'not-tried' | 'file-gone'

const isTried = (run: ShownRun): boolean => run.dryRun && run.state === 'done'

/** Loads the very file that a dry run tried; it is kept for that once and for a day. */
export async function loadTried(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Decision<ImportRun, LoadTriedRefusal>> {
  admitLoader(actor)
  const bytes = await fileOfRun(tx, actor.forceId, id)
  const tried = await runById(tx, actor.forceId, id)
  if (tried === null) throw new AppError('not-found')
  if (!isTried(tried)) return no('not-tried')
  if (bytes === null) return no('file-gone')
  await amendRun(tx, tried, { bytes: null })
  return yes(await handIn(tx, actor, { fileName: tried.fileName, bytes, dryRun: false }))
}

// The tables of the registers loaded: the only code that writes them.
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import type { ForceId, OffenderId } from '../platform/ids.ts'
import { importHeldBack, importNotInFile, importRejects, importRuns, proposals } from './entity.ts'
import type { HeldBackRow, ImportRun, Proposal, RejectRow } from './types.ts'

export const insertRejects = (tx: Tx, rows: readonly RejectRow[]): Promise<void> =>
  tx.insert(importRejects, rows)

export const insertHeldBack = (tx: Tx, rows: readonly HeldBackRow[]): Promise<void> =>
  tx.insert(importHeldBack, rows)

export const insertNotInFile = (
  tx: Tx,
  importId: string,
  absent: readonly OffenderId[],
): Promise<void> =>
  tx.insert(
    importNotInFile,
    absent.map((offenderId) => ({ importId, offenderId })),
  )

export type Superseding = Readonly<{
  forceId: ForceId
  refs: readonly string[]
  likenesses: readonly string[]
  /** How many people of the file were here before, and how many were not: one that names half of those here is a whole register. */
  known: number
  created: number
}>

/**
 * A row that was not loaded stays an alarm until a later file names the same person again, rightly or
 * wrongly, or until a whole new register takes the place of the last.
 */
export async function closeRejects(tx: Tx, by: Superseding): Promise<void> {
  await tx.query(
    `update import_rejects r set closed_at = $5
      where r.force_id = $1 and r.closed_at is null
        and (r.visor_ref = any($2) or r.likeness = any($3)
          or $4 * 2 >= (select count(*) - $6 from offenders o where o.force_id = $1))`,
    [by.forceId, by.refs, by.likenesses, by.known, tx.at, by.created],
  )
}

/** A later register's proposal takes the place of one that still waits for the same person and matter. */
export async function insertProposals(tx: Tx, rows: readonly Proposal[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `update proposals p set state = 'overtaken', version = p.version + 1
      from jsonb_to_recordset($1) as n("offenderId" uuid, what text)
      where p.offender_id = n."offenderId" and p.what = n.what
        and p.state in ('waiting', 'awaiting_second')`,
    [JSON.stringify(rows.map(({ offenderId, what }) => ({ offenderId, what })))],
  )
  await tx.insert(proposals, rows)
}

export const insertRun = (tx: Tx, run: ImportRun): Promise<void> => tx.insert(importRuns, [run])

export const amendRun = (
  tx: Tx,
  run: Pick<ImportRun, 'id' | 'version'>,
  change: Partial<ImportRun>,
): Promise<void> => tx.amend(importRuns, run, change)

export const amendProposal = (
  tx: Tx,
  proposal: Pick<Proposal, 'id' | 'version'>,
  change: Partial<Proposal>,
): Promise<void> => tx.amend(proposals, proposal, change)

/** One proposal as it is stored, or the fault `not-found`. */
export async function findProposal(tx: Tx, id: string): Promise<Proposal> {
  const [found] = await tx.find(proposals, { id })
  if (found === undefined) throw new AppError('not-found')
  return found
}

// Reads of the registers loaded so far.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { ImportRun, JudgedRegister, RejectRow } from '../types.ts'

export type Whose = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

/**
 * People of a register whose rows were rejected and not yet mended. A second row of a loaded person is not
 * one, and someone since created here is not one either. A team sees its own rows, and those whose team
 * could not be read.
 */
const outstanding = `from import_rejects r join imports i on i.id = r.import_id
    where r.force_id = $1 and r.closed_at is null and not r.is_second_row
      and ($2::uuid is null or r.team is null or r.team = (select t.name from teams t where t.id = $2)
        or not exists (select from teams t where t.force_id = r.force_id and t.name = r.team))
      and not exists (select from offenders o where o.force_id = r.force_id
        and o.visor_ref = r.visor_ref and o.recorded_at > i.finished_at)`

const notLoaded = {
  name: 'imports-not-loaded',
  text: `select count(*)::int as total ${outstanding}`,
}

export async function notLoadedCount(tx: Tx, whose: Whose): Promise<number> {
  const [row] = await tx.query<{ total: number }>(notLoaded, [whose.forceId, whose.teamId])
  return row?.total ?? 0
}

const notLoadedRows = {
  name: 'imports-not-loaded-rows',
  text: `select r.id, r.import_id as "importId", r.force_id as "forceId", r.line,
      r.visor_ref as "visorRef", r.team, r.surname, r.column_name as "columnName", r.faults,
      r.is_second_row as "isSecondRow", r.likeness, r.closed_at as "closedAt"
    ${outstanding} order by i.finished_at, r.line limit $3`,
}

export const notLoadedList = (tx: Tx, whose: Whose, most: number): Promise<RejectRow[]> =>
  tx.query<RejectRow>(notLoadedRows, [whose.forceId, whose.teamId, most])

const absent = {
  name: 'imports-not-in-file',
  text: `select o.id from offenders o join standings s on s.offender_id = o.id
    where o.force_id = $1 and o.visor_ref <> all($2) and s.status not in ('transferred', 'closed')
    order by o.visor_ref`,
}

/** People here whom the file does not name at all, neither rightly nor wrongly. */
export async function peopleNotIn(
  tx: Tx,
  forceId: ForceId,
  judged: Pick<JudgedRegister, 'people' | 'rejected'>,
): Promise<readonly OffenderId[]> {
  const named = [...judged.people, ...judged.rejected].flatMap(({ visorRef }) => visorRef ?? [])
  const rows = await tx.query<{ id: OffenderId }>(absent, [forceId, named])
  return rows.map(({ id }) => id)
}

const columns = `i.id, i.force_id as "forceId", i.file_name as "fileName", i.digest, null as bytes,
  i.dry_run as "dryRun", i.state, i.progress, i.progress_text as "progressText",
  i.asked_at as "askedAt", i.asked_by as "askedBy", i.finished_at as "finishedAt",
  i.on_date as "onDate", i.result, i.fault, null as "rejectCsv", i.version`

/** The newest runs of a force, without their files. */
export const runsOf = (tx: Tx, forceId: ForceId, most: number): Promise<ImportRun[]> =>
  tx.query<ImportRun>(
    {
      name: 'imports-runs',
      text: `select ${columns} from imports i where i.force_id = $1 order by i.asked_at desc, i.id limit $2`,
    },
    [forceId, most],
  )

/** One run of a force, without its file; null when there is none. */
export async function runById(tx: Tx, forceId: ForceId, id: string): Promise<ImportRun | null> {
  const [run] = await tx.query<ImportRun>(
    {
      name: 'imports-run',
      text: `select ${columns} from imports i where i.force_id = $1 and i.id = $2`,
    },
    [forceId, id],
  )
  return run ?? null
}

/** The rejected rows as they came with why, ready to mend and load again; null when nothing was rejected. */
export async function rejectFileOf(tx: Tx, forceId: ForceId, id: string): Promise<string | null> {
  const [row] = await tx.query<{ csv: string | null }>(
    `select i.reject_csv as csv from imports i where i.force_id = $1 and i.id = $2`,
    [forceId, id],
  )
  return row?.csv ?? null
}

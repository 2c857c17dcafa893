// Reads of the registers loaded so far.
import { hiddenRefs } from '../../offenders/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { JudgedRegister, RejectRow, ShownRun } from '../types.ts'
import { rejectsWithout, resultWithout } from './hidden.ts'

export type Whose = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

/**
 * People of a register whose rows were rejected and not yet mended. A second row of a loaded person is not
 * one, and someone since created here is not one either. A team sees its own rows, and those whose team
 * could not be read. Whom the reader may not see is no row for them, though the person is here.
 */
const outstanding = `from import_rejects r join imports i on i.id = r.import_id
    where r.force_id = $1 and r.closed_at is null and not r.is_second_row
      and (r.visor_ref is null or r.visor_ref <> all($3::text[]))
      and ($2::uuid is null or r.team is null or r.team = (select t.name from teams t where t.id = $2)
        or not exists (select from teams t where t.force_id = r.force_id and t.name = r.team))
      and not exists (select from offenders o where o.force_id = r.force_id
        and o.visor_ref = r.visor_ref and o.recorded_at > i.finished_at)`

const notLoaded = {
  name: 'imports-not-loaded',
  text: `select count(*)::int as total ${outstanding}`,
}

export async function notLoadedCount(tx: Tx, whose: Whose): Promise<number> {
  const [row] = await tx.query<{ total: number }>(notLoaded, [
    ...[whose.forceId, whose.teamId],
    await hiddenRefs(tx),
  ])
  return row?.total ?? 0
}

const notLoadedRows = {
  name: 'imports-not-loaded-rows',
  text: `select r.id, r.import_id as "importId", r.force_id as "forceId", r.line,
      r.visor_ref as "visorRef", r.team, r.surname, r.column_name as "columnName", r.faults,
      r.is_second_row as "isSecondRow", r.likeness, r.closed_at as "closedAt"
    ${outstanding} and ($4::int is null or (r.line, r.id) > ($4, $5::uuid))
    order by r.line, r.id limit $6`,
}

export type RejectMark = Readonly<{ line: number; id: string }>

export async function notLoadedList(
  tx: Tx,
  whose: Whose,
  { size, after }: Readonly<{ size: number; after: RejectMark | null }>,
): Promise<Readonly<{ items: readonly RejectRow[]; next: RejectMark | null }>> {
  const asked = [
    ...[whose.forceId, whose.teamId, await hiddenRefs(tx)],
    ...[after?.line ?? null, after?.id ?? null, size + 1],
  ]
  const found = await tx.query<RejectRow>(notLoadedRows, asked)
  const items = found.slice(0, size)
  const last = found.length > size ? items.at(-1) : undefined
  return { items, next: last === undefined ? null : { line: last.line, id: last.id } }
}

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
  i.on_date as "onDate", i.alive_at as "aliveAt", i.result, i.fault, null as "rejectCsv", i.version,
  i.bytes is not null as "isKept"`

export type RunMark = Readonly<{ at: string; id: string }>

const runs = {
  name: 'imports-runs',
  text: `select ${columns} from imports i where i.force_id = $1
    and ($2::timestamptz is null or (i.asked_at, i.id) < ($2, $3::uuid))
    order by i.asked_at desc, i.id desc limit $4`,
}

/** Runs of a force, newest first, without their files. */
export async function runsOf(
  tx: Tx,
  forceId: ForceId,
  { size, after }: Readonly<{ size: number; after: RunMark | null }>,
): Promise<Readonly<{ items: readonly ShownRun[]; total: number; next: RunMark | null }>> {
  const asked = [forceId, after?.at ?? null, after?.id ?? null, size + 1]
  const found = await tx.query<ShownRun>(runs, asked)
  const [counted] = await tx.query<{ total: number }>(
    'select count(*)::int as total from imports i where i.force_id = $1',
    [forceId],
  )
  const items = found.slice(0, size)
  const last = found.length > size ? items.at(-1) : undefined
  const next = last === undefined ? null : { at: last.askedAt.toISOString(), id: last.id }
  return { items, total: counted?.total ?? 0, next }
}

/** One run of a force, without its file; null when there is none. */
export async function runById(tx: Tx, forceId: ForceId, id: string): Promise<ShownRun | null> {
  const [run] = await tx.query<ShownRun>(
    {
      name: 'imports-run',
      text: `select ${columns} from imports i where i.force_id = $1 and i.id = $2`,
    },
    [forceId, id],
  )
  return run ?? null
}

/** Whoever handed a file in has its rows in hand; nobody else reads there of people hidden from them. */
export async function runShown(tx: Tx, run: ShownRun): Promise<ShownRun> {
  const { result, askedBy } = run
  if (result === null || askedBy === tx.actor) return run
  return { ...run, result: resultWithout(result, { ids: tx.hidden(), refs: await hiddenRefs(tx) }) }
}

/** The rejected rows as they came with why, ready to mend and load again; null when nothing was rejected. */
export async function rejectFileOf(tx: Tx, forceId: ForceId, id: string): Promise<string | null> {
  const [row] = await tx.query<{ csv: string | null; askedBy: string }>(
    `select i.reject_csv as csv, i.asked_by as "askedBy" from imports i
      where i.force_id = $1 and i.id = $2`,
    [forceId, id],
  )
  const csv = row?.csv ?? null
  if (csv === null || row?.askedBy === tx.actor) return csv
  return await rejectsWithout(csv, await hiddenRefs(tx))
}

/** The file of a run that was tried and not yet loaded; null when it is no longer kept. */
export async function fileOfRun(tx: Tx, forceId: ForceId, id: string): Promise<Uint8Array | null> {
  const [row] = await tx.query<{ bytes: Buffer | null }>(
    'select i.bytes from imports i where i.force_id = $1 and i.id = $2 for update',
    [forceId, id],
  )
  return row?.bytes ?? null
}

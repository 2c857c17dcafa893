// Whose file a page of the past is about: as the rows stood then, and as they stand now.
import type { Statement, Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'

/** Pages of one row of a file, by the table that holds it. */
export type RowTable = 'visits' | 'visit_plans' | 'arms'

async function idIn(tx: Tx, statement: Statement, id: string): Promise<OffenderId | null> {
  const [found] = await tx.query<{ id: OffenderId }>(statement, [id])
  return found?.id ?? null
}

const then = {
  name: 'file-record-then',
  text: 'select coalesce(o.merged_into, o.id) as id from known.offenders o where o.id = $1',
}

/** The record that stood for a person: its own, or the one that it was merged into by then; null when there was none. */
export const recordThen = (tx: Tx, id: string): Promise<OffenderId | null> => idIn(tx, then, id)

const personOf = (table: string): Statement => ({
  name: `file-person-of-${table}`,
  text: `select r.offender_id as id from ${table} r where r.id = $1`,
})

export const rowsPersonNow = (tx: Tx, table: RowTable, id: string): Promise<OffenderId | null> =>
  idIn(tx, personOf(table), id)

export const rowsPersonThen = (tx: Tx, table: RowTable, id: string): Promise<OffenderId | null> =>
  idIn(tx, personOf(`known.${table}`), id)

const since = { name: 'file-versions-since', text: 'select s.at from row_versions_since s' }

/** From when on it is kept what a row was before it was amended; null where it always was. */
export async function versionsSince(tx: Tx): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date }>(since)
  return row?.at ?? null
}

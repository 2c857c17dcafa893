// Marks on the rows of other rooms' tables: struck out, put in a struck one's place, re-pointed. Facts are never changed.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { touchedRows } from '../entity.ts'
import type { FactRow, TouchedRow, UnderWay } from '../types.ts'

export const keepTouched = (tx: Tx, rows: readonly TouchedRow[]): Promise<void> =>
  tx.insert(touchedRows, rows)

type Id = Readonly<{ id: string }>

/** The ids of some rows by the table that they are in: each table is one statement. */
const byTable = (rows: readonly FactRow[]): ReadonlyMap<string, readonly string[]> =>
  rows.reduce(
    (tables, { tableName, rowId }) =>
      tables.set(tableName, [...(tables.get(tableName) ?? []), rowId]),
    new Map<string, readonly string[]>(),
  )

/** Names of tables come from the room's own list, never from what anybody typed. */
async function inEach(
  rows: readonly FactRow[],
  work: (table: string, ids: readonly string[]) => Promise<readonly Id[]>,
): Promise<FactRow[]> {
  const done: FactRow[] = []
  for (const [tableName, ids] of byTable(rows))
    for (const { id } of await work(tableName, ids)) done.push({ tableName, rowId: id })
  return done
}

/** Marks rows as struck out by a correction; answers those that were not struck before. */
export const strikeRows = (
  tx: Tx,
  correctionId: string,
  rows: readonly FactRow[],
): Promise<FactRow[]> =>
  inEach(rows, (table, ids) =>
    tx.query<Id>(
      `update ${table} h set struck = $1 where h.id = any($2::uuid[]) and h.struck is null returning h.id`,
      [correctionId, ids],
    ),
  )

/** Everything that one person has in some tables, given to another; answers which rows. */
export const moveRows = async (
  tx: Tx,
  tables: readonly string[],
  { from, to }: Readonly<{ from: OffenderId; to: OffenderId }>,
): Promise<FactRow[]> => {
  const moved: FactRow[] = []
  for (const tableName of tables) {
    const text = `update ${tableName} h set offender_id = $2 where h.offender_id = $1 returning h.id`
    for (const { id } of await tx.query<Id>(text, [from, to])) moved.push({ tableName, rowId: id })
  }
  return moved
}

/** Not ended yet, and not where the other record has the same already; empty for tables of facts. */
function ifUnderWay(underWay: UnderWay, table: string, to: string): string {
  const rule = underWay[table]
  if (rule === undefined) return ''
  const { ended, oneOf } = rule
  const open = `and h.${ended} is null`
  if (oneOf === null) return open
  const same = oneOf.map((column) => `and k.${column} = h.${column}`).join(' ')
  return `${open} and not exists (select from ${table} k
    where k.offender_id = ${to} and k.${ended} is null ${same})`
}

/** What is under way for one person, given to another; answers which rows. */
export const moveUnderWay = async (
  tx: Tx,
  underWay: UnderWay,
  { from, to }: Readonly<{ from: OffenderId; to: OffenderId }>,
): Promise<FactRow[]> => {
  const moved: FactRow[] = []
  for (const tableName of Object.keys(underWay)) {
    const text = `update ${tableName} h set offender_id = $2
      where h.offender_id = $1 ${ifUnderWay(underWay, tableName, '$2')} returning h.id`
    for (const { id } of await tx.query<Id>(text, [from, to])) moved.push({ tableName, rowId: id })
  }
  return moved
}

/** Gives exactly these rows back to whom they were of; what has ended meanwhile stays. */
export const moveRowsBack = (
  tx: Tx,
  rows: readonly FactRow[],
  { from, to, underWay }: Readonly<{ from: OffenderId; to: OffenderId; underWay: UnderWay }>,
): Promise<FactRow[]> =>
  inEach(rows, (table, ids) =>
    tx.query<Id>(
      `update ${table} h set offender_id = $3
        where h.id = any($1::uuid[]) and h.offender_id = $2 ${ifUnderWay(underWay, table, '$3')} returning h.id`,
      [ids, from, to],
    ),
  )

/** Into which record a person's is merged; null is into none. */
export async function movePeople(
  tx: Tx,
  offenderId: OffenderId,
  into: OffenderId | null,
): Promise<void> {
  await tx.query(
    `update offenders o set merged_into = $2, version = o.version + 1 where o.id = $1`,
    [offenderId, into],
  )
}

const columnsOf = {
  name: 'correction-columns-of',
  text: `select string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0
      and not a.attisdropped and a.attgenerated = ''`,
}

export type Carried = Readonly<{ tableName: string; oldId: string; newId: string }>

/** What is otherwise in the rows that stand for struck ones: whose, since when they are here, and their day. */
export type Otherwise = Readonly<Record<string, string | null>>

/** New rows of one table with the facts of old ones; answers which stands for which. */
export async function carryRows(
  tx: Tx,
  table: string,
  { ids, otherwise }: Readonly<{ ids: readonly string[]; otherwise: Otherwise }>,
): Promise<Carried[]> {
  const carried = ids.map((oldId) => ({ tableName: table, oldId, newId: newId() }))
  const [found] = await tx.query<{ columns: string }>(columnsOf, [table])
  const columns = found?.columns ?? ''
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from (
      select (jsonb_populate_record(null::${table},
        to_jsonb(h) || $1::jsonb || jsonb_build_object('id', m.new_id))).*
      from ${table} h join unnest($2::uuid[], $3::uuid[]) m(old_id, new_id) on m.old_id = h.id) n`,
    [
      JSON.stringify({ ...otherwise, struck: null }),
      carried.map(({ oldId }) => oldId),
      carried.map((one) => one.newId),
    ],
  )
  return carried
}

/** Whether any of these rows ends before a day. */
export async function endsBefore(
  tx: Tx,
  {
    table,
    end,
    ids,
    on,
  }: Readonly<{ table: string; end: string; ids: readonly string[]; on: LocalDate }>,
): Promise<boolean> {
  const text = `select h.id from ${table} h where h.id = any($1::uuid[]) and h.${end} < $2 limit 1`
  return (await tx.query(text, [ids, on])).length > 0
}

export type Reopened = Readonly<{ id: string; offenderId: OffenderId; untilOn: LocalDate }>

/** A home that was struck out had ended the one before it on its first day: that one goes on. */
export const reopenHomes = (tx: Tx, struckIds: readonly string[]): Promise<Reopened[]> =>
  tx.query<Reopened>(
    `update addresses a set until_on = null, version = a.version + 1
      from addresses s
      where s.id = any($1::uuid[]) and a.struck is null and a.offender_id = s.offender_id
        and s.until_on is null and a.until_on = s.from_on
      returning a.id, a.offender_id as "offenderId", s.from_on as "untilOn"`,
    [struckIds],
  )

/** A home taken on ends the others on its first day, as when it is recorded; answers which it ended. */
export const endHomesFor = (tx: Tx, newIds: readonly string[]): Promise<Reopened[]> =>
  tx.query<Reopened>(
    `update addresses a set until_on = s.from_on, version = a.version + 1
      from addresses s
      where s.id = any($1::uuid[]) and a.id <> s.id and a.struck is null and a.until_on is null
        and a.offender_id = s.offender_id and s.until_on is null
        and (s.kind = 'residence' or a.kind = 'residence')
        and (a.from_on is null or a.from_on <= s.from_on)
      returning a.id, a.offender_id as "offenderId", s.from_on as "untilOn"`,
    [newIds],
  )

/** The addresses that carried lines of a chronology lead to: of the rows that stand for the struck ones. */
export async function renameIn(
  tx: Tx,
  carried: readonly Carried[],
  { from, to }: Readonly<{ from: OffenderId; to: OffenderId }>,
): Promise<void> {
  const lines = carried.filter(({ tableName }) => tableName === 'chronology')
  if (lines.length === 0) return
  await tx.query(
    `update chronology c set href = replace(c.href, m.old_id::text, m.new_id::text)
      from unnest($1::uuid[], $2::uuid[]) m(old_id, new_id)
      where c.id = any($3::uuid[]) and strpos(c.href, m.old_id::text) > 0`,
    [
      [from, ...carried.map(({ oldId }) => oldId)],
      [to, ...carried.map((one) => one.newId)],
      lines.map((one) => one.newId),
    ],
  )
}

/** Whether the returns that would be carried are on record already, of that person and that day. */
export async function toldAlready(
  tx: Tx,
  { ids, to, on }: Readonly<{ ids: readonly string[]; to: OffenderId; on: LocalDate | null }>,
): Promise<boolean> {
  if (ids.length === 0) return false
  const found = await tx.query(
    `select n.id from returns h join returns n on n.offender_id = $2 and n.how = h.how
        and n.on_date = coalesce($3::date, h.on_date) and n.struck is null
      where h.id = any($1::uuid[]) limit 1`,
    [ids, to, on],
  )
  return found.length > 0
}

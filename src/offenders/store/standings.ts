// The current row of each person, derived from the dated facts: what lists scope, order and show.
import { forWhom, type Whose } from '../../duties/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import {
  packedRow,
  packedText,
  unpacked,
  type Packed,
  type PackedValue,
} from '../../platform/database/packed.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Level, Standing } from '../types.ts'

/** What the other rooms know of a person that every list shows. */
export type StandingRow = Readonly<{
  offenderId: OffenderId
  forceId: ForceId
  standing: Standing
  lastSeenOn: LocalDate | null
  armsOn: LocalDate | null
  armsRatifiedOn: LocalDate | null
  levelUnsupported: boolean
  attemptsSince: number
  changesOn: LocalDate | null
}>

const levelRank: Readonly<Record<Level, number>> = { very_high: 1, high: 2, medium: 3, low: 4 }

const columns = [
  'offender_id',
  'force_id',
  'team_id',
  'officer_id',
  'level',
  'level_rank',
  'level_since',
  'mappa_level',
  'status',
  'management',
  'lead_agency',
  'lead_since',
  'in_caseload',
  'last_seen_on',
  'arms_on',
  'arms_ratified_on',
  'level_unsupported',
  'attempts_since',
  'marks',
  'address_id',
  'district',
  'returned_on',
  'changes_on',
] as const
type Column = (typeof columns)[number]

const rowOf = ({ standing, ...row }: StandingRow): Record<Column, PackedValue> => ({
  offender_id: row.offenderId,
  force_id: row.forceId,
  team_id: standing.teamId,
  officer_id: standing.officerId,
  level: standing.level,
  level_rank: levelRank[standing.level],
  level_since: standing.levelSince,
  mappa_level: standing.mappaLevel,
  status: standing.status,
  management: standing.management,
  lead_agency: standing.agency,
  lead_since: standing.policeLeadSince,
  in_caseload: standing.inCaseload,
  last_seen_on: row.lastSeenOn,
  arms_on: row.armsOn,
  arms_ratified_on: row.armsRatifiedOn,
  level_unsupported: row.levelUnsupported,
  attempts_since: row.attemptsSince,
  marks: standing.marks,
  address_id: standing.home?.id ?? null,
  district: standing.home?.district ?? null,
  returned_on: standing.lastReturn?.on ?? null,
  changes_on: row.changesOn,
})

const written = [...columns, 'derived_on']
const assigned = written.slice(1)
const listed = (names: readonly string[], of: string): string =>
  names.map((name) => `${of}.${name}`).join(', ')

const write = {
  name: 'standings-write',
  text: `insert into standings as s (${written.join(', ')})
    select ${listed(written, 'r')} from json_populate_recordset(null::standings, $1) r
    on conflict (offender_id) do update
      set ${assigned.map((name) => `${name} = excluded.${name}`).join(', ')}
      where (${listed(assigned, 's')}) is distinct from (${listed(assigned, 'excluded')})`,
}

/** A standing as the table has it. */
export const standingKept = (row: StandingRow): object => ({
  ...rowOf(row),
  derived_on: row.standing.on,
})

/** Writes the rows of any number of people in one statement; one that says the same already is left alone. */
export async function writeStandings(tx: Tx, rows: readonly StandingRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(write, [JSON.stringify(rows.map(standingKept))])
}

/** What the table says of a person, and the day on which that was derived. */
export type StoredStanding = Readonly<{
  offenderId: OffenderId
  derivedOn: LocalDate
  /** As `standingText` writes a derived row: the same text says the same. */
  text: string
}>

const stored = forWhom(
  'standings-stored',
  `select s.offender_id as "offenderId", s.derived_on as "derivedOn",
      ${packedRow(columns.map((name) => `s.${name}`))} as text
    from standings s where WHOSE(s.offender_id)`,
)

/** The standings of some people as the table has them, by person. */
export async function standingsStored(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, StoredStanding>> {
  const rows = await stored<StoredStanding>(tx, whose)
  return new Map(rows.map((row) => [row.offenderId, row]))
}

/** What the table would say of a derived row, apart from the day. */
export function standingText(row: StandingRow): string {
  const derived = rowOf(row)
  return packedText(columns.map((name) => derived[name]))
}

type Said = Readonly<Record<string, string | null>>

const saidIn = (text: string | null): Packed => unpacked(text).at(0) ?? []

/** The columns in which two such texts differ, and what each says there. */
export function standingsDiffer(
  one: string | null,
  other: string | null,
): Readonly<{ one: Said; other: Said }> {
  const [a, b] = [saidIn(one), saidIn(other)]
  const differing = columns
    .map((name, index) => [name, a[index] ?? null, b[index] ?? null] as const)
    .filter(([, left, right]) => left !== right)
  return {
    one: Object.fromEntries(differing.map(([name, left]) => [name, left])),
    other: Object.fromEntries(differing.map(([name, , right]) => [name, right])),
  }
}

const lock = {
  name: 'offenders-lock',
  text: `select o.id from offenders o where o.id = any($1) order by o.id for no key update`,
}

/** Takes turns with others who change the same people: what is derived after this sees their facts. */
export async function lockOffenders(tx: Tx, ids: readonly OffenderId[]): Promise<void> {
  await tx.query(lock, [ids])
}

const changing = {
  name: 'standings-changing',
  text: `select s.offender_id as id from standings s where s.changes_on <= $1
    order by s.offender_id for update`,
}

/** People whose standing changes by the passing of days alone, and has not been derived since. */
export async function changedByTime(tx: Tx, on: LocalDate): Promise<readonly OffenderId[]> {
  const rows = await tx.query<{ id: OffenderId }>(changing, [on])
  return rows.map((row) => row.id)
}

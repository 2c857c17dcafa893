// One entry put right: its rows struck out, the duties they had met reopened, and rows that stand for them elsewhere.
import { correctDuties } from '../../duties/index.ts'
import { localDateOf, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { newId, type OffenderId } from '../../platform/ids.ts'
import { findVisit, standInVisit } from '../../visits/index.ts'
import { factsOf } from '../rules.ts'
import {
  carryRows,
  endHomesFor,
  endsBefore,
  hitsFollow,
  keepTouched,
  redateHits,
  renameIn,
  reopenHomes,
  strikeRows,
  toldAlready,
  undecideHits,
  type Carried,
  type Followed,
  type Reopened,
  type Undecided,
} from '../store.ts'
import type { Correction, CorrectionRefusal, Entry, FactRow, TouchedRow } from '../types.ts'
import { carryProofs, carryWritten } from './written.ts'

type Touched = Pick<TouchedRow, 'tableName' | 'rowId' | 'did'> &
  Partial<Pick<TouchedRow, 'toId' | 'standsFor' | 'before'>>

/** The ledger of a correction: every row that it touched, and how. */
export const touched = (
  tx: Tx,
  { id, offenderId }: Correction,
  rows: readonly Touched[],
): Promise<void> =>
  keepTouched(
    tx,
    rows.map((row) => ({
      id: newId(),
      correctionId: id,
      tableName: row.tableName,
      rowId: row.rowId,
      did: row.did,
      fromId: offenderId,
      toId: row.toId ?? offenderId,
      standsFor: row.standsFor ?? null,
      before: row.before ?? null,
    })),
  )

const idsIn = (rows: readonly FactRow[], table: string): string[] =>
  rows.filter(({ tableName }) => tableName === table).map(({ rowId }) => rowId)

const homesTouched = (homes: readonly Reopened[], untilOn: 'was' | 'is'): Touched[] =>
  homes.map((home) => ({
    tableName: 'addresses',
    rowId: home.id,
    did: 'amended',
    toId: home.offenderId,
    before: { untilOn: untilOn === 'was' ? home.untilOn : null },
  }))

const hitTouched = ({ id, offenderId, before }: Undecided): Touched => ({
  tableName: 'overnight_hits',
  rowId: id,
  did: 'amended',
  toId: offenderId,
  before,
})

const hitFollowed = ({ id, before }: Followed, toId: OffenderId): Touched => ({
  tableName: 'overnight_hits',
  rowId: id,
  did: before === null ? 'made' : 'amended',
  toId,
  before,
})

/** A visit meets visits, its plans the planning; anything else may have met a duty of any kind. */
async function reopenDuties(tx: Tx, { offenderId, recordedAt, ref }: Entry): Promise<void> {
  const kinds = ref.kind === 'visit' ? (['visit', 'visit_plan'] as const) : null
  await correctDuties(tx, { offenderId, closedAt: [recordedAt], kinds })
}

/** The rows struck out, and the hits of overnight lists that had been confirmed by them. */
export type Struck = Readonly<{ rows: readonly FactRow[]; hits: readonly Undecided[] }>

/** Marks the rows, puts back the homes that they had ended, and takes back what they had met. */
export async function strikeEntry(tx: Tx, correction: Correction, entry: Entry): Promise<Struck> {
  const rows = await strikeRows(tx, correction.id, entry.rows)
  const homes = await reopenHomes(tx, idsIn(rows, 'addresses'))
  // What happened at another time happened: whoever was found by it was found.
  const hits = correction.kind === 'redate' ? [] : await undecideHits(tx, idsIn(rows, 'events'))
  await touched(tx, correction, [
    ...rows.map((row) => ({ ...row, did: 'struck' as const })),
    ...homesTouched(homes, 'was'),
    ...hits.map(hitTouched),
  ])
  await reopenDuties(tx, entry)
  return { rows, hits }
}

const madeFor = ({ tableName, newId, oldId }: Carried, toId: OffenderId): Touched => ({
  ...{ tableName, rowId: newId, did: 'made', toId, standsFor: oldId },
})

type Carrying = Struck & Readonly<{ entry: Entry }>
type Done = Decision<null, CorrectionRefusal>

async function carryVisit(
  tx: Tx,
  correction: Correction,
  { entry, rows }: Carrying,
): Promise<Done> {
  const visit = await findVisit(tx, entry.ref.id)
  const offenderId = correction.otherId ?? entry.offenderId
  const stood = await standInVisit(tx, {
    visit,
    offenderId,
    at: correction.redatedAt ?? visit.at,
  })
  if (!stood.ok) return no('cannot-be-judged')
  const written = await carryWritten(tx, rows, stood.value)
  await touched(tx, correction, [
    {
      tableName: 'visits',
      rowId: stood.value.id,
      did: 'made',
      toId: offenderId,
      standsFor: visit.id,
    },
    ...written.map((one) => madeFor(one, offenderId)),
  ])
  return yes(null)
}

async function endsTooSoon(tx: Tx, rows: readonly FactRow[], on: LocalDate): Promise<boolean> {
  for (const table of new Set(rows.map(({ tableName }) => tableName))) {
    const end = factsOf(table)?.end
    if (end !== undefined && (await endsBefore(tx, { table, end, ids: idsIn(rows, table), on })))
      return true
  }
  return false
}

/** The day and the time that a row of a table is given anew. */
function timeOf(redatedAt: Date, table: string, { hasTime }: Entry): Record<string, string> {
  const on = localDateOf(redatedAt)
  if (table === 'chronology') return { at: (hasTime ? redatedAt : startOfDay(on)).toISOString() }
  const { day, time } = factsOf(table) ?? {}
  return {
    ...(day === undefined ? {} : { [day]: on }),
    ...(time === undefined ? {} : { [time]: redatedAt.toISOString() }),
  }
}

/** What is otherwise in the rows of one table: whose they are, and the day where that is what is put right. */
const otherwise = (
  { redatedAt, otherId, offenderId }: Correction,
  { table, entry, tx }: Readonly<{ table: string; entry: Entry; tx: Tx }>,
): Record<string, string> => ({
  offender_id: otherId ?? offenderId,
  recorded_at: tx.at.toISOString(),
  ...(redatedAt === null ? {} : timeOf(redatedAt, table, entry)),
})

const proofs = 'self_report_proofs'

async function carryTables(tx: Tx, correction: Correction, carrying: Carrying): Promise<Carried[]> {
  const carried: Carried[] = []
  const { rows, entry } = carrying
  const of = (table: string) => otherwise(correction, { table, entry, tx })
  for (const table of new Set(rows.map(({ tableName }) => tableName)))
    if (table !== proofs)
      carried.push(
        ...(await carryRows(tx, table, { ids: idsIn(rows, table), otherwise: of(table) })),
      )
  // A proof is told of a self-report: it follows the one that stands for its own.
  const told = await carryProofs(tx, { rows, reports: carried, otherwise: of(proofs) })
  return [...carried, ...told]
}

/** New rows in the place of struck ones: of another person, or of another day. */
export async function carryEntry(
  tx: Tx,
  correction: Correction,
  carrying: Carrying,
): Promise<Done> {
  const { entry, rows } = carrying
  if (entry.ref.kind === 'visit') return await carryVisit(tx, correction, carrying)
  const { redatedAt } = correction
  const on = redatedAt === null ? null : localDateOf(redatedAt)
  const toId: OffenderId = correction.otherId ?? entry.offenderId
  if (on !== null && (await endsTooSoon(tx, rows, on))) return no('ends-before-it-begins')
  if (await toldAlready(tx, { ids: idsIn(rows, 'returns'), to: toId, on }))
    return no('told-already')
  const carried = await carryTables(tx, correction, carrying)
  const events = carried.filter(({ tableName }) => tableName === 'events')
  await renameIn(tx, carried, { from: entry.offenderId, to: toId })
  if (correction.kind === 'redate') await redateHits(tx, events)
  const why = `The event was moved here: ${correction.reason}`
  const followed = await hitsFollow(tx, { hits: carrying.hits, events, to: toId, why })
  const homes = await endHomesFor(
    tx,
    carried.filter(({ tableName }) => tableName === 'addresses').map((one) => one.newId),
  )
  await touched(tx, correction, [
    ...carried.map((one) => madeFor(one, toId)),
    ...homesTouched(homes, 'is'),
    ...followed.map((hit) => hitFollowed(hit, toId)),
  ])
  return yes(null)
}

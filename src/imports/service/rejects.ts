// Keeps what was turned away and held back, and closes the alarms of rows that this file names again.
import type { Tx } from '../../platform/database/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { closeRejects, insertHeldBack, insertRejects } from '../store.ts'
import type { JudgedRegister, RegisterTable, RejectedRow } from '../types.ts'
import type { LoadAsk, Sorted } from './compared.ts'

/** Who a row was about, as its cells have it: how a mended row without a ref is known again. */
const likenessOf = ({ headings }: RegisterTable, cells: readonly string[]): string => {
  const cell = (heading: string): string =>
    (cells[headings.findIndex((one) => one.toLowerCase().replace(/[^a-z]/g, '') === heading)] ?? '')
      .trim()
      .toLowerCase()
  return [cell('surname'), cell('forenames'), cell('dob')].join('|')
}

/** A row of somebody whom another row of the file has named: loaded by it, or turned away before. */
function secondRows({ people, rejected }: JudgedRegister): ReadonlySet<RejectedRow> {
  const named = new Set<string>(people.map(({ visorRef }) => visorRef))
  return new Set(
    rejected.filter(({ visorRef }) => {
      if (visorRef === null) return false
      const isSecond = named.has(visorRef)
      named.add(visorRef)
      return isSecond
    }),
  )
}

export async function keepRejects(
  tx: Tx,
  ask: LoadAsk,
  { created, compared }: Sorted,
): Promise<void> {
  const { judged, table, forceId, importId } = ask
  const rawOf = new Map(table.rows.map((row) => [row.line, row.cells]))
  const accepted = judged.people.map(({ line }) => likenessOf(table, rawOf.get(line) ?? []))
  const second = secondRows(judged)
  const likenesses = judged.rejected.map((row) => likenessOf(table, row.cells))
  await closeRejects(tx, {
    forceId,
    refs: [...judged.people, ...judged.rejected].flatMap(({ visorRef }) => visorRef ?? []),
    likenesses: [...accepted, ...likenesses].filter((likeness) => likeness !== '||'),
    known: compared.length,
    created: created.length,
  })
  await insertRejects(
    tx,
    judged.rejected.map((row, index) => ({
      id: newId(),
      importId,
      forceId,
      line: row.line,
      visorRef: row.visorRef,
      team: row.team,
      surname: row.surname,
      columnName: row.column,
      faults: row.faults,
      isSecondRow: second.has(row),
      likeness: likenesses[index] ?? '',
      closedAt: null,
    })),
  )
  await insertHeldBack(
    tx,
    judged.heldBack.map((row) => ({ ...row, id: newId(), importId, forceId })),
  )
}

// What a register said, without the people who are hidden from its reader.
import { readTableFile, writeRejects } from '../../platform/table-file/index.ts'
import type { ImportResult } from '../types.ts'

type Hidden = Readonly<{ ids: readonly string[]; refs: readonly string[] }>

/** Counts stay those of the file: they say nothing of anybody. */
export function resultWithout(result: ImportResult, { ids, refs }: Hidden): ImportResult {
  const shown = <Line extends Readonly<{ visorRef: string | null }>>(
    lines: readonly Line[],
  ): readonly Line[] =>
    lines.filter(({ visorRef }) => visorRef === null || !refs.includes(visorRef))
  return {
    ...result,
    warnings: shown(result.warnings),
    preview: shown(result.preview),
    rejectedRows: shown(result.rejectedRows),
    heldBackRows: shown(result.heldBackRows),
    absent: result.absent.filter((id) => !ids.includes(id)),
  }
}

const plainRef = (cell: string): string => cell.replaceAll(/\s/g, '').toUpperCase()

/** The rejected rows without those that hold one of these refs; null when none is left. */
export async function rejectsWithout(csv: string, refs: readonly string[]): Promise<string | null> {
  if (refs.length === 0) return csv
  const table = await readTableFile(Buffer.from(csv))
  if (!table.ok) return null
  const rows = table.value.rows.filter(({ cells }) =>
    cells.every((cell) => !refs.includes(plainRef(cell))),
  )
  const last = table.value.headings.length - 1
  const kept = rows.map((row) => ({ row, why: row.cells[last] ?? '' }))
  return kept.length === 0 ? null : writeRejects(table.value, kept)
}

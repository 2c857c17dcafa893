// A part of the file page: a heading, and questions with their answers.
import type { SummaryList, SummaryRow } from '../../platform/views/models.ts'

export type Section = Readonly<{ id: string; heading: string; list: SummaryList }>

export type Line = Readonly<{
  text: string
  href?: string
  tagClass?: string
  note?: string
  noteClass?: string
}>

/** An answer of one line stands plainly; of several, each on its own. */
export const row = (key: string, ...lines: readonly Line[]): SummaryRow => {
  const [only] = lines
  return lines.length === 1 && only !== undefined ? { key, ...only } : { key, lines }
}

/** The lines that there are, or the sentence that says there are none. */
export const rowOr = (key: string, lines: readonly Line[], none: string): SummaryRow =>
  lines.length === 0 ? row(key, { text: none }) : row(key, ...lines)

export const section = (id: string, heading: string, rows: readonly SummaryRow[]): Section => ({
  id,
  heading,
  list: { rows },
})

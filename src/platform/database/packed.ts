// Many small rows as one text: the driver takes ten times as long for as many rows of as many columns.

/** Unit and record separator: no name, word, date or number has them. */
const unit = '\u001f'
const end = '\u001e'

/** SQL for one row as text; what is null is empty. */
export const packedRow = (columns: readonly string[]): string =>
  `format(E'${columns.map(() => '%s').join('\\x1f')}', ${columns.join(', ')})`

/** SQL for all rows as one text, in an order where it matters; null when there are none. */
export const packedRows = (columns: readonly string[], orderBy?: string): string =>
  `string_agg(${packedRow(columns)}, E'\\x1e'${orderBy === undefined ? '' : ` order by ${orderBy}`})`

export type Packed = readonly (string | null)[]

const partsOf = <Row extends Packed>(row: string): Row => {
  const parts: (string | null)[] = row.split(unit)
  for (let place = 0; place < parts.length; place += 1) if (parts[place] === '') parts[place] = null
  return parts as Packed as Row
}

/** The rows again, each as its columns in order: text, or null for what was empty. */
export const unpacked = <Row extends Packed>(text: string | null): Row[] =>
  text === null || text === '' ? [] : text.split(end).map((row) => partsOf<Row>(row))

/** What a column holds, as the driver would give it. */
export type PackedValue = string | number | boolean | null | readonly string[]

const written = (value: PackedValue): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 't' : 'f'
  return typeof value === 'object' ? `{${value.join()}}` : String(value)
}

/** One row as `packedRow` writes it: two rows that say the same are the same text. */
export const packedText = (values: readonly PackedValue[]): string => values.map(written).join(unit)

/** Rows that `packedText` made, as `packedRows` writes them. */
export const packedTexts = (rows: readonly string[]): string => rows.join(end)

/** A value as PostgreSQL writes jsonb: the shorter name first, a space after each comma and colon. */
export function jsonbText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonbText).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const parts = Object.entries(value)
    .toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}: ${jsonbText(part)}`)
  return `{${parts.join(', ')}}`
}

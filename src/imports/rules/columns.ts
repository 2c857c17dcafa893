// Which column of a file is which column of the register, however its heading is written.
import { type RegisterColumn, registerColumns } from '../types.ts'

/** Without these nothing is loaded (contract section 8, Register). */
const needed: readonly RegisterColumn[] = [
  'ViSOR ref',
  'Surname',
  'DOB',
  'Risk',
  'Status',
  'Lead agency',
  'Team',
]

/** Written by us into the reject file, and passed over when it is loaded again. */
const ignored = 'whyrejected'

export type FoundColumns = Readonly<{
  /** The place of each column in the file; a column that is not there has none. */
  places: ReadonlyMap<RegisterColumn, number>
  unknown: readonly string[]
  missing: readonly RegisterColumn[]
  repeated: readonly RegisterColumn[]
}>

/** Letters and digits alone: 'ViSOR-Ref.' and 'visor ref' are one heading. */
const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const byBareName = new Map(registerColumns.map((column) => [bare(column), column]))

export function findColumns(headings: readonly string[]): FoundColumns {
  const places = new Map<RegisterColumn, number>()
  const repeated = new Set<RegisterColumn>()
  const unknown: string[] = []
  headings.forEach((heading, place) => {
    const name = bare(heading)
    const column = byBareName.get(name)
    if (column === undefined) {
      if (name !== ignored && name !== '') unknown.push(heading.trim())
    } else if (places.has(column)) repeated.add(column)
    else places.set(column, place)
  })
  const missing = needed.filter((column) => !places.has(column))
  return { places, unknown, missing, repeated: [...repeated] }
}

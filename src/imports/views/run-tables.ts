// The lists of one file handed in: rejected, held back, changed, new, warned of, and not named in it.
import type { PersonLineFacts } from '../../offenders/index.ts'
import type { Cell, Table } from '../../platform/views/models.ts'
import { valueWords, wordsOf } from '../rules/words.ts'
import type { ImportResult, PreviewLine, RowFault, ShownRun } from '../types.ts'

export const mostShown = 500

const refCell = (visorRef: string | null): Cell =>
  visorRef === null ? { text: 'none' } : { text: visorRef, href: `/offenders?q=${visorRef}` }

const faultLines = (faults: readonly RowFault[]): string =>
  faults
    .map(({ column, why, value }) => `${column}: ${why}${value === '' ? '' : ` (${value})`}`)
    .join('; ')

const numbers = new Set(['Line', 'Row', 'People'])

const table = (id: string, caption: string, given: Pick<Table, 'rows'> & { head: string[] }) => ({
  caption,
  captionClasses: 'govuk-table__caption--m',
  regionId: id,
  head: given.head.map((text) =>
    numbers.has(text) ? { text, format: 'numeric' as const } : { text },
  ),
  rows: given.rows,
})

const changeRow = (line: PreviewLine): Cell[] => [
  { text: String(line.line), format: 'numeric' },
  refCell(line.visorRef),
  { text: wordsOf(line.what) },
  { text: valueWords(line.from) },
  { text: valueWords(line.to) },
]

type How = PreviewLine['how']

const changed = (preview: readonly PreviewLine[], how: How, caption: string): Table[] => {
  const lines = preview.filter((line) => line.how === how)
  if (lines.length === 0) return []
  const head = ['Line', 'ViSOR ref', 'What', 'From', 'To']
  return [table(`preview-${how}`, caption, { head, rows: lines.map(changeRow) })]
}

const created = (preview: readonly PreviewLine[], caption: string): Table[] => {
  const lines = preview.filter(({ how }) => how === 'create')
  if (lines.length === 0) return []
  const rows = lines.map(({ line, visorRef }): Cell[] => [
    { text: String(line), format: 'numeric' },
    refCell(visorRef),
  ])
  return [table('preview-create', caption, { head: ['Line', 'ViSOR ref'], rows })]
}

const kinds = ({ changes }: ImportResult): Table[] => {
  const rows = Object.entries(changes).map(([what, count]): Cell[] => [
    { text: wordsOf(what) },
    { text: String(count), format: 'numeric' },
  ])
  const head = ['What', 'People']
  return rows.length === 0 ? [] : [table('changes', 'What the file says anew', { head, rows })]
}

const rejected = ({ rejectedRows }: ImportResult): Table[] =>
  rejectedRows.length === 0
    ? []
    : [
        table('rejected', 'Rejected rows: not loaded until they are mended', {
          head: ['Row', 'ViSOR ref', 'Surname', 'Column', 'What is wrong'],
          rows: rejectedRows.map((row) => [
            { text: String(row.line), format: 'numeric' },
            refCell(row.visorRef),
            { text: row.surname ?? 'none' },
            { text: row.column },
            { text: faultLines(row.faults) },
          ]),
        }),
      ]

const heldBack = ({ heldBackRows }: ImportResult): Table[] =>
  heldBackRows.length === 0
    ? []
    : [
        table('held-back', 'Cells held back: the person is loaded without them', {
          head: ['Row', 'ViSOR ref', 'What is wrong'],
          rows: heldBackRows.map(({ line, visorRef, faults }) => [
            { text: String(line), format: 'numeric' },
            refCell(visorRef),
            { text: faultLines(faults) },
          ]),
        }),
      ]

const warnings = (result: ImportResult): Table[] =>
  result.warnings.length === 0
    ? []
    : [
        table('warnings', 'Warnings: somebody should look', {
          head: ['Row', 'ViSOR ref', 'What'],
          rows: result.warnings
            .slice(0, mostShown)
            .map(({ line, visorRef, what }) => [
              { text: String(line), format: 'numeric' },
              refCell(visorRef),
              { text: what },
            ]),
        }),
      ]

const absentTable = (absent: readonly PersonLineFacts[]): Table[] =>
  absent.length === 0
    ? []
    : [
        table('not-in-file', 'People here whom the file does not name', {
          head: ['Name', 'ViSOR ref', 'Team', 'Owner'],
          rows: absent.map((person) => [
            {
              text: `${person.forenames} ${person.surname}`.trim(),
              href: `/offenders/${person.id}`,
            },
            { text: person.visorRef },
            { text: person.teamName },
            { text: person.officerName ?? 'nobody' },
          ]),
        }),
      ]

/** Everything a file did or would do, list by list; a list with nothing in it is left out. */
export function tablesOf(
  { result, dryRun }: ShownRun,
  absent: readonly PersonLineFacts[],
): readonly Table[] {
  if (result === null) return []
  const would = (did: string, might: string): string => (dryRun ? might : did)
  const { preview } = result
  return [
    ...rejected(result),
    ...heldBack(result),
    ...kinds(result),
    ...changed(preview, 'apply', would('Changed', 'Would change')),
    ...changed(preview, 'propose', would('Waits for a decision', 'Would wait for a decision')),
    ...changed(preview, 'keep', 'Kept as recorded here: the register does not replace it'),
    ...created(preview, would('New people', 'Would be new people')),
    ...warnings(result),
    ...absentTable(absent),
  ]
}

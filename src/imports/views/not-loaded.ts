// People of the register who are not loaded: the list behind the alarm, and what to do about each.
import type { Link, Pager, Table } from '../../platform/views/models.ts'
import type { RejectRow } from '../types.ts'
import { people } from './words.ts'

export type NotLoadedModel = Readonly<{
  title: string
  totalText: string
  sayText: string
  links: readonly Link[]
  rows: Table | null
  pager: Pager
}>

export type NotLoadedAsked = Readonly<{
  items: readonly RejectRow[]
  total: number
  nextHref: string | null
  firstHref: string | null
  mayLoad: boolean
  mayAdd: boolean
}>

const rowOf = (row: RejectRow) => [
  { text: String(row.line), format: 'numeric' as const },
  { text: row.visorRef ?? 'none' },
  { text: row.surname ?? 'none' },
  { text: row.team ?? 'none' },
  { text: row.columnName },
  {
    text: row.faults
      .map(({ column, why, value }) => `${column}: ${why}${value === '' ? '' : ` (${value})`}`)
      .join('; '),
  },
]

/** One file of rejected rows for each register that still has some. */
const rejectFiles = (items: readonly RejectRow[]): Link[] =>
  [...new Set(items.map(({ importId }) => importId))].map((id, index, all) => ({
    text:
      all.length === 1
        ? 'Download the rejected rows, to mend and load again'
        : `Download the rejected rows, file ${index + 1}`,
    href: `/imports/${id}/rejects`,
  }))

export function notLoadedModel(asked: NotLoadedAsked): NotLoadedModel {
  const { items, total } = asked
  const is = total === 1 ? 'is' : 'are'
  return {
    title: 'Not loaded',
    totalText:
      total === 0
        ? 'Everyone of the register is loaded.'
        : `${people(total)} of the register ${is} not loaded.`,
    sayText:
      'Nothing here watches over them: no visit falls due, nobody is told. Mend their rows and load them again, or record the person by hand.',
    links: [
      ...(asked.mayLoad ? rejectFiles(items) : []),
      ...(asked.mayAdd ? [{ text: 'Record a person by hand', href: '/offenders/new' }] : []),
    ],
    rows:
      items.length === 0
        ? null
        : {
            caption: 'Rows that were rejected and not yet mended',
            regionId: 'not-loaded',
            stacks: true,
            head: ['Row', 'ViSOR ref', 'Surname', 'Team', 'Column', 'What is wrong'].map((text) =>
              text === 'Row' ? { text, format: 'numeric' as const } : { text },
            ),
            rows: items.map(rowOf),
          },
    pager: {
      label: 'People not loaded',
      totalText: people(total),
      nextHref: asked.nextHref,
      firstHref: asked.firstHref,
    },
  }
}

export const rejectResource = ({
  id,
  importId,
  line,
  visorRef,
  surname,
  team,
  columnName,
  faults,
}: RejectRow) => ({
  id,
  importId,
  line,
  visorRef,
  surname,
  team,
  column: columnName,
  faults,
})

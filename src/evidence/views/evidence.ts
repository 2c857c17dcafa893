// What is held of one person under each heading of ARMS, and the form for one more statement.
import type { Names } from '../../access/index.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import {
  dateField,
  input,
  problemsOf,
  select,
  textarea,
  typedDate,
  type Draw,
} from '../../platform/views/fields.ts'
import type { Cell, Pager, Table } from '../../platform/views/models.ts'
import type { EvidencePart, HeadingCount } from '../queries.ts'
import { factorWords, sourceWords } from '../rules/words.ts'
import { factors, sources, type Evidence, type Factor } from '../types.ts'
import { formOf, pageOf, type EvidencePage, type FormModel, type PartModel } from './page.ts'
import { fromCell } from './words.ts'

export type EvidenceAsked = Readonly<{
  offenderId: string
  person: object
  part: EvidencePart
  counts: readonly HeadingCount[]
  factor: Factor | null
  /** Of the person, of whom nobody has proved so many self-reports. */
  unproved: number
  names: Names
  mayChange: boolean
  attempt: Attempt
  pager: Pick<Pager, 'nextHref' | 'firstHref'>
  today: LocalDate
  key: string
}>

const heads = (...texts: readonly string[]) => texts.map((text) => ({ text }))

/** What somebody says of himself stands out until it is proved; what was seen was seen. */
const provedCell = ({ verified, source }: Evidence): Cell =>
  verified !== null
    ? { text: verified }
    : source === 'offender'
      ? { text: 'Not proved', tagClass: 'govuk-tag--yellow' }
      : { text: 'Not proved' }

const rowOf = (row: Evidence, names: Names) => [
  { text: formatShortDate(row.onDate) },
  { text: row.text },
  { text: sourceWords[row.source] },
  provedCell(row),
  fromCell(row, names),
]

/** The rows of a part of the list under their headings, as they come. */
function partsOf(items: readonly Evidence[], names: Names): PartModel[] {
  const present = factors.filter((factor) => items.some((row) => row.factor === factor))
  return present.map((factor) => ({
    heading: factorWords[factor],
    table: {
      caption: factorWords[factor],
      captionClasses: 'govuk-visually-hidden',
      regionId: `held-${factor}`,
      stacks: true,
      head: heads('On', 'What was said or seen', 'From', 'How it was proved', 'Written down'),
      rows: items.filter((row) => row.factor === factor).map((row) => rowOf(row, names)),
    },
  }))
}

/** How much stands under a heading, leading to it; a gap is told, not left out. */
function heldCell(count: HeadingCount | undefined, href: string): Cell {
  if (count === undefined) return { text: 'Nothing held' }
  const { held, unproved, newestOn } = count
  const proved = unproved === 0 ? 'all proved' : `${unproved} not proved`
  return { text: `${held} held`, href, note: `Newest ${formatShortDate(newestOn)}, ${proved}` }
}

function countsTable({ offenderId, counts }: EvidenceAsked): Table {
  const of = new Map(counts.map((count) => [count.factor, count]))
  return {
    caption: 'How much is held under each heading',
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: heads('ARMS heading', 'Held'),
    rows: factors.map((factor) => [
      { text: factorWords[factor] },
      heldCell(of.get(factor), `/offenders/${offenderId}/evidence?factor=${factor}`),
    ]),
  }
}

function addForm({ offenderId, attempt, factor, today, key }: EvidenceAsked): FormModel {
  const draw: Draw = { attempt, values: { factor: factor ?? '' } }
  const headings = factors.map((one) => [one, factorWords[one]] as const)
  const from = sources.map((one) => [one, sourceWords[one]] as const)
  return formOf({
    heading: 'Add a statement',
    action: `/offenders/${offenderId}/evidence`,
    key,
    fields: [
      select(draw, { name: 'factor', label: 'ARMS heading' }, headings),
      textarea(draw, ['text', 'What was said or seen']),
      select(draw, { name: 'source', label: 'Where it comes from' }, from),
      dateField(draw, ['on', 'On which day'], { first: typedDate(today) }),
      input(draw, ['verified', 'How it was proved'], {
        hint: 'Leave this empty if nobody has proved it',
      }),
    ],
    submitText: 'Add it',
  })
}

const heldText = (total: number): string => (total === 1 ? '1 statement' : `${total} statements`)

export const unprovedText = (count: number): string =>
  count === 0
    ? 'No self-report waits to be proved'
    : count === 1
      ? '1 self-report nobody has proved'
      : `${count} self-reports nobody has proved`

export function evidencePage(asked: EvidenceAsked): EvidencePage {
  const { offenderId, person, part, factor, attempt, pager } = asked
  const here = `/offenders/${offenderId}/evidence`
  const heading = factor === null ? '' : `: ${factorWords[factor].toLowerCase()}`
  return pageOf({
    title: `Evidence by ARMS heading${heading}`,
    back:
      factor === null
        ? { text: 'Back to the file', href: `/offenders/${offenderId}` }
        : { text: 'All headings', href: here },
    person,
    problems: problemsOf({ attempt }),
    intro:
      factor === null
        ? [
            'What visit records and others have put down under the headings of ARMS. An ARMS may take it in; by itself it is never an assessment.',
          ]
        : [],
    links: [
      {
        text: unprovedText(asked.unproved),
        href: `/offenders/${offenderId}/self-reports?state=unproved`,
      },
    ],
    parts: [
      ...(factor === null ? [{ heading: null, table: countsTable(asked) }] : []),
      ...partsOf(part.items, asked.names),
    ],
    emptyText: part.total === 0 ? 'Nothing is held yet.' : null,
    pager:
      part.total === 0
        ? null
        : { label: 'Parts of the list', totalText: heldText(part.total), ...pager },
    forms: asked.mayChange ? [addForm(asked)] : [],
  })
}

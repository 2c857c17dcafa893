// The page of drift: whether what is stored was what is derived, night by night, and what was not.
import { formatInstant, formatShortDate, parseLocalDate } from '../../platform/calendar.ts'
import type { Cell, Pager, Table } from '../../platform/views/models.ts'
import type { DriftAlarm, DriftPart, ListedDrift } from '../queries/drift.ts'
import type { Reconciliation } from '../types/drift.ts'
import { inThousands, kindWords } from './words.ts'

export type DriftModel = Readonly<{
  alarmText: string | null
  runs: Table | null
  noRunsText: string | null
  found: Table | null
  noneFoundText: string | null
  pager: Pager | null
}>

const count = (number: number): Cell => ({ text: inThousands(number), format: 'numeric' })

const runRow = (run: Reconciliation): Cell[] => [
  {
    text: formatShortDate(run.forDate),
    note:
      run.endedAt === null
        ? `Began ${formatInstant(run.beganAt)} and did not end`
        : formatInstant(run.endedAt),
  },
  count(run.people),
  count(run.explainedByDay),
  count(run.explainedByPolicy),
  run.drift === 0
    ? count(0)
    : { ...count(run.drift), tagClass: 'govuk-tag--red', text: inThousands(run.drift) },
]

const numeric = (text: string) => ({ text, format: 'numeric' as const })

const runsTable = (runs: readonly Reconciliation[]): Table => ({
  caption: 'The last nights',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'nights',
  head: [
    { text: 'Night' },
    numeric('People'),
    numeric('Changed by a new day'),
    numeric('Changed by a new policy'),
    numeric('Drift'),
  ],
  firstCellIsHeader: true,
  rows: runs.map(runRow),
})

const words: Readonly<Record<string, string>> = {
  dueOn: 'due',
  startsOn: 'from',
  because: 'reason',
  level: 'risk level',
  officerId: 'owner',
  teamId: 'team',
  suspended: 'suspension',
  policy: 'policy used',
}

const hidden = new Set(['officerId', 'teamId', 'forceId', 'policy', 'address_id'])

const plain: Readonly<Record<string, string>> = { t: 'yes', f: 'no' }

const valueText = (value: unknown): string => {
  if (value === null) return 'none'
  if (typeof value !== 'string') return JSON.stringify(value)
  const day = parseLocalDate(value)
  return day === null ? (plain[value] ?? value) : formatShortDate(day)
}

const said = (name: string, value: unknown): string => {
  const word = words[name] ?? name.replaceAll('_', ' ')
  if (hidden.has(name)) return value === null ? `no ${word}` : `another ${word}`
  return `${word}: ${valueText(value)}`
}

const partsOf = (one: object | null): ReadonlyMap<string, unknown> =>
  new Map(one === null ? [] : Object.entries(one))

/** What one side says where the other says something else; a whole duty by its day and its reason. */
export function sideText(one: object | null, other: object | null): string {
  if (one === null) return 'Nothing'
  const [mine, theirs] = [partsOf(one), partsOf(other)]
  const names =
    other === null
      ? ['dueOn', 'because'].filter((name) => mine.has(name))
      : [...mine.keys()].filter(
          (name) => JSON.stringify(mine.get(name)) !== JSON.stringify(theirs.get(name)),
        )
  const parts = names.map((name) => said(name, mine.get(name) ?? null))
  return parts.length === 0 ? 'A row' : parts.join('; ')
}

const isKind = (kind: string): kind is keyof typeof kindWords => kind in kindWords

const foundRow = (row: ListedDrift): Cell[] => [
  {
    text: `${row.surname}, ${row.forenames}`,
    href: `/offenders/${row.offenderId}`,
    note: row.visorRef,
  },
  {
    text: isKind(row.kind) ? kindWords[row.kind] : 'What lists show of the person',
    note: `Found ${formatInstant(row.foundAt)}`,
  },
  { text: sideText(row.stored, row.derived) },
  { text: sideText(row.derived, row.stored) },
]

const foundTable = (rows: readonly ListedDrift[]): Table => ({
  caption: 'What was found and mended',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'found',
  head: ['Person', 'What', 'What stood there', 'What is derived'].map((text) => ({ text })),
  firstCellIsHeader: true,
  rows: rows.map(foundRow),
})

export type DriftShown = Readonly<{
  runs: readonly Reconciliation[]
  alarm: DriftAlarm | null
  /** Null for those who see counts and no names. */
  part: DriftPart | null
  nextHref: string | null
  isFirstPart: boolean
}>

const alarmText = ({ drift, forDate }: DriftAlarm): string =>
  `${inThousands(drift)} ${drift === 1 ? 'row was' : 'rows were'} not as derived on the night of ${formatShortDate(forDate)}. Somebody wrote to the database past this service, or the service is wrong. ${drift === 1 ? 'It was' : 'They were'} mended: tell whoever looks after the database.`

const partsPager = ({ part, nextHref, isFirstPart }: DriftShown): Pager | null =>
  part === null
    ? null
    : {
        label: 'Parts of the list',
        totalText: `${inThousands(part.total)} ${part.total === 1 ? 'row' : 'rows'} in all.`,
        nextHref,
        firstHref: isFirstPart ? null : '/duties/drift',
      }

export function driftModel(shown: DriftShown): DriftModel {
  const { runs, alarm, part } = shown
  return {
    alarmText: alarm === null ? null : alarmText(alarm),
    runs: runs.length === 0 ? null : runsTable(runs),
    noRunsText:
      runs.length === 0
        ? 'Nobody has been derived again yet: the job runs every night at 05:20.'
        : null,
    found: part === null || part.rows.length === 0 ? null : foundTable(part.rows),
    noneFoundText:
      part?.rows.length === 0
        ? 'Nothing was ever found that a new day or policy did not explain.'
        : null,
    pager: partsPager(shown),
  }
}

export const runResource = ({ id: _, ...run }: Reconciliation) => ({
  ...run,
  beganAt: run.beganAt.toISOString(),
  endedAt: run.endedAt?.toISOString() ?? null,
})

export const driftResource = (row: ListedDrift) => ({
  id: row.id,
  forDate: row.forDate,
  foundAt: row.foundAt.toISOString(),
  offender: { id: row.offenderId, visorRef: row.visorRef },
  what: row.what,
  kind: row.kind,
  subject: row.subject,
  stored: row.stored,
  derived: row.derived,
})

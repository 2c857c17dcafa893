// The pages of the seals: the state of the chain in words, its verifications, and where the clock jumped.
import type {
  AuditAlarm,
  AuditCheck,
  ChainState,
  CheckOutcome,
  ClockJump,
  Fault,
  FaultKind,
} from '../../audit/index.ts'
import { formatInstant, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Cell, Filter, SummaryList, Table } from '../../platform/views/models.ts'
import { duration } from './duration.ts'

export type SealsModel = Readonly<{
  alarmText: string | null
  state: SummaryList
  checks: Table | null
  jumpsFilter: Filter
  jumps: Table | null
  jumpsText: string
}>

export type CheckModel = Readonly<{
  heading: string
  outcome: SummaryList
  faults: Table | null
  emptyText: string | null
}>

const number = (count: number): string => count.toLocaleString('en-GB')
const counted = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

const outcomeWords: Readonly<Record<CheckOutcome, string>> = {
  intact: 'Intact',
  tampered: 'Tampered with',
  unchecked: 'Could not be checked',
}
const outcomeTags: Readonly<Record<CheckOutcome, string>> = {
  intact: 'govuk-tag--green',
  tampered: 'govuk-tag--red',
  unchecked: 'govuk-tag--yellow',
}

const dayHref = (at: Date): string => {
  const on = localDateOf(at)
  return `/audit?from=${on}&to=${on}`
}

const checkHref = ({ number: id }: AuditCheck): string => `/audit/checks/${id}`

const foundText = ({ outcome, faultCount }: AuditCheck): string =>
  outcome === 'tampered' ? counted(faultCount, 'fault', 'faults') : outcomeWords[outcome]

function stateRows({ lastSeal, young, lastCheck }: ChainState): SummaryList['rows'] {
  const waiting =
    young.earliestAt === null
      ? { text: 'None' }
      : {
          text: counted(young.rows, 'row', 'rows'),
          href: `/audit?from=${localDateOf(young.earliestAt)}`,
          note: `The earliest is from ${formatInstant(young.earliestAt)}. Rows are sealed a few seconds after they are written, once nothing that began before them is under way.`,
        }
  return [
    {
      key: 'Last seal',
      ...(lastSeal === null
        ? { text: 'Nothing has been sealed yet' }
        : {
            text: `Seal ${number(lastSeal.number)}, ${formatInstant(lastSeal.at)}`,
            href: dayHref(lastSeal.at),
            note: `${counted(lastSeal.rows, 'row', 'rows')} in it`,
          }),
    },
    { key: 'Rows sealed', text: number(lastSeal?.totalRows ?? 0), href: '/audit' },
    { key: 'Waiting for a seal', ...waiting },
    {
      key: 'Last verification',
      ...(lastCheck === null
        ? { text: 'None yet' }
        : {
            text: `${formatInstant(lastCheck.at)}: ${foundText(lastCheck)}`,
            href: checkHref(lastCheck),
          }),
    },
  ]
}

const numeric = (count: number): Cell => ({ text: number(count), format: 'numeric' })

const checksTable = (checks: readonly AuditCheck[]): Table | null =>
  checks.length === 0
    ? null
    : {
        caption: 'Verifications, newest first',
        captionClasses: 'govuk-table__caption--m',
        regionId: 'checks',
        head: [
          { text: 'When' },
          { text: 'Outcome' },
          { text: 'Found' },
          { text: 'To seal', format: 'numeric' },
          { text: 'Rows', format: 'numeric' },
          { text: 'Too young', format: 'numeric' },
        ],
        rows: checks.map((check) => [
          { text: formatInstant(check.at), href: checkHref(check) },
          { text: outcomeWords[check.outcome], tagClass: outcomeTags[check.outcome] },
          { text: counted(check.faultCount, 'fault', 'faults') },
          numeric(check.lastSeal),
          numeric(check.rows),
          numeric(check.young),
        ]),
      }

/** What jumped, by more than policy lets pass. */
function jumpTexts(jump: ClockJump, over: number): string[] {
  const { movedSeconds, behindSeconds, aheadSeconds } = jump
  const way = movedSeconds < 0 ? 'back' : 'forward'
  return [
    ...(Math.abs(movedSeconds) > over
      ? [
          `The server’s clock went ${way} ${duration(Math.abs(movedSeconds))} against the database’s.`,
        ]
      : []),
    ...(behindSeconds > over
      ? [`A row is dated ${duration(behindSeconds)} before the seal before it.`]
      : []),
    ...(aheadSeconds > over ? [`A row is dated ${duration(aheadSeconds)} after its seal.`] : []),
  ]
}

const jumpsTable = (jumps: readonly ClockJump[], over: number): Table | null =>
  jumps.length === 0
    ? null
    : {
        caption: 'Clock jumps, newest first',
        captionClasses: 'govuk-visually-hidden',
        regionId: 'jumps',
        head: ['Seal', 'When', 'What'].map((text) => ({ text })),
        rows: jumps.map((jump) => [
          { text: number(jump.seal) },
          { text: formatInstant(jump.at), href: dayHref(jump.at) },
          { text: jumpTexts(jump, over).join(' ') },
        ]),
      }

const typed = (on: LocalDate): string => on.split('-').reverse().join('/')

export type SealsShown = Readonly<{
  state: ChainState
  alarm: AuditAlarm | null
  checks: readonly AuditCheck[]
  jumps: readonly ClockJump[]
  /** Policy: more seconds than this are a jump. */
  over: number
  from: LocalDate
  to: LocalDate
}>

export const sealsPage = (shown: SealsShown): SealsModel => ({
  alarmText: shown.alarm?.text ?? null,
  state: { rows: stateRows(shown.state) },
  checks: checksTable(shown.checks),
  jumpsFilter: {
    label: 'Show the clock jumps of some days',
    action: '/audit/seals',
    fields: [
      { date: { id: 'from', name: 'from', label: 'From', value: typed(shown.from) } },
      { date: { id: 'to', name: 'to', label: 'To', value: typed(shown.to) } },
    ],
    active: [],
    clearHref: null,
  },
  jumps: jumpsTable(shown.jumps, shown.over),
  jumpsText:
    shown.jumps.length === 0
      ? `The clock never moved by more than ${counted(shown.over, 'second', 'seconds')} in these days, and no row is dated outside its seal.`
      : `Times in the log near these are to be read with care. A row may be dated earlier because the work that wrote it took long, or because it was entered for an earlier day when the force was set up.`,
})

const kindWords: Readonly<Record<FaultKind, string>> = {
  'row-edited': 'Row changed',
  'row-deleted': 'Row deleted',
  'row-inserted': 'Row put in',
  'row-copied': 'Row copied',
  'rows-swapped': 'Rows exchanged',
  'seal-edited': 'Seal changed',
  'seal-missing': 'Seals missing',
  'seal-unlinked': 'Seal not linked',
  'end-cut': 'End cut off',
  rewritten: 'Written anew',
  'older-rows': 'Older rows missing',
}

const faultsTable = (faults: readonly Fault[]): Table | null =>
  faults.length === 0
    ? null
    : {
        caption: 'What was found',
        captionClasses: 'govuk-table__caption--m',
        regionId: 'faults',
        stacks: true,
        head: ['What', 'Where', 'In words'].map((text) => ({ text })),
        rows: faults.map(({ kind, seal, row, what }) => [
          { text: kindWords[kind] },
          {
            text: row === null ? '' : `Row ${number(row)}`,
            ...(seal === null ? {} : { note: `Seal ${number(seal)}` }),
          },
          { text: what },
        ]),
      }

export function checkPage(check: AuditCheck & Readonly<{ faults: readonly Fault[] }>): CheckModel {
  const left = check.faultCount - check.faults.length
  return {
    heading: `Verification of ${formatInstant(check.at)}`,
    outcome: {
      rows: [
        {
          key: 'Outcome',
          text: outcomeWords[check.outcome],
          tagClass: outcomeTags[check.outcome],
          ...(check.why === null ? {} : { note: check.why }),
        },
        {
          key: 'Found',
          text: counted(check.faultCount, 'fault', 'faults'),
          ...(left > 0
            ? { note: `The first ${number(check.faults.length)} are named below.` }
            : {}),
        },
        {
          key: 'Read',
          text: `${counted(check.rows, 'row', 'rows')}, to seal ${number(check.lastSeal)}`,
          href: '/audit',
        },
        { key: 'Too young to be sealed', text: counted(check.young, 'row', 'rows') },
        { key: 'By', text: check.actor },
      ],
    },
    faults: faultsTable(check.faults),
    emptyText: check.outcome === 'intact' ? 'Nothing is wrong with the log.' : null,
  }
}

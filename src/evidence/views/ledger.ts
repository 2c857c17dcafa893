// The ledger of what one person says of himself: what nobody has proved first, and one of them with what was told of it.
import type { Names } from '../../access/index.ts'
import { formatShortDate, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import {
  dateField,
  problemsOf,
  radios,
  textarea,
  typedDate,
  type Draw,
} from '../../platform/views/fields.ts'
import type { Pager, Table } from '../../platform/views/models.ts'
import type { LedgerPart } from '../queries.ts'
import type { Proof, SelfReportStanding } from '../types.ts'
import { formOf, pageOf, type EvidencePage, type FormModel } from './page.ts'
import { outcomeWords } from '../rules/words.ts'
import { fromCell, promiseCell, stateCell } from './words.ts'
import { unprovedText } from './evidence.ts'

type Asked = Readonly<{
  person: object
  names: Names
  mayChange: boolean
  attempt: Attempt
  today: LocalDate
  key: string
}>

export type LedgerAsked = Asked &
  Readonly<{
    offenderId: string
    part: LedgerPart
    state: 'unproved' | null
    pager: Pick<Pager, 'nextHref' | 'firstHref'>
  }>

const heads = (...texts: readonly string[]) => texts.map((text) => ({ text }))

const tableOf = ({ part, names, today }: LedgerAsked): Table => ({
  caption: 'What nobody has proved first, the oldest promise before all',
  captionClasses: 'govuk-visually-hidden',
  regionId: 'self-reports',
  stacks: true,
  head: heads('Said on', 'What was said', 'To be proved by', 'What came of it', 'Written down'),
  rows: part.items.map((report) => [
    { text: formatShortDate(report.onDate) },
    { text: report.text, href: `/self-reports/${report.id}` },
    promiseCell(report, today),
    stateCell(report, names),
    fromCell(report, names),
  ]),
})

function addForm({ offenderId, attempt, today, key }: LedgerAsked): FormModel {
  const draw: Draw = { attempt }
  return formOf({
    heading: 'Add a self-report',
    action: `/offenders/${offenderId}/self-reports`,
    key,
    fields: [
      textarea(draw, ['text', 'What the offender says']),
      textarea(draw, ['proveBy', 'How it will be proved'], { rows: 2 }),
      dateField(draw, ['proveOn', 'By which day']),
      dateField(draw, ['on', 'Said on'], { first: typedDate(today) }),
    ],
    submitText: 'Add it',
  })
}

export function ledgerPage(asked: LedgerAsked): EvidencePage {
  const { offenderId, person, part, state, attempt, pager } = asked
  const here = `/offenders/${offenderId}/self-reports`
  return pageOf({
    title: state === null ? 'Self-reports' : 'Self-reports nobody has proved',
    back: { text: 'Back to the file', href: `/offenders/${offenderId}` },
    person,
    problems: problemsOf({ attempt }),
    intro: [
      'What the offender says of himself or herself counts for nothing until somebody has proved it.',
    ],
    links: [
      state === null
        ? { text: unprovedText(part.unproved), href: `${here}?state=unproved` }
        : { text: 'All self-reports, also those proved', href: here },
      { text: 'Evidence by ARMS heading', href: `/offenders/${offenderId}/evidence` },
    ],
    parts: part.items.length === 0 ? [] : [{ heading: null, table: tableOf(asked) }],
    emptyText: part.total === 0 ? 'None is on record.' : null,
    pager:
      part.total === 0
        ? null
        : { label: 'Parts of the list', totalText: `${part.total} in all`, ...pager },
    forms: asked.mayChange ? [addForm(asked)] : [],
  })
}

export type OneAsked = Asked & Readonly<{ report: SelfReportStanding; proofs: readonly Proof[] }>

const proofsTable = ({ proofs, names }: OneAsked): Table => ({
  caption: 'What was told of it, the latest first',
  regionId: 'proofs',
  stacks: true,
  head: heads('When', 'What came of it', 'How', 'By'),
  rows: proofs.map(({ at, outcome, how, recordedBy }) => [
    { text: formatShortDate(localDateOf(at)) },
    { text: outcomeWords[outcome] },
    { text: how },
    { text: names(recordedBy) },
  ]),
})

function proofForm({ report, attempt, key }: OneAsked): FormModel {
  const draw: Draw = { attempt }
  return formOf({
    heading: report.state === 'open' ? 'Say what came of it' : 'Say what came of looking again',
    action: `/self-reports/${report.id}/proof`,
    hidden: [{ name: 'version', value: String(report.version) }],
    key,
    fields: [
      radios(draw, { name: 'outcome', legend: 'What came of it' }, [
        ['true', 'It is true'],
        ['false', 'It is false'],
        ['cannot_tell', 'It cannot be told', 'It stays on the list of what nobody has proved'],
      ]),
      textarea(draw, ['how', 'How you know, or what you tried']),
    ],
    submitText: 'Record it',
  })
}

/** What a false word may mean is for a person to judge: nothing follows from it by itself. */
const promptOf = ({
  report: { state, offenderId },
  mayChange,
}: OneAsked): EvidencePage['prompt'] =>
  state !== 'false'
    ? null
    : {
        text: 'Proved false. Think what it hides, and whether the risk is higher than it was held to be. Nothing has been changed by itself.',
        links: mayChange
          ? [
              { text: 'Raise the risk level', href: `/offenders/${offenderId}/level` },
              { text: 'Plan the next visit', href: `/offenders/${offenderId}/visit-plan` },
              { text: 'Put it down as evidence', href: `/offenders/${offenderId}/evidence` },
            ]
          : [],
      }

export function onePage(asked: OneAsked): EvidencePage {
  const { report, person, names, proofs, attempt, today } = asked
  const { text, href } = fromCell(report, names)
  return pageOf({
    title: 'A self-report',
    back: { text: 'All self-reports', href: `/offenders/${report.offenderId}/self-reports` },
    person,
    problems: problemsOf({ attempt }),
    prompt: promptOf(asked),
    facts: {
      rows: [
        { key: 'What was said', text: report.text },
        { key: 'Said on', text: formatShortDate(report.onDate) },
        { key: 'To be proved by', ...promiseCell(report, today) },
        { key: 'How it stands', ...stateCell(report, names) },
        {
          key: 'Written down',
          text,
          note: `By ${names(report.recordedBy)}`,
          ...(href === undefined ? {} : { href }),
        },
      ],
    },
    parts: proofs.length === 0 ? [] : [{ heading: null, table: proofsTable(asked) }],
    forms: asked.mayChange ? [proofForm(asked)] : [],
  })
}

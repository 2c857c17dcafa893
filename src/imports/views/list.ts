// The register's first page: what was loaded, what is not, how a file must look, and the form for the next one.
import { errorOf } from '../../platform/views/fields.ts'
import { formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  FileUpload,
  HiddenFields,
  Pager,
  Problem,
  Table,
} from '../../platform/views/models.ts'
import { registerColumns, type RegisterColumn, type ShownRun } from '../types.ts'
import { problemsOf, titled } from './problems.ts'
import { askedText, counted, people, stateTags, stateWords } from './words.ts'

export type NotLoadedAlarm = Readonly<{ text: string; href: string }>

export type ListModel = Readonly<{
  title: string
  problems: readonly Problem[]
  alarm: NotLoadedAlarm | null
  live: Readonly<{ text: string; href: string | null; linkText: string }>
  baselineHref: string
  proposals: Readonly<{ text: string; href: string }> | null
  form: Readonly<{ hidden: HiddenFields; file: FileUpload; dryRun: Choices }> | null
  notAllowedText: string
  columns: Table
  runs: Table | null
  pager: Pager
}>

export type ListAsked = Readonly<{
  attempt: Attempt
  runs: readonly ShownRun[]
  total: number
  nextHref: string | null
  firstHref: string | null
  notLoaded: number
  waiting: number
  live: Readonly<{ since: Date | null; by: string | null }>
  mayGoLive: boolean
  mayLoad: boolean
  key: string
}>

const needed = new Set<RegisterColumn>([
  'ViSOR ref',
  'Surname',
  'DOB',
  'Sex',
  'Risk',
  'Status',
  'Lead agency',
  'Team',
])

const says: Readonly<Partial<Record<RegisterColumn, string>>> = {
  'ViSOR ref': 'V and seven digits, one row for each person',
  DOB: 'A date, like 2/10/1982, 1982-10-02 or 2 Oct 1982',
  Sex: 'M or F; a row without it is rejected',
  Risk: 'Very high, high, medium or low',
  'MAPPA level': '1, 2 or 3',
  'Lead agency': 'Police, probation or YOT',
  Status: 'Community, custody, hospital, abroad, missing, transferred or closed',
  Management: 'Active or reactive; blank is active',
  'Police lead since': 'A date, needed when police lead',
  Manager: 'The collar number of the officer',
  Team: 'The name of the team',
  'Last visit': 'A date, not in the future. It counts as a qualifying visit',
  'Visit due by': 'A date. It counts as the plan made at the last visit',
  'ARMS completed': 'A date, not in the future',
  'ARMS ratified': 'A date, not in the future',
  'SHPO expiry': 'A date, Indefinite or blank',
  'Children at address': 'Yes, no or blank',
  Released: 'The date of the last return to the community',
}

const columnsTable: Table = {
  caption: 'The columns of a register',
  regionId: 'register-columns',
  head: ['Column', 'Needed', 'What it holds'].map((text) => ({ text })),
  rows: registerColumns.map((column) => [
    { text: column },
    { text: needed.has(column) ? 'Yes' : 'No' },
    {
      text:
        says[column] ?? (needed.has(column) ? 'Text' : 'Text, a date or a number; may be blank'),
    },
  ]),
  firstCellIsHeader: true,
}

const outcomeOf = ({ state, result, fault, progress }: ShownRun): string => {
  if (state === 'failed') return fault ?? ''
  if (result === null) return `${progress}%`
  const { accepted, rejected, created, updated, proposed } = result
  return `${accepted} of ${accepted + rejected} rows; ${created} new, ${updated} changed, ${proposed} proposed, ${rejected} rejected`
}

const runsTable = (runs: readonly ShownRun[]): Table => ({
  caption: 'Files handed in, newest first',
  regionId: 'runs',
  stacks: true,
  head: ['File', 'What', 'State', 'Outcome', 'Handed in'].map((text) => ({ text })),
  rows: runs.map((run) => [
    { text: run.fileName, href: `/imports/${run.id}` },
    { text: run.dryRun ? 'Trial' : 'Load' },
    { text: stateWords[run.state], tagClass: stateTags[run.state] },
    { text: outcomeOf(run) },
    { text: askedText(run) },
  ]),
})

const formOf = ({ attempt, key }: ListAsked): ListModel['form'] => {
  const loads = attempt.typed['dryRun'] === 'no'
  return {
    hidden: [{ name: '_key', value: key }],
    file: {
      id: 'file',
      name: 'file',
      label: 'The register',
      hint: 'A spreadsheet saved as .xlsx or CSV, up to 20 MB.',
      accept: '.csv,.txt,.xlsx',
      ...errorOf(attempt, 'file'),
    },
    dryRun: {
      id: 'dryRun',
      name: 'dryRun',
      legend: 'What to do with it',
      items: [
        {
          value: 'yes',
          text: 'Try it first',
          hint: 'Shows what would change and what is wrong. Nothing is stored, and you can load it afterwards.',
          checked: !loads,
        },
        { value: 'no', text: 'Load it', checked: loads },
      ],
      ...errorOf(attempt, 'dryRun'),
    },
  }
}

const liveWords = ({ live: { since, by }, mayGoLive }: ListAsked): ListModel['live'] => ({
  text:
    since === null
      ? 'The force has not gone live: a later register updates what it names, and never replaces what was recorded here since.'
      : `Live since ${formatInstant(since)}, pressed by ${by ?? 'an inspector'}: what a later register would lower, clear or move waits for a decision.`,
  href: mayGoLive ? '/imports/go-live' : null,
  linkText: since === null ? 'What going live means' : 'How the force went live',
})

export function listModel(asked: ListAsked): ListModel {
  const { attempt, notLoaded, waiting, runs } = asked
  return {
    title: titled('Register', attempt),
    problems: problemsOf(attempt),
    alarm:
      notLoaded === 0
        ? null
        : {
            text: `${people(notLoaded)} of the register ${notLoaded === 1 ? 'is' : 'are'} not loaded.`,
            href: '/imports/not-loaded',
          },
    live: liveWords(asked),
    baselineHref: '/imports/baseline',
    proposals:
      waiting === 0
        ? null
        : {
            text: `${counted(waiting, 'change')} of a later register ${waiting === 1 ? 'waits' : 'wait'} for a decision`,
            href: '/proposals',
          },
    form: asked.mayLoad ? formOf(asked) : null,
    notAllowedText: 'The force has gone live, so an inspector loads the register.',
    columns: columnsTable,
    runs: runs.length === 0 ? null : runsTable(runs),
    pager: {
      label: 'Files handed in',
      totalText: counted(asked.total, 'file'),
      nextHref: asked.nextHref,
      firstHref: asked.firstHref,
    },
  }
}

// One file handed in: how far it has come, or what it did or would do, what was rejected and why.
import type { PersonLineFacts } from '../../offenders/index.ts'
import { formatInstant } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  HiddenFields,
  Problem,
  Progress,
  SummaryList,
  Table,
} from '../../platform/views/models.ts'
import type { ImportResult, ShownRun } from '../types.ts'
import { problemsOf, titled } from './problems.ts'
import { mostShown, tablesOf } from './run-tables.ts'
import { askedText, counted, people } from './words.ts'

export type RunModel = Readonly<{
  title: string
  heading: string
  problems: readonly Problem[]
  saidText: string
  progress: Progress | null
  againHref: string
  faultText: string | null
  counts: SummaryList | null
  rejectsHref: string | null
  load: Readonly<{ action: string; hidden: HiddenFields; text: string }> | null
  goneText: string | null
  tables: readonly Table[]
  notes: readonly string[]
}>

export type RunAsked = Readonly<{
  run: ShownRun
  absent: readonly PersonLineFacts[]
  attempt: Attempt
  mayLoad: boolean
  key: string
}>

const byColumn = (counts: Readonly<Partial<Record<string, number>>>): string =>
  Object.entries(counts)
    .map(([column, count]) => `${column} ${count ?? 0}`)
    .join(', ')

const noted = (count: number, counts: Readonly<Partial<Record<string, number>>>) =>
  count === 0 ? { text: '0' } : { text: String(count), note: byColumn(counts) }

function countsOf(result: ImportResult, dryRun: boolean): SummaryList {
  const rows = [
    { key: 'Rows in the file', text: String(result.rows) },
    { key: 'Accepted', text: String(result.accepted) },
    { key: 'Rejected', ...noted(result.rejected, result.rejectedByColumn) },
    { key: 'People with a cell held back', ...noted(result.withFaults, result.faultsByColumn) },
    { key: dryRun ? 'Would be new' : 'New people', text: String(result.created) },
    { key: dryRun ? 'Would be changed' : 'Changed', text: String(result.updated) },
    { key: 'As they were', text: String(result.unchanged) },
    { key: 'Changes that wait for a decision', text: String(result.proposed) },
    { key: 'People here and not in the file', text: String(result.notInFile) },
  ]
  return { rows }
}

const changesNothing = ({ created: people, updated, proposed }: ImportResult): boolean =>
  people + updated + proposed === 0

const cut = (count: number, shown: number, what: string): string[] =>
  count > shown ? [`The first ${shown} of ${count} ${what} are shown.`] : []

function notesOf({ dryRun, result }: ShownRun): readonly string[] {
  if (result === null) return []
  const { unknownColumns } = result
  return [
    ...(changesNothing(result) ? ['Nothing in the file is new, so nothing is changed.'] : []),
    ...(unknownColumns.length > 0
      ? [`Columns that are not known and were left out: ${unknownColumns.join(', ')}.`]
      : []),
    ...(result.proposed > 0 && !dryRun
      ? [`${counted(result.proposed, 'change')} wait under Proposals.`]
      : []),
    ...cut(result.rejected, result.rejectedRows.length, 'rejected rows'),
    ...cut(result.withFaults, result.heldBackRows.length, 'people with a cell held back'),
    ...cut(result.notInFile, result.absent.length, 'people not in the file'),
    ...cut(result.warnings.length, Math.min(result.warnings.length, mostShown), 'warnings'),
    ...(result.preview.length >= mostShown
      ? [`The first ${mostShown} lines of what changes are shown.`]
      : []),
  ]
}

const endings = {
  tried: (result: ImportResult) =>
    `Tried: ${people(result.accepted)} would be loaded. Nothing was stored.`,
  loaded: (result: ImportResult) => `Loaded: ${people(result.accepted)}.`,
}

function saidOf({ run }: RunAsked): string {
  const by = `Handed in by ${askedText(run)}.`
  if (run.result === null) return by
  const said = run.dryRun ? endings.tried(run.result) : endings.loaded(run.result)
  return `${said} ${by} Finished ${formatInstant(run.finishedAt ?? run.askedAt)}.`
}

const underWay = ({ state }: ShownRun): boolean => state === 'waiting' || state === 'running'

const progressOf = (run: ShownRun): Progress | null =>
  underWay(run)
    ? {
        id: 'run-progress',
        label: run.dryRun ? 'Trying the register' : 'Loading the register',
        percent: run.progress,
        percentText: `${run.progress}%`,
        detail: run.progressText,
      }
    : null

const isTried = ({ dryRun, state }: ShownRun): boolean => dryRun && state === 'done'

const loadOf = ({ run, mayLoad, key }: RunAsked): RunModel['load'] =>
  isTried(run) && run.isKept && mayLoad && (run.result?.accepted ?? 0) > 0
    ? {
        action: `/imports/${run.id}/load`,
        hidden: [{ name: '_key', value: key }],
        text: 'Load it now',
      }
    : null

export function runModel(asked: RunAsked): RunModel {
  const { run, attempt } = asked
  const heading = run.dryRun ? `Trial of ${run.fileName}` : `Load of ${run.fileName}`
  return {
    title: titled(heading, attempt),
    heading,
    problems: problemsOf(attempt),
    saidText: saidOf(asked),
    progress: progressOf(run),
    againHref: `/imports/${run.id}`,
    faultText: run.fault,
    counts: run.result === null ? null : countsOf(run.result, run.dryRun),
    rejectsHref: (run.result?.rejected ?? 0) > 0 ? `/imports/${run.id}/rejects` : null,
    load: loadOf(asked),
    goneText:
      isTried(run) && !run.isKept
        ? 'This file was loaded, or is no longer kept. To load it again, upload it again.'
        : null,
    tables: tablesOf(run, asked.absent),
    notes: notesOf(run),
  }
}

/** The counts are those of the command; the lists beside them are what the page shows. */
export const runResource = (run: ShownRun) => ({
  id: run.id,
  fileName: run.fileName,
  dryRun: run.dryRun,
  state: run.state,
  progress: run.progress,
  progressText: run.progressText,
  askedAt: run.askedAt,
  askedBy: run.askedBy,
  finishedAt: run.finishedAt,
  onDate: run.onDate,
  fault: run.fault,
  isKept: run.isKept,
  version: run.version,
  result: run.result && {
    ...run.result,
    rejectFile: run.result.rejected > 0 ? `/imports/${run.id}/rejects` : null,
  },
})

/** A line of the list: the counts without the lists. */
export function runSummary(run: ShownRun) {
  const { result, ...told } = runResource(run)
  if (result === null) return { ...told, result }
  const { warnings: _, preview: __, rejectedRows: ___, heldBackRows: ____, ...rest } = result
  const { absent: _____, ...counts } = rest
  return { ...told, result: counts }
}

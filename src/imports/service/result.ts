// What a load did, or would do, as the command counts it and the page shows it.
import type { OffenderId } from '../../platform/ids.ts'
import type { ChangeKind, ImportResult, JudgedRegister, PreviewLine } from '../types.ts'
import type { Applied } from './apply.ts'
import { waits, type Compared, type LoadAsk, type Sorted } from './compared.ts'

/** How many lines of each kind a result holds to be looked at. */
const mostPreviewed = 500

const previewOf = ({ person, changes }: Compared, isLive: boolean): PreviewLine[] =>
  changes.map((change) => ({
    line: person.line,
    visorRef: person.visorRef,
    what: change.what,
    from: change.from,
    to: change.to,
    how: change.kept ? 'keep' : waits(change, isLive) ? 'propose' : 'apply',
  }))

function tally(compared: readonly Compared[]): Partial<Record<ChangeKind, number>> {
  const counts: Partial<Record<ChangeKind, number>> = {}
  for (const { what } of compared.flatMap(({ changes }) => changes))
    counts[what] = (counts[what] ?? 0) + 1
  return counts
}

/** Of a file that was only tried nothing else is left to show, so its result holds the first of each. */
const shownOf = ({ rejected, heldBack }: JudgedRegister) => ({
  rejectedRows: rejected.slice(0, mostPreviewed).map(({ cells: _, team: __, ...shown }) => shown),
  heldBackRows: heldBack.slice(0, mostPreviewed),
})

type Outcome = Readonly<{
  sorted: Sorted
  changed: readonly Applied[]
  proposed: number
  absent: readonly OffenderId[]
}>

export function resultOf({ judged, isLive }: LoadAsk, outcome: Outcome): ImportResult {
  const { created, compared } = outcome.sorted
  const newPeople = created.map(({ line, visorRef }) => ({
    line,
    visorRef,
    what: 'new person',
    from: null,
    to: null,
    how: 'create' as const,
  }))
  return {
    ...judged.counts,
    created: created.length,
    updated: outcome.changed.length,
    unchanged: compared.length - outcome.changed.length,
    proposed: outcome.proposed,
    notInFile: outcome.absent.length,
    unknownColumns: judged.unknownColumns,
    warnings: judged.warnings,
    changes: tally(compared),
    preview: [...compared.flatMap((one) => previewOf(one, isLive)), ...newPeople].slice(
      0,
      mostPreviewed,
    ),
    ...shownOf(judged),
    absent: outcome.absent.slice(0, mostPreviewed),
  }
}

// What a load did, or would do, as the command counts it and the page shows it.
import type { OffenderId } from '../../platform/ids.ts'
import type {
  ChangeKind,
  ImportResult,
  JudgedRegister,
  PreviewLine,
  Proposal,
  RegisterWarning,
} from '../types.ts'
import type { Applied } from './apply.ts'
import { isMerged, waits, type Compared, type LoadAsk, type Sorted } from './compared.ts'

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
  /** Rows of restricted files: taken in, and told of as if they had changed nothing. */
  untold: number
}>

/** The same without the people whose file is restricted: what a run says is read by everybody who loads. */
export const toldOf = (
  { sorted, changed, absent }: Omit<Outcome, 'untold' | 'proposed'>,
  proposals: readonly Proposal[],
  restricted: ReadonlySet<OffenderId>,
): Outcome => {
  const compared = sorted.compared.filter(({ known }) => !restricted.has(known.offenderId))
  return {
    sorted: { created: sorted.created, compared },
    changed: changed.filter(({ known }) => !restricted.has(known.offenderId)),
    proposed: proposals.filter(({ offenderId }) => !restricted.has(offenderId)).length,
    absent: absent.filter((id) => !restricted.has(id)),
    untold: sorted.compared.length - compared.length,
  }
}

/** Whoever keeps the register is told that a row names a record that no longer goes on by itself. */
const mergedWarning = ({ person, known }: Compared): RegisterWarning[] =>
  isMerged(known)
    ? [
        {
          line: person.line,
          visorRef: person.visorRef,
          what: `This record was merged into ${known.mergedInto ?? ''}, so the row changed nothing. Take it out of the register.`,
        },
      ]
    : []

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
    unchanged: compared.length + outcome.untold - outcome.changed.length,
    proposed: outcome.proposed,
    notInFile: outcome.absent.length,
    unknownColumns: judged.unknownColumns,
    warnings: [...judged.warnings, ...compared.flatMap(mergedWarning)],
    changes: tally(compared),
    preview: [...compared.flatMap((one) => previewOf(one, isLive)), ...newPeople].slice(
      0,
      mostPreviewed,
    ),
    ...shownOf(judged),
    absent: outcome.absent.slice(0, mostPreviewed),
  }
}

// The words of this room: kinds of corrections, refusals, and how somebody stands before and after.
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { SummaryList, SummaryRow } from '../../platform/views/models.ts'
import type { Level } from '../../policy/index.ts'
import type { VisitThere } from '../queries.ts'
import type {
  Correction,
  CorrectionKind,
  CorrectionRefusal,
  CorrectionState,
  DuplicatePair,
  Effect,
  Stood,
} from '../types.ts'

export const kindWords: Readonly<Record<CorrectionKind, string>> = {
  strike: 'Struck out',
  move: 'Moved to another person',
  redate: 'Given another time',
  merge: 'Two records merged',
  unmerge: 'Two records taken apart',
}

export const askingWords: Readonly<Record<CorrectionKind, string>> = {
  strike: 'Strike out an entry',
  move: 'Move an entry to another person',
  redate: 'Give an entry another time',
  merge: 'Merge another record into this one',
  unmerge: 'Take a merged record apart',
}

export const stateTags: Readonly<Record<CorrectionState, { text: string; classes: string }>> = {
  awaiting_second: { text: 'Waits for a second person', classes: 'govuk-tag--yellow' },
  applied: { text: 'Put right', classes: 'govuk-tag--green' },
  refused: { text: 'Not agreed', classes: 'govuk-tag--grey' },
}

export const refusalWords: Readonly<Record<CorrectionRefusal, string>> = {
  'nothing-to-correct':
    'Nothing was recorded with this line that could be struck out. Change what it tells of where that is kept',
  'already-struck': 'This was struck out already',
  'already-waiting':
    'A correction of this waits for a second person already. It stands on the list of corrections, and is decided there',
  'is-the-record':
    'This is the record itself. Change identity details in the file, or merge it with the record of the same person',
  'from-the-register':
    'This came with the register. Mend the row there and load it again; a single visit can be struck out from its own page',
  'not-to-be-moved':
    'This was decided for this person alone. Strike it out, and record it anew for the right person',
  'not-to-be-redated': 'This has no day of its own. Strike it out, and record it anew',
  'same-person': 'This is the same person. Give the reference of the other',
  'unknown-person':
    'There is nobody with this reference in your force. Check it, or search by name with the link beside the field',
  'in-the-future': 'This must be now or in the past',
  'too-early':
    'This is before the person was born, or before notification requirements began. Enter the day on which it happened',
  'too-early-there':
    'That person was not born yet, or notification requirements had not begun. Give it another time first, or strike it out',
  'same-time': 'This is the time that is on record already',
  'ends-before-it-begins': 'This is after the day on which it ended. Give an earlier day',
  'told-already':
    'The same return to the community is on record there for that day already. Strike this one out instead',
  'cannot-be-judged':
    'This visit cannot be judged anew there: a crew member is no longer known. Strike it out, and record it anew',
  'already-merged': 'One of these is merged into another record already',
  'holds-a-merged-record':
    'Another record is merged into this one. Keep this one, or take that merge apart first',
  'not-merged': 'This record is not merged into the one that is kept',
  'second-approver-needed': 'You asked for this, so another person must decide it',
  'already-decided': 'This has been decided already. See below how',
  'another-teams':
    'It concerns the file of another team as well, so it waits for an inspector or the chief inspector',
  'why-needed': 'Say why you do not agree',
}

export const refusalFields: Partial<Readonly<Record<CorrectionRefusal, string>>> = {
  'same-person': 'to',
  'unknown-person': 'to',
  'in-the-future': 'at',
  'too-early': 'at',
  'too-early-there': 'to',
  'same-time': 'at',
  'ends-before-it-begins': 'at',
  'why-needed': 'why',
}

const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

const days = (count: number): string => `${count} day${count === 1 ? '' : 's'}`

function visitText({ visit, status }: Stood, on: LocalDate): string {
  if (visit === null) return status === 'closed' ? 'None owed: closed' : 'None owed'
  if (visit.suspended !== null) return `Suspended: ${visit.suspended}`
  if (visit.dueOn === null) return 'Owed, with no day set'
  const due = `Due by ${formatShortDate(visit.dueOn)}`
  const late = daysBetween(visit.dueOn, on)
  return late > 0 ? `${due}: ${days(late)} overdue` : due
}

const seenText = ({ lastSeenOn }: Stood): string =>
  lastSeenOn === null ? 'Never seen' : formatShortDate(lastSeenOn)

const told = (on: LocalDate): readonly (readonly [string, (stood: Stood) => string])[] => [
  ['Next visit', (stood) => visitText(stood, on)],
  ['Last seen', seenText],
  ['Risk level', ({ level }) => levelWords[level]],
]

export type Names = ReadonlyMap<string, string>

type Lines = ReadonlyMap<string, Readonly<{ name: string; visorRef: string }>>

const otherWords: Partial<Readonly<Record<CorrectionKind, string>>> = {
  merge: 'merged',
  unmerge: 'taken out',
}

/** Two records of one person carry one name: each is told by its reference, and by what becomes of it. */
export function namesApart(
  lines: Lines,
  { kind, offenderId }: Pick<Correction, 'kind' | 'offenderId'>,
): Names {
  const becomes = otherWords[kind]
  return new Map(
    [...lines].map(([id, { name, visorRef }]) => [
      id,
      becomes === undefined
        ? name
        : `${name} (${visorRef}, ${id === offenderId ? 'kept' : becomes})`,
    ]),
  )
}

/** How it comes out for one person; lines fold on a narrow page where a table would not. */
export type Outcome = Readonly<{ heading: string; list: SummaryList }>

const outcomeRow = (key: string, was: string, now: string): SummaryRow =>
  was === now
    ? { key, text: `${now}: the same` }
    : { key, lines: [{ text: `Before: ${was}` }, { text: `After: ${now}` }] }

/** Before and after, for each person concerned. */
export const outcomesOf = (
  effects: readonly Effect[],
  names: Names,
  on: LocalDate,
): readonly Outcome[] =>
  effects.map(({ offenderId, before, after }) => ({
    heading: `How it comes out for ${names.get(offenderId) ?? 'another person'}`,
    list: { rows: told(on).map(([what, words]) => outcomeRow(what, words(before), words(after))) },
  }))

/** The visits that were made to an address which is put right: nothing of them changes by itself. */
export const visitsThereRows = (visits: readonly VisitThere[]): readonly SummaryRow[] =>
  visits.length === 0
    ? []
    : [
        {
          key: 'Visits made there',
          lines: [
            { text: 'They stay as they are. Open each, and put it right if it was not at home.' },
            ...visits.map(({ id, onDate }) => ({
              text: `Visit of ${formatShortDate(onDate)}`,
              href: `/visits/${id}`,
            })),
          ],
        },
      ]

export const foundWords: Readonly<Record<DuplicatePair['foundBy'], string>> = {
  create: 'when one of them was entered',
  import: 'when a register was loaded',
  nightly: 'by the nightly look',
}

/** The name of who asked, where the account is one of ours. */
export const askerOf = ({
  askedBy,
  askedByName,
}: Pick<Correction, 'askedBy'> & { askedByName: string | null }): string => askedByName ?? askedBy

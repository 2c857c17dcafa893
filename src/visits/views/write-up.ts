// The form in which a visit is written up, or what was said of it put right: never when, where or who.
import { formatShortDate } from '../../platform/calendar.ts'
import type { DoorRow } from '../../offenders/index.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { HiddenFields, Link, Problem, SummaryList } from '../../platform/views/models.ts'
import { typedIn, type Typed } from '../../platform/views/typed.ts'
import { isWrittenUp } from '../rules/write-up.ts'
import type { LatestBy, Visit } from '../types.ts'
import { holdsIn, type Holds } from './folds.ts'
import {
  changePress,
  lookModel,
  writeUpPress,
  type KeepPress,
  type LookedOver,
  type LookModel,
} from './look.ts'
import { nextOf, type NextModel } from './next.ts'
import { whenText } from './resource.ts'
import { saidBegins, type KnownBefore } from './said-begins.ts'
import { saidFields, type SaidModel } from './said-fields.ts'
import { fieldOfRow } from './said-rows.ts'
import { crewWords, outcomeWords, placeWords } from './words.ts'

export type WriteUpModel = Readonly<{
  title: string
  heading: string
  person: object
  back: Link
  problems: readonly Problem[]
  /** What is never edited here. */
  facts: SummaryList
  fixedText: string
  action: string
  hidden: HiddenFields
  said: SaidModel
  /** The plan of the next visit, where the person stands on the ceiling alone because of this one. */
  next: Readonly<{ text: string; fields: NextModel; isOpen: boolean }> | null
  /** What a look over would tell, when one was asked for. */
  look: LookModel | null
  lookAction: string
  press: KeepPress
}>

export type WriteUpAsked = Readonly<{
  visit: Visit
  person: object
  held: readonly DoorRow[]
  known: KnownBefore
  attempt: Attempt
  looked: LookedOver | null
  /** Where the person stands on the ceiling alone because of this visit; null where something is planned, or nothing is owed. */
  ceiling: LatestBy | null
  /** Whether the file is the reader's: the page of the visit is for those alone. */
  isOwn: boolean
  key: string
}>

const factsOf = (visit: Visit): SummaryList => ({
  rows: [
    { key: 'What happened', text: outcomeWords(visit) },
    { key: 'When', text: whenText(visit) },
    { key: 'Where', text: placeWords[visit.place] },
    { key: 'Crew', text: crewWords(visit.crew) },
  ],
})

/** Where the form plans no next visit, something may be agreed. */
const askedOf = (field: string, hasNext: boolean): string => {
  if (field === 'next') return 'next.latestBy'
  return field === 'next.latestBy' && !hasNext ? 'agreed.0.what' : field
}

const nextText = ({ on }: LatestBy): string =>
  `No next visit is planned: this person stands only on the ceiling, which makes ${formatShortDate(on)} the latest. A plan is owed with the write-up. Left empty, no plan is made.`

/** A plan that was begun stays on the form, whatever was planned meanwhile. */
const hasBegunNext = ({ typed }: Attempt): boolean =>
  Object.entries(typed).some(([name, value]) => name.startsWith('next.') && value.trim() !== '')

function planPart(
  { ceiling, attempt }: WriteUpAsked,
  typed: Typed,
  holds: Holds,
): WriteUpModel['next'] {
  if (ceiling === null && !hasBegunNext(attempt)) return null
  return {
    text: ceiling === null ? 'A next visit was planned meanwhile.' : nextText(ceiling),
    fields: nextOf(typed),
    isOpen: holds('next.earliest', 'next.purposes'),
  }
}

/** A form drawn again after somebody else wrote keeps what was typed, and must be read against what stands now. */
const versionOf = ({ visit, attempt }: WriteUpAsked): string => {
  const typed = attempt.typed['version'] ?? ''
  return typed === '' || attempt.stale ? String(visit.version) : typed
}

const backOf = ({ visit, isOwn }: WriteUpAsked): Link =>
  isOwn
    ? { text: 'Back to the visit', href: `/visits/${visit.id}` }
    : { text: 'Back to your day', href: '/' }

function headingOf(visit: Visit): string {
  const day = formatShortDate(visit.onDate)
  return isWrittenUp(visit)
    ? `What was said at the visit of ${day}`
    : `Write up the visit of ${day}`
}

export function writeUpModel(asked: WriteUpAsked): WriteUpModel {
  const { visit, attempt, key } = asked
  const begins = saidBegins(visit, asked.known)
  const hasNext = asked.ceiling !== null || hasBegunNext(attempt)
  const nameOf = (field: string): string => fieldOfRow(attempt.typed, askedOf(field, hasNext))
  const typed = typedIn(attempt, { begins, nameOf })
  const hasFaults = typed.problems.length > 0
  const isTyped = hasFaults || Object.keys(attempt.typed).length > 0
  const values = isTyped ? attempt.typed : begins
  const wrong = attempt.errors.map(({ field }) => nameOf(field))
  const holds = holdsIn(values, wrong)
  const press = isWrittenUp(visit) ? changePress : writeUpPress
  const heading = headingOf(visit)
  return {
    title: hasFaults ? `Error: ${heading}` : heading,
    heading,
    person: asked.person,
    back: backOf(asked),
    problems: typed.problems,
    facts: factsOf(visit),
    fixedText:
      'These are facts of the clock and are not changed here. If one of them is wrong, have the visit put right by a correction.',
    action: `/visits/${visit.id}`,
    hidden: [
      { name: 'version', value: versionOf(asked) },
      { name: '_key', value: key },
    ],
    said: saidFields({
      ...{ typed, values, held: asked.held, known: asked.known },
      holds,
    }),
    next: planPart(asked, typed, holds),
    look: asked.looked === null ? null : lookModel(asked.looked, { nameOf, press }),
    lookAction: `/visits/${visit.id}/look`,
    press,
  }
}

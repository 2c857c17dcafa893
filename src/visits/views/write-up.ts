// The form in which a visit is written up, or what was said of it put right: never when, where or who.
import { formatShortDate } from '../../platform/calendar.ts'
import type { DoorRow } from '../../offenders/index.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { HiddenFields, Link, Problem, SummaryList } from '../../platform/views/models.ts'
import { typedIn } from '../../platform/views/typed.ts'
import { isWrittenUp } from '../rules/write-up.ts'
import type { Visit } from '../types.ts'
import { holdsIn } from './folds.ts'
import { keepPress, lookModel, type KeepPress, type LookedOver, type LookModel } from './look.ts'
import { whenText } from './resource.ts'
import { saidBegins, saidFields, type KnownBefore, type SaidModel } from './said-fields.ts'
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

/** The next visit is planned on a page of its own: here something may be agreed. */
const askedAs: Readonly<Record<string, string>> = { 'next.latestBy': 'agreed.0.what' }

/** A form drawn again after somebody else wrote keeps what was typed, and must be read against what stands now. */
const versionOf = ({ visit, attempt }: WriteUpAsked): string => {
  const typed = attempt.typed['version'] ?? ''
  return typed === '' || attempt.stale ? String(visit.version) : typed
}

export function writeUpModel(asked: WriteUpAsked): WriteUpModel {
  const { visit, attempt, key } = asked
  const begins = saidBegins(visit, asked.known)
  const nameOf = (field: string): string => fieldOfRow(attempt.typed, askedAs[field] ?? field)
  const typed = typedIn(attempt, { begins, nameOf })
  const hasFaults = typed.problems.length > 0
  const isTyped = hasFaults || Object.keys(attempt.typed).length > 0
  const values = isTyped ? attempt.typed : begins
  const wrong = attempt.errors.map(({ field }) => nameOf(field))
  const day = formatShortDate(visit.onDate)
  const heading = isWrittenUp(visit)
    ? `What was said at the visit of ${day}`
    : `Write up the visit of ${day}`
  return {
    title: hasFaults ? `Error: ${heading}` : heading,
    heading,
    person: asked.person,
    back: asked.isOwn
      ? { text: 'Back to the visit', href: `/visits/${visit.id}` }
      : { text: 'Back to your day', href: '/' },
    problems: typed.problems,
    facts: factsOf(visit),
    fixedText:
      'These are facts of the clock and are not changed here. If one of them is wrong, have the visit put right by a correction.',
    action: `/visits/${visit.id}`,
    hidden: [
      { name: 'version', value: versionOf(asked) },
      { name: '_key', value: key },
    ],
    said: saidFields({ typed, values, held: asked.held, holds: holdsIn(values, wrong) }),
    look: asked.looked === null ? null : lookModel(asked.looked, { nameOf, press: keepPress }),
    lookAction: `/visits/${visit.id}/look`,
    press: keepPress,
  }
}

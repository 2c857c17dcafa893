// The form at the kerb: what happened, big choices first; an attempt asks only what an attempt needs.
import { formatTime, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { DoorRow } from '../../offenders/index.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  DateField,
  HiddenFields,
  Input,
  Link,
  Problem,
  TextArea,
} from '../../platform/views/models.ts'
import { nothingSaid, notSeenReasons } from '../types.ts'
import {
  crewRow,
  officerOptions,
  officersFirst,
  type CrewRow,
  type OfficerOption,
} from './record-rows.ts'
import { saidBegins, type KnownBefore } from './said-begins.ts'
import { saidFields, type SaidModel } from './said-fields.ts'
import { fieldOfRow, rows, yesNo, type Values } from './said-rows.ts'
import { nextOf, type NextModel } from './next.ts'
import { holdsIn, type Holds } from './folds.ts'
import { lookModel, recordPress, type KeepPress, type LookedOver, type LookModel } from './look.ts'
import { typedIn, type Option, type Typed } from '../../platform/views/typed.ts'
import { notSeenWords, placeWords, seenWords } from './words.ts'

export type RecordModel = Readonly<{
  title: string
  heading: string
  person: object
  back: Link
  other: Link
  action: string
  hidden: HiddenFields
  problems: readonly Problem[]
  /** What a look over would tell, when one was asked for. */
  look: LookModel | null
  outcome: Choices
  onDate: DateField
  atTime: Input
  place: Choices
  announced: Choices
  crew: readonly CrewRow[]
  moreCrew: readonly CrewRow[]
  /** Which folded parts stand open: those in which something is typed or wrong. */
  folds: Readonly<Record<'crew' | 'where' | 'letIn' | 'next', boolean>>
  press: KeepPress
  soleCrewAuthority: Input
  entry: Readonly<{ purpose: Choices; obtained: Choices; said: TextArea }>
  /** An attempt asks for little more. */
  account: TextArea | null
  /** A visit asks for all of it. */
  whole: Readonly<{
    leftTime: Input
    said: SaidModel
    next: NextModel
    lookAction: string
  }> | null
}>

export type RecordAsked = Readonly<{
  offenderId: string
  person: object
  kind: 'visit' | 'attempt'
  attempt: Attempt
  officers: readonly OfficerOption[]
  /** The writer's own key, put first in the crew for them to leave or take out. */
  ownKey: string | null
  held: readonly DoorRow[]
  known: KnownBefore
  looked: LookedOver | null
  at: Date
  key: string
}>

const notSeen: Option[] = notSeenReasons.map((value) => ({ value, text: notSeenWords[value] }))
const seen: Option[] = [
  { value: 'inside', text: seenWords.inside, hint: 'Let in and spoken to indoors' },
  { value: 'doorstep', text: seenWords.doorstep, hint: 'Spoken to but not inside' },
  { value: 'elsewhere', text: seenWords.elsewhere },
]
const whereWords: Option[] = [
  { value: 'home', text: placeWords.home },
  { value: 'station', text: placeWords.station },
  { value: 'elsewhere', text: placeWords.elsewhere },
]
const beginsOf = ({ kind, ownKey, at, known }: RecordAsked): Record<string, string> => {
  const common = {
    onDate: dayTyped(localDateOf(at)),
    place: 'home',
    'crew.0.officer': ownKey ?? '',
  }
  return kind === 'visit'
    ? { ...common, ...saidBegins(nothingSaid, known) }
    : { ...common, atTime: formatTime(at), announced: 'no' }
}

const dayTyped = (day: LocalDate): string =>
  `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`

/** Faults of facts that the page asks for under another name. */
const askedAs: Readonly<Record<string, string>> = {
  at: 'onDate',
  leftAt: 'leftTime',
  next: 'next.latestBy',
  seen: 'outcome',
  notSeenBecause: 'outcome',
  crew: 'crew.0.officer',
  entry: 'entry.purpose',
  'entry.sought': 'entry.purpose',
}

const entryOf = (typed: Typed): RecordModel['entry'] => ({
  purpose: typed.radios({
    name: 'entry.purpose',
    legend: 'Did you ask to come in?',
    hint: 'Say so above all if you were refused, or spoke at the door. Section 96B counts only calls at which entry was asked for in order to search and assess risk.',
    options: [
      { value: 's96b_search', text: 'Yes, to search and assess risk (section 96B)' },
      { value: 'visit', text: 'Yes, for a visit' },
      { value: 'no', text: 'No, entry was not asked for' },
    ],
  }),
  obtained: typed.radios({
    name: 'entry.obtained',
    legend: 'If you asked, were you let in?',
    options: yesNo,
  }),
  said: typed.textArea(
    { name: 'entry.said', label: 'What was said at the door (may be left out)' },
    2,
  ),
})

type Drawn = Readonly<{ values: Values; holds: Holds }>

const wholeOf = (
  typed: Typed,
  asked: RecordAsked,
  { values, holds }: Drawn,
): NonNullable<RecordModel['whole']> => ({
  leftTime: typed.input(
    { name: 'leftTime', label: 'Time you left (may be left out)' },
    { classes: 'govuk-input--width-10' },
  ),
  said: saidFields({ typed, values, held: asked.held, known: asked.known, holds }),
  next: nextOf(typed),
  lookAction: `/offenders/${asked.offenderId}/visits/look`,
})

const isTyped = ({ errors, typed }: Attempt): boolean =>
  errors.length > 0 || Object.keys(typed).length > 0

/** An attempt begins at home and unannounced: told otherwise, its fold stands open. */
const isElsewhere = ({ values, holds }: Drawn): boolean =>
  (values['place'] ?? 'home') !== 'home' ||
  values['announced'] === 'yes' ||
  holds('announcedReason')

const foldsOf = (drawn: Drawn, wrong: readonly string[]): RecordModel['folds'] => ({
  crew: drawn.holds('crew.2', 'crew.3'),
  where: isElsewhere(drawn) || wrong.includes('place') || wrong.includes('announced'),
  letIn: drawn.holds('entry.obtained'),
  next: drawn.holds('next.earliest', 'next.purposes'),
})

/** What the form asks of a visit and of an attempt alike. */
function commonOf(typed: Typed, asked: RecordAsked) {
  const officers = officerOptions(asked.officers)
  const crew = rows(4, (index) => crewRow(typed, officers, index))
  const announced = typed.radios({
    name: 'announced',
    legend: 'Was it announced?',
    options: yesNo,
  })
  const reason = typed.input({ name: 'announcedReason', label: 'Why it was announced' })
  return {
    onDate: typed.date({ name: 'onDate', label: 'Day', hint: 'For example, 27/3/2026' }),
    atTime: typed.input(
      { name: 'atTime', label: 'Time', hint: 'For example, 1930 or 7.30pm' },
      { classes: 'govuk-input--width-10' },
    ),
    place: typed.radios({ name: 'place', legend: 'Where?', options: whereWords }),
    announced: {
      ...announced,
      items: announced.items.map((item) =>
        'value' in item && item.value === 'yes' ? { ...item, conditional: reason } : item,
      ),
    },
    crew: crew.slice(0, officersFirst),
    moreCrew: crew.slice(officersFirst),
    soleCrewAuthority: typed.input({
      name: 'soleCrewAuthority',
      label: 'If one person went alone, who authorised it',
    }),
    entry: entryOf(typed),
  }
}

const wordsOf = ({ kind, offenderId }: RecordAsked) => {
  const form = `/offenders/${offenderId}/visits/new`
  return kind === 'visit'
    ? {
        heading: 'Record a visit',
        other: {
          text: 'Nobody was seen? Use the short form for an attempt',
          href: `${form}?kind=attempt`,
        },
        action: `/offenders/${offenderId}/visits`,
        outcome: { legend: 'What happened?', options: [...seen, ...notSeen] },
      }
    : {
        heading: 'Record an attempt',
        other: { text: 'The person was seen? Record a visit', href: form },
        action: `/offenders/${offenderId}/visits?kind=attempt`,
        outcome: { legend: 'Why was the person not seen?', options: notSeen },
      }
}

export function recordModel(asked: RecordAsked): RecordModel {
  const begins = beginsOf(asked)
  const nameOf = (field: string): string => askedAs[field] ?? fieldOfRow(asked.attempt.typed, field)
  const typed = typedIn(asked.attempt, { begins, nameOf })
  const wrong = asked.attempt.errors.map(({ field }) => nameOf(field))
  const values = isTyped(asked.attempt) ? asked.attempt.typed : begins
  const drawn = { values, holds: holdsIn(values, wrong) }
  const { heading, other, action, outcome } = wordsOf(asked)
  const isVisit = asked.kind === 'visit'
  return {
    title: typed.problems.length > 0 ? `Error: ${heading}` : heading,
    heading,
    person: asked.person,
    back: { text: 'Back to the file', href: `/offenders/${asked.offenderId}` },
    other,
    action,
    hidden: [{ name: '_key', value: asked.key }],
    problems: typed.problems,
    folds: foldsOf(drawn, wrong),
    press: recordPress,
    look: asked.looked === null ? null : lookModel(asked.looked, { nameOf, press: recordPress }),
    outcome: { ...typed.radios({ name: 'outcome', ...outcome }), classes: 'app-big-choices' },
    ...commonOf(typed, asked),
    account: isVisit ? null : typed.textArea({ name: 'account', label: 'Anything to add' }, 2),
    whole: isVisit ? wholeOf(typed, asked, drawn) : null,
  }
}

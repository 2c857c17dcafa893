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
import { notSeenReasons } from '../types.ts'
import {
  childRow,
  crewRow,
  deviceRow,
  evidenceRow,
  fieldOfRow,
  officersFirst,
  rows,
  yesNo,
  type ChildRow,
  type CrewRow,
  type DeviceRow,
  type EvidenceRow,
} from './record-rows.ts'
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
  outcome: Choices
  onDate: DateField
  atTime: Input
  place: Choices
  announced: Choices
  crew: readonly CrewRow[]
  moreCrew: readonly CrewRow[]
  /** Fold-outs stand open when something in them may need putting right. */
  open: boolean
  soleCrewAuthority: Input
  /** What is held of home, work and people, to be asked about at a visit: a change goes into its own list. */
  held: Readonly<{
    summary: string
    rows: readonly Readonly<{ key: string; lines: readonly string[]; link: Link }>[]
  }> | null
  entry: Readonly<{ purpose: Choices; obtained: Choices; said: TextArea }>
  account: TextArea
  whole: Readonly<{
    child: ChildRow
    moreChildren: readonly ChildRow[]
    device: DeviceRow
    moreDevices: readonly DeviceRow[]
    evidence: readonly EvidenceRow[]
    concerns: TextArea
  }> | null
}>

export type OfficerOption = Readonly<{ key: string; name: string; teamName: string | null }>

export type RecordAsked = Readonly<{
  offenderId: string
  person: object
  kind: 'visit' | 'attempt'
  attempt: Attempt
  officers: readonly OfficerOption[]
  /** The writer's own key, put first in the crew for them to leave or take out. */
  ownKey: string | null
  held: readonly DoorRow[]
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
const beginsOf = ({ kind, ownKey, at }: RecordAsked): Record<string, string> => {
  const common = {
    onDate: dayTyped(localDateOf(at)),
    place: 'home',
    'crew.0.officer': ownKey ?? '',
  }
  return kind === 'visit' ? common : { ...common, atTime: formatTime(at), announced: 'no' }
}

const dayTyped = (day: LocalDate): string =>
  `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`

/** Faults of facts that the page asks for under another name. */
const askedAs: Readonly<Record<string, string>> = {
  at: 'onDate',
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
    hint: 'Section 96B counts only calls at which entry was asked for in order to search and assess risk.',
    options: [
      { value: '', text: 'No' },
      { value: 'visit', text: 'Yes, for a visit' },
      { value: 's96b_search', text: 'Yes, to search and assess risk (section 96B)' },
    ],
  }),
  obtained: typed.radios({ name: 'entry.obtained', legend: 'Were you let in?', options: yesNo }),
  said: typed.textArea({ name: 'entry.said', label: 'What was said' }, 2),
})

const wholeOf = (typed: Typed): NonNullable<RecordModel['whole']> => ({
  child: childRow(typed, 0),
  moreChildren: rows(3, (index) => childRow(typed, index + 1)),
  device: deviceRow(typed, 0),
  moreDevices: rows(3, (index) => deviceRow(typed, index + 1)),
  evidence: rows(3, (index) => evidenceRow(typed, index)),
  concerns: typed.textArea({ name: 'concerns', label: 'What concerns you' }, 3),
})

/** What the form asks of a visit and of an attempt alike. */
function commonOf(typed: Typed, asked: RecordAsked) {
  const officers = [
    { value: '', text: 'Choose an officer' },
    ...asked.officers.map(({ key, name, teamName }) => ({
      value: key,
      text: teamName === null ? name : `${name}, ${teamName}`,
    })),
  ]
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
        account: 'What happened',
        outcome: { legend: 'What happened?', options: [...seen, ...notSeen] },
      }
    : {
        heading: 'Record an attempt',
        other: { text: 'The person was seen? Record a visit', href: form },
        action: `/offenders/${offenderId}/visits?kind=attempt`,
        account: 'Anything to add',
        outcome: { legend: 'Why was the person not seen?', options: notSeen },
      }
}

/** Asked at the door, one by one; the lists open beside the form so that nothing typed is lost. */
const heldOf = ({ held }: RecordAsked): NonNullable<RecordModel['held']> => ({
  summary: 'Any change? What is held of home, work and people',
  rows: held.map(({ key, lines, none, link }) => ({
    key,
    lines: lines.length === 0 ? [none] : lines.map(({ text }) => text),
    link: { text: `${link.text}: add or end`, href: link.href },
  })),
})

export function recordModel(asked: RecordAsked): RecordModel {
  const typed = typedIn(asked.attempt, {
    begins: beginsOf(asked),
    nameOf: (field) => askedAs[field] ?? fieldOfRow(asked.attempt.typed, field),
  })
  const { heading, other, action, account, outcome } = wordsOf(asked)
  return {
    title: typed.problems.length > 0 ? `Error: ${heading}` : heading,
    heading,
    person: asked.person,
    back: { text: 'Back to the file', href: `/offenders/${asked.offenderId}` },
    other,
    action,
    hidden: [{ name: '_key', value: asked.key }],
    problems: typed.problems,
    open: typed.problems.length > 0,
    outcome: typed.radios({ name: 'outcome', ...outcome }),
    held: asked.kind === 'visit' ? heldOf(asked) : null,
    ...commonOf(typed, asked),
    account: typed.textArea({ name: 'account', label: account }, asked.kind === 'visit' ? 8 : 2),
    whole: asked.kind === 'visit' ? wholeOf(typed) : null,
  }
}

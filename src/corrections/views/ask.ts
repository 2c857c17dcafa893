// The page on which something is put right: what stands, what would come out otherwise, and the reason.
import { errorOf } from '../../platform/views/fields.ts'
import {
  formatInstant,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import type { VisitThere } from '../queries.ts'
import type { CorrectionKind, Effect, Entry } from '../types.ts'
import { chooseOf, fieldName, type Choosing, type Chosen } from './choosing.ts'
import { askingWords, outcomesOf, visitsThereRows, type Names, type Outcome } from './words.ts'

export type AskModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  person: object
  ways: Readonly<{
    label: string
    items: readonly (Link & Readonly<{ current: boolean }>)[]
  }> | null
  intro: readonly string[]
  what: SummaryList | null
  choose: Choosing | null
  other: object | null
  otherText: string
  effects: readonly Outcome[]
  waitsText: string
  form: Readonly<{
    action: string
    hidden: HiddenFields
    reason: TextArea
    submitText: string
  }> | null
  whyNot: string | null
}>

/** The address of the entry, below which its corrections stand. */
export type Place = Readonly<{ path: string; back: Link }>

export type AskShown = Readonly<{
  kind: CorrectionKind
  place: Place
  person: object
  other: object | null
  entry: Entry | null
  /** Made to the address that the entry took on. */
  visitsThere: readonly VisitThere[]
  /** A plan for the next visit goes with what is asked for. */
  plansGo: boolean
  /** What the reader chose on the first half of the page: to whom, or when. */
  chosen: Chosen
  weighed: Readonly<{ effects: readonly Effect[]; waitsBecause: string | null }> | null
  whyNot: string | null
  names: Names
  today: LocalDate
  attempt: Attempt
  key: string
}>

const whenOf = ({ at, hasTime }: Pick<Entry, 'at' | 'hasTime'>): string =>
  hasTime ? formatInstant(at) : formatShortDate(localDateOf(at))

const whatOf = (entry: Entry, { visitsThere, plansGo }: AskShown): SummaryList => ({
  rows: [
    { key: 'What is on record', text: entry.summary },
    { key: 'When it was', text: whenOf(entry) },
    { key: 'Recorded', text: `${formatInstant(entry.recordedAt)} by ${entry.recordedBy}` },
    ...(plansGo
      ? [
          {
            key: 'With it goes',
            text: 'The plan for the next visit: without this visit it would put off what is owed',
          },
        ]
      : []),
    ...visitsThereRows(visitsThere),
  ],
})

const ways = ({ kind, place, entry }: AskShown): AskModel['ways'] =>
  entry === null
    ? null
    : {
        label: 'How it is put right',
        items: (
          [
            ['strike', 'It never happened'],
            ['move', 'It was another person'],
            ['redate', 'It was another time'],
          ] as const
        ).map(([way, text]) => ({ text, href: `${place.path}/${way}`, current: way === kind })),
      }

const intros: Readonly<Record<CorrectionKind, readonly string[]>> = {
  strike: [
    'Nothing is deleted. It stays readable, struck through, with your name, the time and your reason; it counts for nothing from now on.',
  ],
  move: [
    'It is struck out here and stands in the file of the right person with its true time. Whether it counts there is judged anew.',
  ],
  redate: ['Both times stay readable. What is owed is counted from the true one.'],
  merge: [
    'Everything recorded in the other record is moved into this one, and the other leads here. Status, lead agency, management and owner stay as they are in this one; the risk level becomes the higher of the two.',
    'What is under way follows too: a claim of the weekend list, a printed page that is out, a stop of a planned shift. What has ended of these stays with the record that it was of.',
    'A second person must agree. A merge can be taken apart again exactly.',
  ],
  unmerge: [
    'Exactly what the merge had moved goes back. What was recorded since stays in this record, and so does a claim, a printed page or a stop that has ended since.',
    'A second person must agree.',
  ],
}

const submitTexts: Readonly<Record<CorrectionKind, string>> = {
  strike: 'Strike it out',
  move: 'Move it',
  redate: 'Give it this time',
  merge: 'Ask for the merge',
  unmerge: 'Ask for it to be taken apart',
}

function hiddenOf({ kind, chosen, key }: AskShown): HiddenFields {
  const name = fieldName[kind]
  return [
    { name: '_key', value: key },
    ...(name === null || chosen.said === null ? [] : [{ name, value: chosen.said }]),
    ...(kind === 'redate' && chosen.at !== null
      ? [{ name: 'at', value: chosen.at.toISOString() }]
      : []),
  ]
}

const formOf = (shown: AskShown): AskModel['form'] =>
  shown.weighed === null
    ? null
    : {
        action: `${shown.place.path}/${shown.kind}`,
        hidden: hiddenOf(shown),
        reason: {
          id: 'reason',
          name: 'reason',
          label: 'What is wrong, and how do you know?',
          value: shown.attempt.typed['reason'] ?? '',
          rows: 3,
          ...errorOf(shown.attempt, 'reason'),
        },
        submitText: submitTexts[shown.kind],
      }

const waitsText = ({ weighed }: AskShown): string => {
  if (weighed === null) return ''
  return weighed.waitsBecause === null
    ? 'It takes hold at once. Nothing overdue and no risk level comes out otherwise.'
    : `It waits for a supervisor other than you. ${weighed.waitsBecause}`
}

/** The finished page; without a weighed outcome only the first half is drawn. */
export const askModel = (shown: AskShown): AskModel => ({
  title: askingWords[shown.kind],
  back: shown.place.back,
  problems: shown.attempt.errors.map(({ field, message }) =>
    ['reason', 'to', 'with', 'merged'].includes(field)
      ? { text: message, href: `#${field}` }
      : { text: message },
  ),
  person: shown.person,
  ways: ways(shown),
  intro: intros[shown.kind],
  what: shown.entry === null ? null : whatOf(shown.entry, shown),
  choose: chooseOf({ ...shown, path: shown.place.path }),
  other: shown.other,
  otherText: shown.kind === 'move' ? 'It goes to' : 'The other record',
  effects:
    shown.weighed === null ? [] : outcomesOf(shown.weighed.effects, shown.names, shown.today),
  waitsText: waitsText(shown),
  form: formOf(shown),
  whyNot: shown.whyNot,
})

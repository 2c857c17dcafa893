// One correction: what, why, before and after for everybody, the second person's word, and who is to be told again.
import { errorOf } from '../../platform/views/fields.ts'
import { formatInstant, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  SummaryRow,
  TextArea,
} from '../../platform/views/models.ts'
import type { CorrectionShown, TellingShown, VisitThere } from '../queries.ts'
import type { CorrectionRefusal } from '../types.ts'
import {
  askerOf,
  outcomesOf,
  kindWords,
  refusalWords,
  stateTags,
  visitsThereRows,
  type Names,
  type Outcome,
} from './words.ts'

type TellLine = Readonly<{
  text: string
  toldText: string
  action: string | null
  hidden: HiddenFields
  name: string
}>

export type CorrectionModel = Readonly<{
  title: string
  back: Link
  problems: readonly Problem[]
  tag: Readonly<{ text: string; classes: string }>
  people: readonly Readonly<{ text: string; line: object }>[]
  facts: SummaryList
  effects: readonly Outcome[]
  decide: Readonly<{
    action: string
    hidden: HiddenFields
    agree: Choices
    why: TextArea
  }> | null
  othersText: string | null
  tellings: readonly TellLine[]
  tellingsText: string
  /** Of a merge that holds: the way to take it apart. */
  undo: Link | null
}>

export type CorrectionOf = Readonly<{
  row: CorrectionShown
  tellings: readonly TellingShown[]
  people: readonly Readonly<{ id: string; line: Readonly<{ visorRef: string }> }>[]
  names: Names
}>

export type CorrectionAsked = CorrectionOf &
  Readonly<{
    whyNot: CorrectionRefusal | null
    visitsThere: readonly VisitThere[]
    mayTell: boolean
    mayConfirm: boolean
    today: LocalDate
    attempt: Attempt
    key: string
  }>

const said = (key: string, text: string | null): SummaryRow[] =>
  text === null ? [] : [{ key, text }]

const decidedText = (row: CorrectionShown): string | null =>
  row.decidedAt === null
    ? null
    : `${row.state === 'applied' ? 'Agreed' : 'Not agreed'} by ${row.decidedByName ?? row.decidedBy ?? ''}, ${formatInstant(row.decidedAt)}`

const factsOf = ({ row, visitsThere }: CorrectionAsked): SummaryList => ({
  rows: [
    { key: 'What stood there', text: row.summary },
    ...said('The true time', row.redatedAt === null ? null : formatInstant(row.redatedAt)),
    { key: 'What is wrong', text: row.reason },
    { key: 'Asked by', text: `${askerOf(row)}, ${formatInstant(row.askedAt)}` },
    ...said('Why it waits', row.state === 'awaiting_second' ? row.waitsBecause : null),
    ...said('Took hold', row.appliedAt === null ? null : formatInstant(row.appliedAt)),
    ...said('Second person', decidedText(row)),
    ...said('What the second person said', row.decidedWhy),
    ...visitsThereRows(visitsThere),
  ],
})

const decideOf = ({ row, attempt, key }: CorrectionAsked): CorrectionModel['decide'] => ({
  action: `/corrections/${row.id}/decision`,
  hidden: [
    { name: 'version', value: String(row.version) },
    { name: '_key', value: key },
  ],
  agree: {
    id: 'agree',
    name: 'agree',
    legend: 'Is this right?',
    legendClasses: 'govuk-fieldset__legend--s',
    items: [
      { value: 'yes', text: 'Yes: I have looked at the files myself, and it takes hold now' },
      { value: 'no', text: 'No: everything stays as it is' },
    ],
    ...errorOf(attempt, 'agree'),
  },
  why: {
    id: 'why',
    name: 'why',
    label: 'Why, or what you looked at',
    value: attempt.typed['why'] ?? '',
    rows: 3,
    ...errorOf(attempt, 'why'),
  },
})

const peopleWords = ({ kind }: CorrectionShown): readonly [string, string] =>
  kind === 'merge' || kind === 'unmerge'
    ? ['The record that is kept', 'The other record']
    : ['Where it stood', 'Where it belongs']

const sawWords: Readonly<Record<string, string>> = {
  'offender.opened': 'opened the file',
  'chronology.opened': 'read the chronology',
  'visit.opened': 'read visits',
  'arms.opened': 'read an ARMS',
  'screen.opened': 'was shown a first screen',
  'duties.listed': 'was shown the backlog',
  'briefing.opened': 'read a briefing',
  'escalation.opened': 'read an escalation',
  'escalation.acknowledged': 'answered an escalation',
  'escalation.chosen': 'chose what is done about an alert',
  'sighting.opened': 'read the sightings',
  'leaving.opened': 'read how someone left the list',
  'leaving.confirmed': 'confirmed how someone left the list',
  'evidence.opened': 'read the evidence and the self-reports',
  'overnight.opened': 'read the overnight lists',
  'export.done': 'took an export',
  'export.named': 'took an export',
}

const sawText = ({ saw }: TellingShown): string =>
  [...new Set(saw.split(', ').map((action) => sawWords[action] ?? action))].join(', ')

const tellLine =
  ({ row, mayTell }: CorrectionAsked) =>
  (telling: TellingShown): TellLine => ({
    name: telling.name,
    text: `${telling.name} ${sawText(telling)}, last on ${formatInstant(telling.lastAt)}.`,
    toldText:
      telling.toldAt === null
        ? ''
        : `Told again: ticked off by ${telling.toldByName ?? telling.toldBy ?? ''}, ${formatInstant(telling.toldAt)}.`,
    action: telling.toldAt === null && mayTell ? `/corrections/${row.id}/told` : null,
    hidden: [{ name: 'username', value: telling.username }],
  })

const sinceWords: Readonly<Record<CorrectionShown['kind'], string>> = {
  strike: 'at it since it was recorded',
  move: 'at it since it was recorded',
  redate: 'at it since it was recorded',
  merge: 'at one of the two records since there were two',
  unmerge: 'at them since they were made one',
}

function tellingsText({ row, tellings }: CorrectionAsked): string {
  if (row.state !== 'applied') return ''
  const since = sinceWords[row.kind]
  return tellings.length === 0
    ? `Nobody else had looked ${since}.`
    : `They had looked ${since}, by the access log. Tell each of them, and tick them off.`
}

function undoOf({ row, people }: CorrectionAsked): Link | null {
  const other = people.find(({ id }) => id === row.otherId)
  if (row.kind !== 'merge' || row.state !== 'applied' || other === undefined) return null
  return {
    text: 'Take the two records apart again',
    href: `/offenders/${row.offenderId}/unmerge?merged=${other.line.visorRef}`,
  }
}

export function correctionModel(asked: CorrectionAsked): CorrectionModel {
  const { row, people, names, whyNot, today, attempt } = asked
  const words = peopleWords(row)
  return {
    title: kindWords[row.kind],
    back: asked.mayConfirm
      ? { text: 'Corrections', href: '/corrections' }
      : { text: 'Back to the chronology', href: `/offenders/${row.offenderId}/chronology` },
    problems: attempt.errors.map(({ field, message }) =>
      field === 'why' || field === 'agree'
        ? { text: message, href: `#${field}` }
        : { text: message },
    ),
    tag: stateTags[row.state],
    people: people.map(({ line }, index) => ({ text: words[index] ?? '', line })),
    facts: factsOf(asked),
    effects: outcomesOf(row.effects, names, today),
    decide: whyNot === null ? decideOf(asked) : null,
    othersText:
      whyNot === 'second-approver-needed' || whyNot === 'another-teams'
        ? `${refusalWords[whyNot]}.`
        : null,
    tellings: asked.tellings.map(tellLine(asked)),
    tellingsText: tellingsText(asked),
    undo: undoOf(asked),
  }
}

export const correctionResource = ({ row, tellings }: Omit<CorrectionOf, 'people' | 'names'>) => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  state: row.state,
  offenderId: row.offenderId,
  otherId: row.otherId,
  entry: row.entryId === null ? null : { kind: row.entryKind, id: row.entryId },
  redatedAt: row.redatedAt?.toISOString() ?? null,
  summary: row.summary,
  reason: row.reason,
  effects: row.effects,
  waitsBecause: row.waitsBecause,
  askedBy: row.askedBy,
  askedAt: row.askedAt.toISOString(),
  decidedBy: row.decidedBy,
  decidedAt: row.decidedAt?.toISOString() ?? null,
  decidedWhy: row.decidedWhy,
  appliedAt: row.appliedAt?.toISOString() ?? null,
  toTell: tellings.map(({ username, saw, lastAt, toldBy, toldAt }) => ({
    username,
    saw: saw.split(', '),
    lastAt: lastAt.toISOString(),
    toldBy,
    toldAt: toldAt?.toISOString() ?? null,
  })),
})

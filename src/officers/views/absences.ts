// Absences of one officer: the list with its form, and one to change, end or withdraw.
import {
  dateField,
  input,
  select,
  typedDate,
  type Answers,
  type Draw,
  type Field,
} from '../../platform/views/fields.ts'
import { formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { FallsDue, OfficerOne } from '../queries.ts'
import type { Absence } from '../types/here.ts'
import { absenceRows } from './officer.ts'
import {
  answersOf,
  form,
  line,
  officerPage,
  section,
  type OfficerPage,
  type Section,
} from './page.ts'
import { absenceWords, daysText, officerHref } from './words.ts'

const fieldsOf = (draw: Draw, coverers: Answers | null): Field[] => [
  select(
    draw,
    { name: 'kind', label: 'Why the officer is away', blank: null },
    answersOf(absenceWords),
  ),
  dateField(draw, ['from', 'From the day']),
  dateField(draw, ['to', 'Last day away'], { hint: 'Leave blank while nobody knows it' }),
  input(draw, ['askedBy', 'Asked for by'], {
    hint: 'Needed when abstracted: who asked for the officer',
  }),
  input(draw, ['note', 'Note'], { hint: 'Nothing about the officer’s health' }),
  ...(coverers === null
    ? []
    : [
        select(
          draw,
          {
            name: 'coveredBy',
            label: 'Ask this officer to cover',
            blank: 'Nobody yet',
            hint: 'It counts once that officer accepts',
          },
          coverers,
        ),
      ]),
]

const levelWords = { very_high: 'very high risk level', high: 'high risk level' } as const

const dueText = ({ name, visorRef, level, dueOn }: FallsDue): string =>
  `${name} (${visorRef}), ${levelWords[level]}, ${dueOn === null ? 'no day set' : `due by ${formatShortDate(dueOn)}`}.`

/** Whom an absence leaves to somebody, each leading to the file. */
export const fallsDueSection = (people: readonly FallsDue[], lastOn: Absence['lastOn']): Section =>
  section(`Very high and high risk: late, or due ${lastOn === null ? 'soon' : 'in these days'}`, {
    lines: people.map((one) =>
      line(dueText(one), { text: 'Open the file', href: `/offenders/${one.offenderId}` }),
    ),
    emptyText: people.length === 0 ? 'Nobody.' : null,
  })

export type AbsencesShown = Readonly<{
  officer: OfficerOne
  absences: readonly Absence[]
  coverers: readonly OfficerOne[]
  mayKeep: boolean
  today: Absence['fromOn']
  attempt: Attempt
}>

export const officerChoice = ({ key, name, teamName }: OfficerOne): Answers[number] => [
  key,
  teamName === null ? name : `${name}, ${teamName}`,
]

export function absencesModel(shown: AbsencesShown): OfficerPage {
  const { officer, absences, attempt } = shown
  const draw = { attempt, values: { kind: 'sick', from: typedDate(shown.today) } }
  return officerPage(`Absences of ${officer.name}`, {
    back: { text: officer.name, href: officerHref(officer.key) },
    attempt,
    sections: [
      ...(shown.mayKeep
        ? [
            section('Record an absence', {
              lines: [
                line(
                  'The officer stays the owner of the files. Those of very high and high risk level who are late or fall due are shown next, and somebody has to accept them.',
                ),
              ],
              form: form({
                action: officerHref(officer.key, '/absences'),
                submitText: 'Record the absence',
                fields: fieldsOf(draw, shown.coverers.map(officerChoice)),
              }),
            }),
          ]
        : []),
      section('Recorded', {
        table: absenceRows(absences),
        emptyText: absences.length === 0 ? 'None is recorded.' : null,
      }),
    ],
  })
}

export type AbsenceShown = Readonly<{
  officer: OfficerOne
  absence: Absence
  fallsDue: readonly FallsDue[]
  mayKeep: boolean
  attempt: Attempt
}>

const changeSections = ({ absence, attempt }: AbsenceShown): Section[] => {
  const draw = {
    attempt,
    values: {
      kind: absence.kind,
      from: typedDate(absence.fromOn),
      to: typedDate(absence.lastOn),
      askedBy: absence.askedBy ?? '',
      note: absence.note ?? '',
    },
  }
  const hidden = [{ name: 'version', value: String(absence.version) }]
  return [
    section('End it, or change its days', {
      form: form({
        action: `/absences/${absence.id}`,
        hidden,
        submitText: 'Save the change',
        fields: fieldsOf(draw, null),
      }),
    }),
    section('Recorded by mistake', {
      form: form({
        action: `/absences/${absence.id}/withdraw`,
        hidden,
        submitText: 'Withdraw this absence',
        isSecondary: true,
      }),
    }),
  ]
}

export function absenceModel(shown: AbsenceShown): OfficerPage {
  const { officer, absence, attempt } = shown
  const isWithdrawn = absence.withdrawnAt !== null
  return officerPage(`${absenceWords[absence.kind]}: ${officer.name}`, {
    back: { text: officer.name, href: officerHref(officer.key) },
    attempt,
    leadText: isWithdrawn
      ? `This absence was withdrawn by ${absence.withdrawnBy ?? ''}: it counts no longer.`
      : null,
    sections: [
      section(null, {
        facts: {
          rows: [
            { key: 'Days', text: daysText(absence.fromOn, absence.lastOn) },
            ...(absence.askedBy === null ? [] : [{ key: 'Asked for by', text: absence.askedBy }]),
            ...(absence.note === null ? [] : [{ key: 'Note', text: absence.note }]),
            {
              key: 'Recorded',
              text: `${formatInstant(absence.recordedAt)} by ${absence.recordedBy}`,
            },
          ],
        },
        lines:
          shown.mayKeep && !isWithdrawn
            ? [
                line('', {
                  text: 'Ask somebody to cover these days',
                  href: officerHref(officer.key, '/covers'),
                }),
              ]
            : [],
      }),
      fallsDueSection(shown.fallsDue, absence.lastOn),
      ...(shown.mayKeep && !isWithdrawn ? changeSections(shown) : []),
    ],
  })
}

export const absenceResource = (absence: Absence, officer: string) => ({
  id: absence.id,
  version: absence.version,
  officer,
  kind: absence.kind,
  from: absence.fromOn,
  to: absence.lastOn,
  askedBy: absence.askedBy,
  note: absence.note,
  recordedAt: absence.recordedAt.toISOString(),
  recordedBy: absence.recordedBy,
  withdrawn: absence.withdrawnAt !== null,
})

export const fallsDueResource = ({ offenderId, visorRef, name, level, dueOn }: FallsDue) => ({
  offender: { id: offenderId, visorRef, name, level },
  dueOn,
})

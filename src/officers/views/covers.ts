// Covers: asking for one, and one with its answer, its end and its hand-back.
import { dateField, input, radios, select, typedDate } from '../../platform/views/fields.ts'
import { formatInstant, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { CoverShown, OfficerOne } from '../queries.ts'
import type { AwaySpell } from '../types/here.ts'
import { officerChoice } from './absences.ts'
import { coverRows } from './officer.ts'
import { handBackSections, overdueText, type HandedBack } from './hand-back.ts'
import { form, line, officerPage, section, type OfficerPage, type Section } from './page.ts'
import { awayText, coverStateWords, daysText, officerHref } from './words.ts'

export type CoversShown = Readonly<{
  officer: OfficerOne
  covers: readonly CoverShown[]
  coverers: readonly OfficerOne[]
  away: AwaySpell | null
  mayKeep: boolean
  opens: (cover: CoverShown) => boolean
  today: LocalDate
  attempt: Attempt
}>

const askSection = ({ officer, coverers, away, today, attempt }: CoversShown): Section => {
  const from = away === null || away.fromOn < today ? today : away.fromOn
  const draw = {
    attempt,
    values: { from: typedDate(from), to: typedDate(away?.lastOn ?? null) },
  }
  const isSupervisor = officer.role === 'supervisor'
  return section('Ask somebody to cover', {
    lines: [
      line(
        isSupervisor
          ? 'Whoever covers a supervisor sees and decides what waits for the team, so must hold the same skills in date.'
          : 'Whoever covers may read and change the files of this officer on these days, also from another team.',
      ),
    ],
    form: form({
      action: officerHref(officer.key, '/covers'),
      submitText: 'Ask',
      fields: [
        select(draw, { name: 'by', label: 'Who is asked' }, coverers.map(officerChoice)),
        dateField(draw, ['from', 'From the day']),
        dateField(draw, ['to', 'Last day'], { hint: 'Leave blank while nobody knows it' }),
      ],
    }),
  })
}

export function coversModel(shown: CoversShown): OfficerPage {
  const { officer, covers, away } = shown
  return officerPage(`Cover for ${officer.name}`, {
    back: { text: officer.name, href: officerHref(officer.key) },
    attempt: shown.attempt,
    leadText: away === null ? 'Here today.' : `${awayText(away)}.`,
    sections: [
      ...(shown.mayKeep ? [askSection(shown)] : []),
      section('Covers', {
        table: coverRows(covers, officer, shown.opens),
        emptyText: covers.length === 0 ? 'None is recorded.' : null,
      }),
    ],
  })
}

export type CoverPage = HandedBack &
  Readonly<{ mayAnswer: boolean; mayEnd: boolean; attempt: Attempt }>

/** What whoever is asked would take on. */
const loadLines = ({ load }: CoverPage): Section['lines'] =>
  load === null
    ? []
    : [
        line(
          `It brings ${load.people} ${load.people === 1 ? 'person' : 'people'}, ${load.dangerous} of them of very high or high risk level. ${overdueText(load)}`,
        ),
      ]

const answerSection = (shown: CoverPage): Section => {
  const { cover, attempt } = shown
  const draw = { attempt, values: {} }
  return section('Your answer', {
    lines: loadLines(shown),
    form: form({
      action: `/covers/${cover.id}/answer`,
      submitText: 'Answer',
      fields: [
        radios(draw, { name: 'answer', legend: 'Do you cover?' }, [
          ['accept', 'Yes, I accept'],
          ['decline', 'No, I decline'],
        ]),
        input(draw, ['note', 'What should be known'], {}),
      ],
    }),
  })
}

const endSection = ({ cover }: CoverPage): Section =>
  section(null, {
    form: form({
      action: `/covers/${cover.id}/end`,
      submitText: cover.state === 'asked' ? 'Withdraw the request' : 'End this cover now',
      isSecondary: true,
    }),
  })

const answeredText = ({ answeredAt, coveringName, answerNote }: CoverShown): string =>
  answeredAt === null
    ? 'Not answered'
    : `${formatInstant(answeredAt)} by ${coveringName}${answerNote === null ? '' : `: ${answerNote}`}`

function titleOf({ answeredAt, state, coveringName, officerName }: CoverShown): string {
  const isAsked = answeredAt === null || state === 'declined'
  return `${coveringName} ${isAsked ? 'is asked to cover for' : 'covers for'} ${officerName}`
}

export function coverModel(shown: CoverPage): OfficerPage {
  const { cover, attempt } = shown
  return officerPage(titleOf(cover), {
    back: { text: cover.officerName, href: officerHref(cover.officerKey) },
    attempt,
    sections: [
      section(null, {
        facts: {
          rows: [
            { key: 'How it stands', text: coverStateWords[cover.state] },
            { key: 'Days', text: daysText(cover.fromOn, cover.lastOn) },
            {
              key: 'Of what',
              text:
                cover.personName === null
                  ? `Every file of ${cover.officerName}${cover.deputises ? ', and what waits for the team' : ''}`
                  : `Only ${cover.personName}`,
            },
            {
              key: 'Asked',
              text: `${formatInstant(cover.recordedAt)} by ${cover.recordedByName}`,
            },
            { key: 'Answered', text: answeredText(cover) },
            ...(cover.endedAt === null
              ? []
              : [
                  {
                    key: 'Ended',
                    text: `${formatInstant(cover.endedAt)} by ${cover.endedByName ?? ''}`,
                  },
                ]),
          ],
        },
      }),
      ...(shown.mayAnswer ? [answerSection(shown)] : []),
      ...handBackSections(shown),
      ...(shown.mayEnd ? [endSection(shown)] : []),
    ],
  })
}

export const coverResource = (cover: CoverShown) => ({
  id: cover.id,
  version: cover.version,
  officer: cover.officerKey,
  by: cover.coveringKey,
  offenderId: cover.offenderId,
  from: cover.fromOn,
  to: cover.lastOn,
  deputises: cover.deputises,
  state: cover.state,
  askedBy: cover.recordedBy,
  answeredAt: cover.answeredAt?.toISOString() ?? null,
  endedAt: cover.endedAt?.toISOString() ?? null,
})

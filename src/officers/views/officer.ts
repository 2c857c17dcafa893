// One officer: here or away, who covers, absences, skills.
import { toRing } from '../../platform/views/telephone.ts'
import type { TeamId } from '../../platform/ids.ts'
import type { CoverShown, OfficerOne } from '../queries.ts'
import type { HereToday } from '../service/here.ts'
import type { Absence } from '../types/here.ts'
import { caseloadLink, coverNames } from './officers.ts'
import { line, officerPage, section, type OfficerPage, type Section } from './page.ts'
import {
  absenceWords,
  awayText,
  coverStateWords,
  daysText,
  offWords,
  officerHref,
  rankWords,
  unbroken,
} from './words.ts'

export type OfficerShown = Readonly<{
  one: HereToday
  absences: readonly Absence[]
  covers: readonly CoverShown[]
  mayKeep: boolean
  mayKeepSkills: boolean
  /** The team whose people the reader sees; null is the whole force. */
  seen: TeamId | null
  /** Whether the reader may open a cover: its officers, and who keeps their days. */
  opens: (cover: CoverShown) => boolean
}>

/** Only who accepted covers. */
function coverText(cover: CoverShown, officer: OfficerOne): string {
  const isAsked = cover.answeredAt === null || cover.state === 'declined'
  const days = daysText(cover.fromOn, cover.lastOn)
  if (cover.coveringId === officer.id)
    return `${isAsked ? 'Asked to cover' : 'Covers for'} ${cover.officerName}, ${days}`
  return isAsked
    ? `${cover.coveringName} asked to cover, ${days}`
    : `Covered by ${cover.coveringName}, ${days}`
}

export const coverRows = (
  covers: readonly CoverShown[],
  officer: OfficerOne,
  opens: (cover: CoverShown) => boolean,
): Section['table'] =>
  covers.length === 0
    ? null
    : {
        head: [{ text: 'Cover' }, { text: 'How it stands' }],
        rows: covers.map((cover) => [
          {
            text: coverText(cover, officer),
            ...(opens(cover) ? { href: `/covers/${cover.id}` } : {}),
            ...(cover.personName === null ? {} : { note: `Only ${cover.personName}` }),
          },
          { text: coverStateWords[cover.state] },
        ]),
      }

export const absenceRows = (absences: readonly Absence[]): Section['table'] =>
  absences.length === 0
    ? null
    : {
        head: [{ text: 'Days' }, { text: 'Why' }],
        rows: absences.map((absence) => [
          { text: daysText(absence.fromOn, absence.lastOn), href: `/absences/${absence.id}` },
          {
            text:
              absence.withdrawnAt === null
                ? absenceWords[absence.kind]
                : `${absenceWords[absence.kind]}, withdrawn`,
          },
        ]),
      }

const todayText = ({ away, off }: HereToday): string => {
  if (away !== null) return awayText(away)
  if (off === null) return 'Here'
  return off.why === 'rest' ? offWords(off) : `Here. ${offWords(off)}`
}

const factsOf = ({ one, seen }: OfficerShown): Section => {
  const { officer, away } = one
  return section(null, {
    facts: {
      rows: [
        { key: 'Today', text: todayText(one) },
        { key: 'Team', text: officer.teamName ?? 'No team' },
        { key: 'Rank', text: rankWords[officer.rank] ?? officer.rank },
        { key: 'Constable', text: officer.isConstable ? 'Yes' : 'No' },
        { key: 'Collar number', text: officer.collarNumber ?? 'Not entered' },
        {
          key: 'Telephone',
          ...toRing(unbroken(officer.phone ?? 'No number is held'), officer.phone),
        },
        {
          key: 'People held',
          text: String(officer.caseload),
          ...caseloadLink(officer, seen),
        },
        ...(away === null
          ? []
          : [{ key: 'Covered by', text: coverNames(one) === '' ? 'Nobody' : coverNames(one) }]),
      ],
    },
  })
}

export function officerModel(shown: OfficerShown): OfficerPage {
  const { one, absences, covers, mayKeep } = shown
  const { officer } = one
  const to = (text: string, part: string) =>
    line('', { text, href: officerHref(officer.key, part) })
  return officerPage(officer.name, {
    back: { text: 'Who is here', href: '/officers' },
    sections: [
      factsOf(shown),
      section('Absences', {
        table: absenceRows(absences.slice(0, 10)),
        emptyText: absences.length === 0 ? 'None is recorded.' : null,
        lines: [to(mayKeep ? 'Record an absence' : 'All absences', '/absences')],
      }),
      section('Cover', {
        table: coverRows(covers.slice(0, 10), officer, shown.opens),
        emptyText: covers.length === 0 ? 'None is recorded.' : null,
        lines: [to(mayKeep ? 'Ask somebody to cover' : 'All covers', '/covers')],
      }),
      section('Skills', {
        lines: [to(shown.mayKeepSkills ? 'Enter or book skills' : 'See the skills', '/skills')],
      }),
    ],
  })
}

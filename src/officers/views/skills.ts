// The skills matrix, one officer's line of it, and the versions of courses.
import { dateField, input, select } from '../../platform/views/fields.ts'
import { formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Cell } from '../../platform/views/models.ts'
import type { OfficerOne, SkilledOfficer } from '../queries.ts'
import { standingsOn, trainingOn } from '../rules.ts'
import { skills, type CourseVersion, type SkillStanding } from '../types/skills.ts'
import { filterBy, teamChoice } from './filters.ts'
import {
  answersOf,
  form,
  line,
  officerPage,
  section,
  type OfficerPage,
  type Section,
} from './page.ts'
import { tabs } from './tabs.ts'
import { linkTo, officerHref, skillStateWords, skillTags, skillWords } from './words.ts'

/** What is said of a skill beside its state: until when, of which version, for when. */
function noteOf({ state, courseVersion, heldFrom, heldUntil, bookedFor }: SkillStanding): string {
  const day = (on: LocalDate | null): string => (on === null ? '' : formatShortDate(on))
  const parts: Readonly<Record<SkillStanding['state'], string>> = {
    held: heldUntil === null ? `since ${day(heldFrom)}` : `until ${day(heldUntil)}`,
    booked: `for ${day(bookedFor)}`,
    lapsed: `on ${day(heldUntil)}`,
    superseded: `from ${day(heldUntil)}`,
    none: '',
    'not-needed': '',
  }
  return [courseVersion ?? '', parts[state]].filter((part) => part !== '').join(', ')
}

const cellOf = (standing: SkillStanding, href: string): Cell => {
  const note = noteOf(standing)
  return { text: skillStateWords[standing.state], href, ...(note === '' ? {} : { note }) }
}

export type MatrixShown = Readonly<{
  officers: readonly SkilledOfficer[]
  versions: readonly CourseVersion[]
  on: LocalDate
  team: string | undefined
  teams: readonly string[]
  anyText: string
  /** An administrator keeps the skills and sees no roster. */
  seesRoster: boolean
  mayKeep: boolean
  attempt: Attempt
}>

const assumedNote = (officer: SkilledOfficer, on: LocalDate): string | null =>
  trainingOn(officer, on) === 'assumed' ? 'From the register: assumed trained, unconfirmed' : null

const rowOf = (officer: SkilledOfficer, { on, seesRoster }: MatrixShown): Cell[] => {
  const note = assumedNote(officer, on)
  const href = officerHref(officer.key, '/skills')
  return [
    {
      text: officer.name,
      ...(seesRoster ? { href: officerHref(officer.key) } : {}),
      ...(note === null ? {} : { note }),
    },
    ...standingsOn(officer, on).map((standing) => cellOf(standing, href)),
  ]
}

const versionRows = (versions: readonly CourseVersion[]): Section['table'] =>
  versions.length === 0
    ? null
    : {
        head: [{ text: 'Course' }, { text: 'Version' }, { text: 'Counts' }],
        rows: versions.map(({ skill, courseVersion, supersededOn }) => [
          { text: skillWords[skill] },
          { text: courseVersion },
          {
            text: supersededOn === null ? 'Yes' : `Not from ${formatShortDate(supersededOn)}`,
          },
        ]),
      }

const versionForm = (attempt: Attempt): Section['form'] => {
  const draw = { attempt, values: {} }
  return form({
    action: '/skills/versions',
    submitText: 'Save the version',
    fields: [
      select(draw, { name: 'skill', label: 'Course' }, answersOf(skillWords)),
      input(draw, ['version', 'Version'], { classes: 'govuk-input--width-20' }),
      dateField(draw, ['supersededOn', 'First day on which it counts no longer'], {
        hint: 'Leave blank while it counts',
      }),
    ],
  })
}

const matrixTable = (shown: MatrixShown): Section['table'] =>
  shown.officers.length === 0
    ? null
    : {
        caption: 'Skills of each officer',
        captionClasses: 'govuk-visually-hidden',
        regionId: 'skills',
        head: [{ text: 'Officer' }, ...skills.map((skill) => ({ text: skillWords[skill] }))],
        firstCellIsHeader: true,
        rows: shown.officers.map((officer) => rowOf(officer, shown)),
      }

export function matrixModel(shown: MatrixShown): OfficerPage {
  const { officers, versions, team, teams } = shown
  return officerPage('Skills', {
    tabs: shown.seesRoster ? tabs('/skills') : [],
    attempt: shown.attempt,
    leadText:
      'What may be done here follows from these rows: who counts as a MOSOVO officer in date at a visit, who may ratify an ARMS. Being a constable is not a skill: it stands with the officer.',
    filter: filterBy('/skills', teamChoice(teams, team, shown.anyText)),
    sections: [
      section(null, {
        table: matrixTable(shown),
        emptyText: officers.length === 0 ? 'There is no officer in this team.' : null,
        lines: shown.mayKeep
          ? [line('', { text: 'Enter an officer', href: '/officers/new' })]
          : [line('An administrator enters what is held, and what is booked.')],
      }),
      section('Versions of courses', {
        table: versionRows(versions),
        emptyText: versions.length === 0 ? 'None is entered: every course counts.' : null,
        form: shown.mayKeep ? versionForm(shown.attempt) : null,
      }),
    ],
  })
}

export type OfficerSkillsShown = Readonly<{
  officer: OfficerOne
  skilled: SkilledOfficer
  on: LocalDate
  mayKeep: boolean
  isOwn: boolean
  attempt: Attempt
}>

const skillForm = ({ officer, attempt }: OfficerSkillsShown): Section => {
  const draw = { attempt, values: {} }
  return section('Enter, end or book a skill', {
    lines: [
      line(
        'Give the day from which it is held; or the day on which what is held ends; or the day of a course that is booked.',
      ),
    ],
    form: form({
      action: officerHref(officer.key, '/skills'),
      submitText: 'Save',
      fields: [
        select(draw, { name: 'skill', label: 'Skill' }, answersOf(skillWords)),
        input(draw, ['version', 'Version of the course'], { classes: 'govuk-input--width-20' }),
        dateField(draw, ['heldFrom', 'Held from']),
        dateField(draw, ['heldUntil', 'Ends on'], {
          hint: 'The first day on which it is not held',
        }),
        dateField(draw, ['bookedFor', 'Booked for']),
      ],
    }),
  })
}

export function officerSkillsModel(shown: OfficerSkillsShown): OfficerPage {
  const { officer, skilled, on } = shown
  const note = assumedNote(skilled, on)
  return officerPage(`Skills of ${officer.name}`, {
    back: { text: 'Skills', href: linkTo('/skills', {}) },
    attempt: shown.attempt,
    leadText: note === null ? null : `${note}, until any skill is entered here.`,
    sections: [
      section(null, {
        lines: shown.mayKeep
          ? [
              line('', {
                text: 'Rank, numbers and team',
                href: officerHref(officer.key, '/particulars'),
              }),
            ]
          : [],
        table: {
          head: [{ text: 'Skill' }, { text: 'Today' }, { text: 'Version and days' }],
          rows: standingsOn(skilled, on).map((standing) => {
            const tagClass = skillTags[standing.state]
            const text = skillStateWords[standing.state]
            return [
              { text: skillWords[standing.skill] },
              tagClass === null ? { text } : { text, tagClass },
              { text: noteOf(standing) },
            ]
          }),
        },
      }),
      ...(shown.mayKeep && !shown.isOwn ? [skillForm(shown)] : []),
    ],
  })
}

export const skillsResource = (officer: SkilledOfficer, on: LocalDate) => ({
  officer: officer.key,
  name: officer.name,
  team: officer.teamName,
  mosovo: trainingOn(officer, on),
  skills: standingsOn(officer, on).map((one) => ({
    skill: one.skill,
    state: one.state,
    version: one.courseVersion,
    heldFrom: one.heldFrom,
    heldUntil: one.heldUntil,
    bookedFor: one.bookedFor,
  })),
})

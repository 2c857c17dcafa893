// The page for a new person, with those on record who may be the same.
import type { LocalDate } from '../../platform/calendar.ts'
import type { OfficerChoice, TeamRef } from '../../officers/index.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Problem } from '../../platform/views/models.ts'
import type { PersonLineFacts } from '../types.ts'
import {
  checkbox,
  dateField,
  problemsOf,
  radios,
  select,
  textarea,
  type Draw,
} from '../../platform/views/fields.ts'
import { personLine, type PersonLine } from './person-line.ts'
import type { FormModel, Section } from './task.ts'
import { whoFields } from './tasks/identity.ts'
import { addressFields } from './tasks/places.ts'
import { agencyText, answersOf, levelText } from './words.ts'

export type NewPersonPage = Readonly<{
  backHref: string
  problems: readonly Problem[]
  matches: readonly PersonLine[]
  form: FormModel
}>

type Drawn = Readonly<{
  attempt: Attempt
  today: LocalDate
  key: string
  teams: readonly TeamRef[]
  officers: readonly OfficerChoice[]
  /** The writer's own team, taken when none is chosen. */
  ownTeam: string | null
  matches: readonly PersonLineFacts[]
}>

const managed = (draw: Draw): Section => ({
  legend: 'How the person is managed',
  fields: [
    radios(
      draw,
      {
        name: 'level',
        legend: 'Risk level',
        hint: 'If nobody has given one yet, leave this: the person is held as high until someone does',
      },
      answersOf(levelText),
    ),
    radios(
      draw,
      { name: 'mappaLevel', legend: 'MAPPA level (optional)' },
      [1, 2, 3].map((level) => [String(level), `MAPPA level ${level}`]),
    ),
    radios(draw, { name: 'leadAgency', legend: 'Lead agency' }, answersOf(agencyText)),
    dateField(draw, ['leadSince', 'That agency has led since'], {
      hint: 'Police lead starts the ARMS clock. Without a day it is counted from today',
    }),
  ],
})

const owners = (draw: Draw, { teams, officers }: Drawn): Section => ({
  legend: 'Who manages the person',
  fields: [
    select(
      draw,
      { name: 'team', label: 'Team' },
      teams.map(({ name }) => [name, name]),
    ),
    select(
      draw,
      { name: 'officer', label: 'Officer (optional)', blank: 'Nobody yet' },
      officers.map(({ key, name, teamName }) => [
        key,
        teamName === null ? name : `${name}, ${teamName}`,
      ]),
    ),
  ],
})

const confirmation = (draw: Draw): Section => ({
  legend: 'Is this somebody else?',
  fields: [
    checkbox(
      draw,
      { name: 'confirmedNotDuplicate', legend: 'You have looked at the people above' },
      'I have checked: this is another person',
    ),
  ],
})

const sectionsOf = (draw: Draw, drawn: Drawn): Section[] => [
  ...(drawn.matches.length === 0 ? [] : [confirmation(draw)]),
  { legend: null, fields: whoFields(draw) },
  managed(draw),
  owners(draw, drawn),
  {
    legend: 'Home address (optional)',
    fields: [
      ...addressFields(draw, 'homeAddress.'),
      dateField(draw, ['homeAddress.from', 'Has lived there since']),
    ],
  },
  { legend: null, fields: [textarea(draw, ['notes', 'Notes (optional)'])] },
]

export function newPersonPage(drawn: Drawn): NewPersonPage {
  const { attempt, today, key, ownTeam, matches } = drawn
  const values = { team: ownTeam ?? '', leadAgency: 'police', 'homeAddress.kind': 'residence' }
  return {
    backHref: '/offenders',
    problems: problemsOf({ attempt }),
    matches: matches.map((facts) => personLine(facts, today, { withTeam: true })),
    form: {
      action: '/offenders',
      hidden: [{ name: '_key', value: key }],
      sections: sectionsOf({ attempt, values }, drawn),
      submitText: 'Add this person',
    },
  }
}

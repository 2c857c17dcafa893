// The form for an officer's rank, office of constable, numbers and team: a new one, and one who is known.
import type { Attempt } from '../../platform/http/route.ts'
import type { OfficerOne } from '../queries.ts'
import { input, radios, select } from '../../platform/views/fields.ts'
import { answersOf, form, officerPage, section, type OfficerPage } from './page.ts'
import { linkTo, officerHref, rankWords } from './words.ts'

export type ParticularsShown = Readonly<{
  /** Null is an officer to be entered. */
  known: Readonly<{ officer: OfficerOne; version: number }> | null
  teams: readonly string[]
  attempt: Attempt
}>

const valuesOf = (officer: OfficerOne): Readonly<Record<string, string>> => ({
  name: officer.name,
  rank: officer.rank,
  constable: officer.isConstable ? 'yes' : 'no',
  collarNumber: officer.collarNumber ?? officer.key,
  phone: officer.phone ?? '',
  team: officer.teamName ?? '',
})

export function particularsModel({ known, teams, attempt }: ParticularsShown): OfficerPage {
  const draw = { attempt, values: known === null ? {} : valuesOf(known.officer) }
  const short = { classes: 'govuk-input--width-20' }
  return officerPage(known === null ? 'Enter an officer' : `Particulars of ${known.officer.name}`, {
    back: { text: 'Skills', href: linkTo('/skills', {}) },
    attempt,
    leadText:
      'Without a number nobody can be rung. Whoever is to sign in needs an account as well, which chooses this officer.',
    sections: [
      section(null, {
        form: form({
          action: known === null ? '/officers' : officerHref(known.officer.key, '/particulars'),
          submitText: 'Save',
          hidden: known === null ? [] : [{ name: 'version', value: String(known.version) }],
          fields: [
            input(draw, ['name', 'Name'], { hint: 'As it is to be shown, for example PC Jo Hall' }),
            select(draw, { name: 'rank', label: 'Rank' }, answersOf(rankWords)),
            radios(draw, { name: 'constable', legend: 'Holds the office of constable?' }, [
              ['yes', 'Yes'],
              ['no', 'No'],
            ]),
            input(draw, ['collarNumber', 'Collar number'], short),
            input(draw, ['phone', 'Telephone'], short),
            select(
              draw,
              { name: 'team', label: 'Team', blank: 'No team' },
              teams.map((name) => [name, name]),
            ),
          ],
        }),
      }),
    ],
  })
}

export const particularsResource = (officer: OfficerOne, version: number) => ({
  officer: officer.key,
  version,
  name: officer.name,
  rank: officer.rank,
  constable: officer.isConstable,
  collarNumber: officer.collarNumber,
  phone: officer.phone,
  team: officer.teamName,
})

// Changes of how a person stands: level, lead, status, management, owner, home.
import type { Known, RegisterChange, RegisterLevel, RegisterPerson } from '../../types.ts'
import { change, says, type Rule } from './said.ts'

const levelOrder: Readonly<Record<RegisterLevel, number>> = {
  low: 1,
  medium: 2,
  high: 3,
  very_high: 4,
}

const level: Rule = (person, known) =>
  says(person, known, 'level') && person.level !== known.level.value
    ? change('level', {
        from: known.level.value,
        to: person.level,
        lowers: levelOrder[person.level] < levelOrder[known.level.value],
        kept: known.level.origin === 'here',
      })
    : null

const mappa: Rule = (person, known) =>
  says(person, known, 'mappaLevel') && person.mappaLevel !== known.mappa?.value
    ? change('mappa', {
        from: known.mappa?.value,
        to: person.mappaLevel,
        lowers: (person.mappaLevel ?? 0) < (known.mappa?.value ?? 0),
        kept: known.mappa?.origin === 'here',
      })
    : null

/** The day the register has for police lead; nothing for another agency. */
const policeSince = ({ leadAgency, leadSince }: RegisterPerson): string =>
  leadAgency === 'police' ? (leadSince ?? '') : ''

const sameLead = (person: RegisterPerson, { lead: { value, fromOn } }: Known): boolean =>
  person.leadAgency === value && (value !== 'police' || policeSince(person) === fromOn)

const otherLead = ({ leadAgency }: RegisterPerson, { lead: { value, origin } }: Known) =>
  change('lead', { from: value, to: leadAgency, lowers: true, kept: origin === 'here' })

const policeLead = (since: string, { lead: { value, fromOn, origin } }: Known): RegisterChange => {
  const before = fromOn ?? ''
  return change('lead', {
    from: value,
    to: `police since ${since}`,
    // A later start of police lead would put off the ARMS clock.
    lowers: value === 'police' && since > before,
    kept: origin === 'here' && before >= since,
  })
}

/** The date of a lead counts with the agency: police from another day is a change. */
function lead(person: RegisterPerson, known: Known): RegisterChange | null {
  const said = says(person, known, 'leadAgency') || says(person, known, 'leadSince')
  if (!said || sameLead(person, known)) return null
  const since = policeSince(person)
  return since === '' ? otherLead(person, known) : policeLead(since, known)
}

const status: Rule = (person, known) =>
  says(person, known, 'status') && person.status !== known.status.value
    ? change('status', {
        from: known.status.value,
        to: person.status,
        lowers: person.status !== 'community',
        kept: known.status.origin === 'here',
      })
    : null

const returned: Rule = (person, known) =>
  says(person, known, 'released')
    ? change('return', {
        from: known.register?.released,
        to: person.released,
        // A later return starts the ARMS clock anew, and may put off a visit that is overdue.
        lowers: true,
      })
    : null

const management: Rule = (person, known) => {
  const now = known.management?.value ?? 'active'
  return says(person, known, 'management') && person.management !== now
    ? change('management', {
        from: now,
        to: person.management,
        lowers: person.management === 'reactive',
        kept: known.management?.origin === 'here',
      })
    : null
}

function owner(person: RegisterPerson, known: Known): RegisterChange | null {
  if (!says(person, known, 'officer') && !says(person, known, 'team')) return null
  const { officer, team } = known.owner.value
  const asked = { officer: person.officer?.collarNumber ?? officer, team: person.team }
  if (asked.officer === officer && asked.team === team) return null
  const kept = known.owner.origin === 'here'
  return change('owner', { from: known.owner.value, to: asked, lowers: true, kept })
}

function address(person: RegisterPerson, known: Known): RegisterChange | null {
  if (!says(person, known, 'address') || person.address?.line == null) return null
  const home = known.home?.value
  if (home?.line === person.address.line && home.postcode === person.address.postcode) return null
  const from = home === undefined ? null : { line: home.line, postcode: home.postcode }
  return change('address', { from, to: person.address, kept: known.home?.origin === 'here' })
}

export const standingRules: readonly Rule[] = [
  level,
  mappa,
  lead,
  status,
  returned,
  management,
  owner,
  address,
]

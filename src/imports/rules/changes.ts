// What a row of a later register would change of a person, and which of it waits for a decision once live.
import type { ChangeKind, Known, RegisterChange, RegisterLevel, RegisterPerson } from '../types.ts'

type Field = Exclude<keyof RegisterPerson, 'line' | 'visorRef'>

const text = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (typeof value === 'object')
    return Object.values(value)
      .filter((part) => part !== null)
      .join(', ')
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value as number)
}

/** Stored facts come back with their parts in another order and without the blank ones. */
const canonical = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? JSON.stringify(
        Object.entries(value)
          .filter(([, part]) => part !== null)
          .toSorted(([a], [b]) => a.localeCompare(b)),
      )
    : JSON.stringify(value ?? null)

/** A blank cell leaves what is stored; a cell the register has not changed since says nothing new. */
const says = (person: RegisterPerson, known: Known, field: Field): boolean =>
  person[field] !== null && canonical(person[field]) !== canonical(known.register?.[field])

const levelOrder: Readonly<Record<RegisterLevel, number>> = {
  low: 1,
  medium: 2,
  high: 3,
  very_high: 4,
}

type Rule = (person: RegisterPerson, known: Known) => RegisterChange | null

type Told = Readonly<{ from?: unknown; to: unknown; lowers?: boolean; kept?: boolean }>

const change = (what: ChangeKind, told: Told): RegisterChange => ({
  what,
  from: text(told.from),
  to: text(told.to),
  lowers: told.lowers ?? false,
  kept: told.kept ?? false,
})

/** A field of identity: what was edited here since the last register stands. */
const identity =
  (what: ChangeKind, fields: readonly Extract<Field, keyof Known>[], lowers = false): Rule =>
  (person, known) => {
    const said = fields.filter(
      (field) => says(person, known, field) && person[field] !== known[field],
    )
    if (said.length === 0) return null
    const edited = said.some(
      (field) => known.register?.[field] != null && known.register[field] !== known[field],
    )
    const words = (of: Readonly<Record<string, unknown>>): string =>
      said.map((field) => text(of[field]) ?? '').join(' ')
    return change(what, { from: words(known), to: words(person), lowers, kept: edited })
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

/** The date of a lead counts with the agency: police from another day is a change. */
function lead(person: RegisterPerson, known: Known): RegisterChange | null {
  if (!says(person, known, 'leadAgency') && !says(person, known, 'leadSince')) return null
  const { value, fromOn, origin } = known.lead
  const police = person.leadAgency === 'police'
  if (person.leadAgency === value && (!police || person.leadSince === fromOn)) return null
  const laterHere = origin === 'here' && (!police || (fromOn ?? '') >= (person.leadSince ?? ''))
  // A later start of police lead would put off the ARMS clock.
  const lengthens = police && value === 'police' && (person.leadSince ?? '') > (fromOn ?? '')
  return change('lead', {
    from: value,
    to: police ? `police since ${person.leadSince ?? ''}` : person.leadAgency,
    lowers: !police || lengthens,
    kept: laterHere,
  })
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
    ? change('return', { from: known.register?.released, to: person.released })
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

const children: Rule = (person, known) =>
  says(person, known, 'childrenAtAddress') &&
  person.childrenAtAddress !== (known.childrenMarker !== null)
    ? change('children', {
        from: known.childrenMarker !== null,
        to: person.childrenAtAddress,
        lowers: person.childrenAtAddress === false,
      })
    : null

function order(person: RegisterPerson, known: Known): RegisterChange | null {
  if (!says(person, known, 'shpoExpiry')) return null
  const before = known.register?.shpoExpiry ?? null
  const end = (expiry: string | null): string => (expiry === 'indefinite' ? '9999' : (expiry ?? ''))
  return change('order', {
    from: before,
    to: person.shpoExpiry,
    lowers: end(person.shpoExpiry) < end(before),
  })
}

const visit: Rule = (person, known) =>
  says(person, known, 'lastVisit') && person.lastVisit !== known.lastSeenOn
    ? change('visit', {
        from: known.lastSeenOn,
        to: person.lastVisit,
        // A visit clears what is overdue; one before the last that we know clears nothing.
        lowers: known.lastSeenOn === null || (person.lastVisit ?? '') > known.lastSeenOn,
        kept:
          (person.lastVisit ?? '') < (known.lastSeenOn ?? '') &&
          known.register?.lastVisit !== known.lastSeenOn,
      })
    : null

/** A due date counts only if its Last visit is still the latest, and never against a plan made here since. */
function plan(
  person: RegisterPerson,
  known: Known,
  others: readonly RegisterChange[],
): RegisterChange | null {
  if (person.visitDueBy === null) return null
  const endsPlans = others.some(({ what, kept }) => !kept && endsAPlan.has(what))
  if (!says(person, known, 'visitDueBy') && !says(person, known, 'lastVisit') && !endsPlans)
    return null
  const lastVisit = person.lastVisit ?? known.register?.lastVisit ?? null
  const seenSince = known.lastSeenOn !== null && known.lastSeenOn > (lastVisit ?? '')
  const planHere =
    known.newestPlan?.origin === 'here' && (known.newestPlan.madeOn ?? '') >= (lastVisit ?? '')
  return change('plan', {
    from: known.visitDueOn,
    to: person.visitDueBy,
    lowers: known.visitDueOn !== null && person.visitDueBy > known.visitDueOn,
    kept: seenSince || planHere,
  })
}

/** The register's due date is the plan in force on the day of its load, whatever else its row changes. */
const endsAPlan = new Set<ChangeKind>([
  'level',
  'lead',
  'status',
  'return',
  'management',
  'address',
])

function arms(person: RegisterPerson, known: Known): RegisterChange | null {
  if (!says(person, known, 'armsCompleted') && !says(person, known, 'armsRatified')) return null
  if (person.armsCompleted === null) return null
  const before = known.register?.armsCompleted
  const to = { completed: person.armsCompleted, ratified: person.armsRatified }
  return change('arms', { from: before, to, lowers: person.armsRatified !== null })
}

const sentenceFields: readonly Field[] = [
  'disposal',
  'sentenceMonths',
  'convictionDate',
  'lastNotification',
]

function sentence(person: RegisterPerson, known: Known): RegisterChange | null {
  const said = sentenceFields.filter((field) => says(person, known, field))
  if (said.length === 0) return null
  const words = (of: Partial<RegisterPerson> | null): string =>
    said.map((field) => text(of?.[field]) ?? 'nothing').join(', ')
  return change('sentence', { from: words(known.register), to: words(person) })
}

const rules: readonly Rule[] = [
  identity('name', ['surname', 'forenames']),
  identity('pnc', ['pncId']),
  identity('birth', ['dateOfBirth'], true),
  identity('sex', ['sex'], true),
  identity('notes', ['notes']),
  level,
  mappa,
  lead,
  status,
  returned,
  management,
  owner,
  address,
  children,
  order,
  visit,
  arms,
  sentence,
]

/** All that a row says anew of a person already here. Nothing when the same row is loaded twice. */
export function changesFrom(person: RegisterPerson, known: Known): readonly RegisterChange[] {
  const found = rules.map((rule) => rule(person, known)).filter((one) => one !== null)
  const due = plan(person, known, found)
  return due === null ? found : [...found, due]
}

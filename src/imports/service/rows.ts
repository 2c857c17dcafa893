// Turns what a register says of a person into the rows that the rooms keep, each marked as the register's.
import type { Arms } from '../../arms/index.ts'
import type { Records } from '../../offenders/index.ts'
import { addDays, formatShortDate, startOfDay, type LocalDate } from '../../platform/calendar.ts'
import {
  newId,
  type ForceId,
  type OffenderId,
  type OfficerId,
  type TeamId,
} from '../../platform/ids.ts'
import type { Visit, VisitPlan } from '../../visits/index.ts'
import type { ChangeKind, RegisterPerson } from '../types.ts'

export type Lists = { -readonly [K in keyof Records]-?: NonNullable<Records[K]>[number][] }

/** Everything that a load adds, table by table. */
export type Rows = Readonly<{
  records: Lists
  visits: Visit[]
  plans: VisitPlan[]
  arms: Arms[]
}>

export const noRows = (): Rows => ({
  records: {
    offenders: [],
    names: [],
    identifiers: [],
    addresses: [],
    markers: [],
    statuses: [],
    returns: [],
    leads: [],
    levels: [],
    mappas: [],
    managements: [],
    pending: [],
    allocations: [],
    events: [],
    chronology: [],
  },
  visits: [],
  plans: [],
  arms: [],
})

export type Load = Readonly<{
  forceId: ForceId
  at: Date
  on: LocalDate
  by: string
  suspensionDays: number
  officers: ReadonlyMap<string, OfficerId>
  teams: ReadonlyMap<string, TeamId>
  rows: Rows
}>

type Whom = Readonly<{ id: OffenderId; person: RegisterPerson }>

const recorded = (load: Load, { id }: Whom) => ({
  id: newId<string>(),
  forceId: load.forceId,
  offenderId: id,
  recordedAt: load.at,
  recordedBy: load.by,
  origin: 'register' as const,
})

const why = 'From the register, not recorded here'

type Add = (load: Load, whom: Whom, fromOn: LocalDate | null) => void

const away = new Set(['custody', 'hospital', 'abroad'])

const addStatus: Add = (load, whom, fromOn) => {
  const { status } = whom.person
  load.rows.records.statuses.push({
    ...recorded(load, whom),
    status,
    fromOn,
    toOn: null,
    // Contract section 5: the register gives no review date, so policy sets one, marked so.
    reviewOn: away.has(status) ? addDays(load.on, load.suspensionDays) : null,
    reason: away.has(status) ? `${why}; review date set by policy` : why,
  })
}

const addLevel: Add = (load, whom, fromOn) => {
  const { level } = whom.person
  load.rows.records.levels.push({ ...recorded(load, whom), level, fromOn, why, armsId: null })
}

const addMappa: Add = (load, whom, fromOn) => {
  const { mappaLevel } = whom.person
  if (mappaLevel !== null)
    load.rows.records.mappas.push({ ...recorded(load, whom), mappaLevel, fromOn })
}

const addLead: Add = (load, whom, fromOn) => {
  const { leadAgency: agency, leadSince } = whom.person
  load.rows.records.leads.push({
    ...recorded(load, whom),
    agency,
    fromOn: agency === 'police' ? leadSince : fromOn,
    event: why,
  })
}

const addManagement: Add = (load, whom, fromOn) => {
  const management = whom.person.management ?? 'active'
  load.rows.records.managements.push({
    ...recorded(load, whom),
    management,
    fromOn,
    why,
    decidedBy: null,
  })
}

const addOwner: Add = (load, whom, fromOn) => {
  const { officer, team } = whom.person
  const teamId = load.teams.get(team)
  if (teamId === undefined) throw new Error(`the team of line ${whom.person.line} was not made`)
  load.rows.records.allocations.push({
    ...recorded(load, whom),
    officerId: officer === null ? null : (load.officers.get(officer.collarNumber) ?? null),
    teamId,
    fromOn,
    reason: why,
  })
}

/** The outward part: NM6 of NM6 2XL. */
const districtOf = (postcode: string | null): string | null => postcode?.split(' ')[0] ?? null

const addAddress: Add = (load, whom, fromOn) => {
  const { address } = whom.person
  if (address === null || (address.line === null && address.postcode === null)) return
  load.rows.records.addresses.push({
    ...recorded(load, whom),
    kind: 'residence',
    line: address.line ?? 'Address not given in the register',
    postcode: address.postcode,
    district: districtOf(address.postcode),
    fromOn: address.from ?? fromOn,
    untilOn: null,
    confirmedOn: null,
    childrenHere: whom.person.childrenAtAddress,
    version: 1,
  })
}

const addReturn: Add = (load, whom) => {
  const { released } = whom.person
  if (released !== null)
    load.rows.records.returns.push({
      ...recorded(load, whom),
      onDate: released,
      how: 'released to the community (register)',
    })
}

const addChildren: Add = (load, whom) => {
  if (whom.person.childrenAtAddress === true)
    load.rows.records.markers.push({
      ...recorded(load, whom),
      kind: 'children',
      text: 'Children at the address, by the register',
      fromOn: null,
      untilOn: null,
      version: 1,
    })
}

const addOrder: Add = (load, whom) => {
  const { shpoExpiry } = whom.person
  if (shpoExpiry === null) return
  const until = shpoExpiry === 'indefinite' ? null : addDays(shpoExpiry, 1)
  load.rows.records.markers.push({
    ...recorded(load, whom),
    kind: 'orders',
    text:
      shpoExpiry === 'indefinite'
        ? 'SHPO, indefinite, by the register'
        : `SHPO until ${formatShortDate(shpoExpiry)}, by the register`,
    fromOn: null,
    untilOn: until,
    version: 1,
  })
}

const addVisit: Add = (load, whom) => {
  const { lastVisit } = whom.person
  if (lastVisit === null) return
  load.rows.visits.push({
    ...recorded(load, whom),
    at: startOfDay(lastVisit),
    onDate: lastVisit,
    seen: 'inside',
    notSeenBecause: null,
    place: 'home',
    addressId: null,
    announced: null,
    announcedReason: null,
    crew: [],
    soleCrew: false,
    soleCrewAuthority: null,
    soleCrewAcknowledgedBy: null,
    standingIn: false,
    entry: null,
    account: null,
    children: [],
    devices: [],
    evidence: [],
    concerns: null,
    qualifies: true,
    because:
      'The Last visit of the register counts as a qualifying visit; who went is not known here.',
    clearedOverdueSince: null,
    version: 1,
  })
}

const addPlan =
  (madeOn: LocalDate | null): Add =>
  (load, whom) => {
    const { visitDueBy } = whom.person
    if (visitDueBy === null) return
    load.rows.plans.push({
      ...recorded(load, whom),
      latestBy: visitDueBy,
      earliest: null,
      purposes: [],
      why,
      madeOn,
      state: 'in_force',
      decidedBy: null,
      decidedAt: null,
      decidedWhy: null,
      version: 1,
    })
  }

const addArms: Add = (load, whom) => {
  const { armsCompleted, armsRatified } = whom.person
  if (armsCompleted === null) return
  load.rows.arms.push({
    ...recorded(load, whom),
    kind: 'initial',
    state: armsRatified === null ? 'submitted' : 'ratified',
    begunOn: null,
    completedOn: armsCompleted,
    ratifiedOn: armsRatified,
    returnedOn: null,
    ratifiedBy: null,
    level: null,
    rationale: null,
    answers: null,
    returnedReasons: null,
    contributors: [],
    submittedAt: null,
    version: 1,
  })
}

/** What each kind of change adds to the history; the kinds that amend a row instead are not among them. */
export const additions: Readonly<Partial<Record<ChangeKind, Add>>> = {
  level: addLevel,
  mappa: addMappa,
  lead: addLead,
  status: addStatus,
  management: addManagement,
  owner: addOwner,
  address: addAddress,
  return: addReturn,
  children: addChildren,
  order: addOrder,
  visit: addVisit,
}

export { addArms, addPlan }

/** A line of the chronology that says what the register brought. */
export const tell = (load: Load, whom: Whom, summary: string): void => {
  load.rows.records.chronology.push({
    ...recorded(load, whom),
    at: load.at,
    hasTime: true,
    kind: 'register',
    summary,
    href: null,
  })
}

/** A person not yet here: undated facts hold on all earlier days. */
export function addPerson(load: Load, person: RegisterPerson): OffenderId {
  const id = newId<OffenderId>()
  const whom = { id, person }
  const { forceId, at: recordedAt, by: recordedBy } = load
  const names = { surname: person.surname, forenames: person.forenames ?? '' }
  load.rows.records.offenders.push({
    id,
    forceId,
    visorRef: person.visorRef,
    pncId: person.pncId,
    ...names,
    dateOfBirth: person.dateOfBirth,
    sex: person.sex,
    photoPlace: null,
    photoTakenOn: null,
    notes: person.notes,
    origin: 'register',
    recordedAt,
    recordedBy,
    version: 1,
  })
  load.rows.records.names.push({ ...recorded(load, whom), kind: 'legal', ...names })
  for (const add of Object.values(additions)) add(load, whom, null)
  addPlan(person.lastVisit)(load, whom, null)
  addArms(load, whom, null)
  tell(load, whom, 'Loaded from the register.')
  return id
}

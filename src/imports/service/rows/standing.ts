// The rows of how a person stands, as the register has it.
import { addDays, formatShortDate } from '../../../platform/calendar.ts'
import { recorded, why, type Add } from './load.ts'

const away = new Set(['custody', 'hospital', 'abroad'])

export const addStatus: Add = (load, whom, fromOn) => {
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

export const addLevel: Add = (load, whom, fromOn) => {
  const { level } = whom.person
  load.rows.records.levels.push({ ...recorded(load, whom), level, fromOn, why, armsId: null })
}

export const addMappa: Add = (load, whom, fromOn) => {
  const { mappaLevel } = whom.person
  if (mappaLevel !== null)
    load.rows.records.mappas.push({ ...recorded(load, whom), mappaLevel, fromOn })
}

export const addLead: Add = (load, whom, fromOn) => {
  const { leadAgency: agency, leadSince } = whom.person
  load.rows.records.leads.push({
    ...recorded(load, whom),
    agency,
    fromOn: agency === 'police' ? leadSince : fromOn,
    event: why,
  })
}

export const addManagement: Add = (load, whom, fromOn) => {
  const management = whom.person.management ?? 'active'
  load.rows.records.managements.push({
    ...recorded(load, whom),
    management,
    fromOn,
    why,
    decidedBy: null,
  })
}

export const addOwner: Add = (load, whom, fromOn) => {
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

export const addAddress: Add = (load, whom, fromOn) => {
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

export const addReturn: Add = (load, whom) => {
  const { released } = whom.person
  if (released !== null)
    load.rows.records.returns.push({
      ...recorded(load, whom),
      onDate: released,
      how: 'released to the community (register)',
    })
}

export const addChildren: Add = (load, whom) => {
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

export const addOrder: Add = (load, whom) => {
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

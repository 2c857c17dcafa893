// Turns what a register says of a person into the rows that the rooms keep, each marked as the register's.
import { newId, type OffenderId } from '../../platform/ids.ts'
import type { ChangeKind, RegisterPerson } from '../types.ts'
import { addArms, addPlan, addVisit } from './rows/clocks.ts'
import { recorded, type Add, type Load, type Whom } from './rows/load.ts'
import {
  addAddress,
  addChildren,
  addLead,
  addLevel,
  addManagement,
  addMappa,
  addOrder,
  addOwner,
  addReturn,
  addStatus,
} from './rows/standing.ts'

export { addArms, addPlan } from './rows/clocks.ts'
export { noRows, type Load } from './rows/load.ts'

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

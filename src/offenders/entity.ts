// The tables of people and their dated history: plain rows, no relations.
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import { aroundEntities } from './entity/around.ts'
import type {
  Address,
  AllocationRecord,
  ChronologyLine,
  EventRecord,
  Identifier,
  InterimControl,
  LeadRecord,
  LevelRecord,
  ManagementRecord,
  MappaRecord,
  Marker,
  Offender,
  OffenderName,
  PendingChange,
  RegisterFacts,
  ReturnRecord,
  StatusRecord,
} from './types.ts'

export * from './entity/around.ts'

const text: EntitySchemaColumnOptions = { type: 'text' }
const textOrNull: EntitySchemaColumnOptions = { type: 'text', nullable: true }
const uuid: EntitySchemaColumnOptions = { type: 'uuid' }
const date: EntitySchemaColumnOptions = { type: 'date' }
const dateOrNull: EntitySchemaColumnOptions = { type: 'date', nullable: true }
const instant: EntitySchemaColumnOptions = { type: 'timestamptz' }
const version: EntitySchemaColumnOptions = { type: 'integer' }

const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true }
const recorded = {
  id,
  forceId: uuid,
  offenderId: uuid,
  recordedAt: instant,
  recordedBy: text,
  origin: text,
}

export const offenders = new EntitySchema<Offender>({
  name: 'offenders',
  columns: {
    id,
    forceId: uuid,
    visorRef: text,
    pncId: textOrNull,
    surname: text,
    forenames: text,
    dateOfBirth: date,
    sex: text,
    photoPlace: textOrNull,
    photoTakenOn: dateOrNull,
    notes: textOrNull,
    origin: text,
    recordedAt: instant,
    recordedBy: text,
    restrictedAt: { type: 'timestamptz', nullable: true },
    version,
  },
})

/** The column `plain` is the database's own: the name as the search compares it. */
export const offenderNames = new EntitySchema<OffenderName>({
  name: 'offender_names',
  columns: { ...recorded, kind: text, surname: text, forenames: text },
})

export const identifiers = new EntitySchema<Identifier>({
  name: 'identifiers',
  columns: { ...recorded, kind: text, value: text },
})

export const addresses = new EntitySchema<Address>({
  name: 'addresses',
  columns: {
    ...recorded,
    kind: text,
    line: text,
    postcode: textOrNull,
    district: textOrNull,
    fromOn: dateOrNull,
    untilOn: dateOrNull,
    confirmedOn: dateOrNull,
    childrenHere: { type: 'boolean', nullable: true },
    version,
  },
})

export const markers = new EntitySchema<Marker>({
  name: 'markers',
  columns: {
    ...recorded,
    kind: text,
    text,
    fromOn: dateOrNull,
    untilOn: dateOrNull,
    version,
  },
})

export const interimControls = new EntitySchema<InterimControl>({
  name: 'interim_controls',
  columns: {
    ...recorded,
    control: text,
    fromOn: date,
    untilOn: date,
    why: text,
    endedOn: dateOrNull,
    endedBy: textOrNull,
    endedWhy: textOrNull,
    version,
  },
})

export const statusPeriods = new EntitySchema<StatusRecord>({
  name: 'status_periods',
  columns: {
    ...recorded,
    status: text,
    fromOn: dateOrNull,
    toOn: dateOrNull,
    reviewOn: dateOrNull,
    reason: text,
  },
})

export const returns = new EntitySchema<ReturnRecord>({
  name: 'returns',
  columns: { ...recorded, onDate: date, how: text },
})

export const leadPeriods = new EntitySchema<LeadRecord>({
  name: 'lead_periods',
  columns: { ...recorded, agency: text, fromOn: dateOrNull, event: text },
})

export const levelPeriods = new EntitySchema<LevelRecord>({
  name: 'level_periods',
  columns: {
    ...recorded,
    level: text,
    fromOn: dateOrNull,
    why: text,
    armsId: { type: 'uuid', nullable: true },
  },
})

export const mappaPeriods = new EntitySchema<MappaRecord>({
  name: 'mappa_periods',
  columns: { ...recorded, mappaLevel: { type: 'integer' }, fromOn: dateOrNull },
})

export const managementPeriods = new EntitySchema<ManagementRecord>({
  name: 'management_periods',
  columns: {
    ...recorded,
    management: text,
    fromOn: dateOrNull,
    why: text,
    decidedBy: textOrNull,
  },
})

export const pendingChanges = new EntitySchema<PendingChange>({
  name: 'pending_changes',
  columns: {
    ...recorded,
    what: text,
    toValue: text,
    fromOn: date,
    why: text,
    state: text,
    decidedBy: textOrNull,
    decidedAt: { type: 'timestamptz', nullable: true },
    decidedWhy: textOrNull,
    version,
  },
})

export const allocations = new EntitySchema<AllocationRecord>({
  name: 'allocations',
  columns: {
    ...recorded,
    officerId: { type: 'uuid', nullable: true },
    teamId: uuid,
    fromOn: dateOrNull,
    reason: text,
  },
})

export const events = new EntitySchema<EventRecord>({
  name: 'events',
  columns: { ...recorded, kind: text, onDate: date, note: textOrNull, details: { type: 'jsonb' } },
})

export const chronology = new EntitySchema<ChronologyLine>({
  name: 'chronology',
  columns: {
    ...recorded,
    at: instant,
    hasTime: { type: 'boolean' },
    kind: text,
    summary: text,
    href: textOrNull,
  },
})

export const registerFacts = new EntitySchema<RegisterFacts>({
  name: 'register_facts',
  columns: {
    offenderId: { type: 'uuid', primary: true },
    forceId: uuid,
    facts: { type: 'jsonb' },
    loadedAt: instant,
  },
})

export const offenderEntities = [
  offenders,
  offenderNames,
  identifiers,
  addresses,
  markers,
  interimControls,
  statusPeriods,
  returns,
  leadPeriods,
  levelPeriods,
  mappaPeriods,
  managementPeriods,
  pendingChanges,
  allocations,
  events,
  chronology,
  registerFacts,
  ...aroundEntities,
]

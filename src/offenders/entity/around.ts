// The tables of who and what is around a person: plain rows, no relations.
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import type {
  CheckMade,
  HomeNote,
  HouseholdMember,
  IndexedDocument,
  JobHeld,
  LicenceCondition,
  Meeting,
  MeetingAction,
  OnlineName,
  Relationship,
  Vehicle,
} from '../types.ts'

/** Every row may be struck out by a correction: that is the correction's to write, and begins empty. */
export type Strikable<T> = T & Readonly<{ struck: string | null }>

const text: EntitySchemaColumnOptions = { type: 'text' }
const textOrNull: EntitySchemaColumnOptions = { type: 'text', nullable: true }
const uuid: EntitySchemaColumnOptions = { type: 'uuid' }
const date: EntitySchemaColumnOptions = { type: 'date' }
const dateOrNull: EntitySchemaColumnOptions = { type: 'date', nullable: true }
const yesOrNo: EntitySchemaColumnOptions = { type: 'boolean' }
const wholeNumber: EntitySchemaColumnOptions = { type: 'integer' }

const recorded = {
  id: { type: 'uuid', primary: true },
  forceId: uuid,
  offenderId: uuid,
  recordedAt: { type: 'timestamptz' },
  recordedBy: text,
  origin: text,
  struck: { type: 'uuid', nullable: true },
} satisfies Record<string, EntitySchemaColumnOptions>

const known = {
  ...recorded,
  source: text,
  checkedOn: dateOrNull,
  endedOn: dateOrNull,
  endedBy: textOrNull,
  endedWhy: textOrNull,
  version: wholeNumber,
}
const since = { ...known, sinceOn: dateOrNull }

export const relationships = new EntitySchema<Strikable<Relationship>>({
  name: 'relationships',
  columns: { ...since, name: text, link: text, isChild: yesOrNo, note: textOrNull },
})

export const vehicles = new EntitySchema<Strikable<Vehicle>>({
  name: 'vehicles',
  columns: { ...since, registration: textOrNull, description: text, keeper: textOrNull },
})

export const jobsHeld = new EntitySchema<Strikable<JobHeld>>({
  name: 'jobs_held',
  columns: {
    ...since,
    employer: text,
    role: textOrNull,
    place: textOrNull,
    hours: textOrNull,
    workDays: { type: 'text', array: true },
    worksFrom: textOrNull,
    worksUntil: textOrNull,
  },
})

export const onlineNames = new EntitySchema<Strikable<OnlineName>>({
  name: 'online_names',
  columns: { ...since, service: text, name: text, declared: { type: 'boolean', nullable: true } },
})

export const householdMembers = new EntitySchema<Strikable<HouseholdMember>>({
  name: 'household_members',
  columns: { ...since, addressId: uuid, name: text, link: text, isChild: yesOrNo },
})

export const homeNotes = new EntitySchema<Strikable<HomeNote>>({
  name: 'home_notes',
  columns: { ...known, addressId: uuid, kind: text, text },
})

export const licenceConditions = new EntitySchema<Strikable<LicenceCondition>>({
  name: 'licence_conditions',
  columns: { ...known, text, fromOn: date, untilOn: dateOrNull },
})

export const checksMade = new EntitySchema<Strikable<CheckMade>>({
  name: 'checks_made',
  columns: {
    ...recorded,
    system: text,
    named: textOrNull,
    doneOn: date,
    doneBy: text,
    result: text,
  },
})

export const meetings = new EntitySchema<Strikable<Meeting>>({
  name: 'meetings',
  columns: {
    ...recorded,
    kind: text,
    onDate: date,
    attended: { type: 'jsonb' },
    outcome: text,
    nextOn: dateOrNull,
  },
})

export const meetingActions = new EntitySchema<Strikable<MeetingAction>>({
  name: 'meeting_actions',
  columns: {
    ...recorded,
    meetingId: uuid,
    what: text,
    who: text,
    byOn: date,
    doneOn: dateOrNull,
    doneBy: textOrNull,
    doneSaid: textOrNull,
    version: wholeNumber,
  },
})

export const documents = new EntitySchema<Strikable<IndexedDocument>>({
  name: 'documents',
  columns: {
    ...recorded,
    title: text,
    kind: text,
    ofOn: dateOrNull,
    system: text,
    named: textOrNull,
    reference: textOrNull,
    digest: textOrNull,
    mediaType: textOrNull,
    bytes: { type: 'integer', nullable: true },
  },
})

export const aroundEntities = [
  relationships,
  vehicles,
  jobsHeld,
  onlineNames,
  householdMembers,
  homeNotes,
  licenceConditions,
  checksMade,
  meetings,
  meetingActions,
  documents,
]

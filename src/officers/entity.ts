// The tables of the force: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type {
  Absence,
  Area,
  CourseVersion,
  Cover,
  Force,
  Officer,
  OnCallTurn,
  RosterEntry,
  SkillBooking,
  SkillGrant,
  Station,
  Team,
} from './types.ts'

export const forces = new EntitySchema<Force>({
  name: 'forces',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    baselineOn: { type: 'date', nullable: true },
    liveSince: { type: 'timestamptz', nullable: true },
    liveBy: { type: 'text', nullable: true },
  },
})

export const teams = new EntitySchema<Team>({
  name: 'teams',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    name: { type: 'text' },
    fromImport: { type: 'boolean' },
  },
})

export const areas = new EntitySchema<Area>({
  name: 'areas',
  columns: {
    forceId: { type: 'uuid', primary: true },
    district: { type: 'text', primary: true },
    teamId: { type: 'uuid' },
  },
})

export const stations = new EntitySchema<Station>({
  name: 'stations',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    name: { type: 'text' },
    listedFrom: { type: 'date' },
    listedUntil: { type: 'date', nullable: true },
  },
})

export const officers = new EntitySchema<Officer>({
  name: 'officers',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    teamId: { type: 'uuid', nullable: true },
    key: { type: 'text' },
    name: { type: 'text' },
    collarNumber: { type: 'text', nullable: true },
    rank: { type: 'text' },
    isConstable: { type: 'boolean' },
    phone: { type: 'text', nullable: true },
    fromImport: { type: 'boolean' },
    version: { type: 'integer' },
  },
})

export const skillGrants = new EntitySchema<SkillGrant>({
  name: 'skill_grants',
  columns: {
    id: { type: 'uuid', primary: true },
    officerId: { type: 'uuid' },
    skill: { type: 'text' },
    heldFrom: { type: 'date' },
    heldUntil: { type: 'date', nullable: true },
    courseVersion: { type: 'text', nullable: true },
    recordedAt: { type: 'timestamptz', nullable: true },
    recordedBy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const skillBookings = new EntitySchema<SkillBooking>({
  name: 'skill_bookings',
  columns: {
    id: { type: 'uuid', primary: true },
    officerId: { type: 'uuid' },
    skill: { type: 'text' },
    courseVersion: { type: 'text', nullable: true },
    bookedFor: { type: 'date' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    withdrawnAt: { type: 'timestamptz', nullable: true },
    withdrawnBy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const courseVersions = new EntitySchema<CourseVersion>({
  name: 'course_versions',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    skill: { type: 'text' },
    courseVersion: { type: 'text' },
    supersededOn: { type: 'date', nullable: true },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    version: { type: 'integer' },
  },
})

export const absences = new EntitySchema<Absence>({
  name: 'absences',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    officerId: { type: 'uuid' },
    kind: { type: 'text' },
    fromOn: { type: 'date' },
    lastOn: { type: 'date', nullable: true },
    askedBy: { type: 'text', nullable: true },
    note: { type: 'text', nullable: true },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    withdrawnAt: { type: 'timestamptz', nullable: true },
    withdrawnBy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const rosterEntries = new EntitySchema<RosterEntry>({
  name: 'roster_entries',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    officerId: { type: 'uuid' },
    onDay: { type: 'date' },
    kind: { type: 'text' },
    fromTime: { type: 'text', nullable: true },
    untilTime: { type: 'text', nullable: true },
    askedBy: { type: 'text', nullable: true },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    version: { type: 'integer' },
  },
})

export const onCallTurns = new EntitySchema<OnCallTurn>({
  name: 'on_call_turns',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    rank: { type: 'text' },
    officerId: { type: 'uuid' },
    phone: { type: 'text' },
    fromAt: { type: 'timestamptz' },
    untilAt: { type: 'timestamptz' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    withdrawnAt: { type: 'timestamptz', nullable: true },
    withdrawnBy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const covers = new EntitySchema<Cover>({
  name: 'covers',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    officerId: { type: 'uuid' },
    coveringId: { type: 'uuid' },
    offenderId: { type: 'uuid', nullable: true },
    fromOn: { type: 'date' },
    lastOn: { type: 'date', nullable: true },
    deputises: { type: 'boolean' },
    state: { type: 'text' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    origin: { type: 'text' },
    answeredAt: { type: 'timestamptz', nullable: true },
    answeredBy: { type: 'text', nullable: true },
    answerNote: { type: 'text', nullable: true },
    endedAt: { type: 'timestamptz', nullable: true },
    endedBy: { type: 'text', nullable: true },
    handBack: { type: 'jsonb', nullable: true },
    handedBackAt: { type: 'timestamptz', nullable: true },
    struck: { type: 'uuid', nullable: true },
    version: { type: 'integer' },
  },
})

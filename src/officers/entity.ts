// The tables of the force: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Area, Force, Officer, SkillGrant, Station, Team } from './types.ts'

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
  },
})

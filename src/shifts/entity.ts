// The tables of the weekend list, of claims, printed pages and planned shifts: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Claim, Pack, ShiftPlan, ShiftStop, WeekendLine, WeekendList } from './types.ts'

export const weekendLists = new EntitySchema<WeekendList>({
  name: 'weekend_lists',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    forDate: { type: 'date' },
    untilOn: { type: 'date' },
  },
})

export const weekendListLines = new EntitySchema<WeekendLine>({
  name: 'weekend_list_lines',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    listId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    place: { type: 'integer' },
    teamId: { type: 'uuid' },
    officerId: { type: 'uuid', nullable: true },
    level: { type: 'text' },
    dueOn: { type: 'date', nullable: true },
    because: { type: 'text' },
  },
})

export const weekendClaims = new EntitySchema<Claim>({
  name: 'weekend_claims',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    offenderId: { type: 'uuid' },
    untilOn: { type: 'date' },
    crew: { type: 'jsonb' },
    officerIds: { type: 'uuid', array: true },
    note: { type: 'text', nullable: true },
    endedAt: { type: 'timestamptz', nullable: true },
    endedBy: { type: 'text', nullable: true },
    endedHow: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const packs = new EntitySchema<Pack>({
  name: 'packs',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    offenderId: { type: 'uuid' },
    claimId: { type: 'uuid' },
    year: { type: 'integer' },
    number: { type: 'integer' },
    dueOn: { type: 'date' },
    content: { type: 'jsonb' },
    returnedAt: { type: 'timestamptz', nullable: true },
    returnedBy: { type: 'text', nullable: true },
    returnedHow: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const shiftPlans = new EntitySchema<ShiftPlan>({
  name: 'shift_plans',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    teamId: { type: 'uuid', nullable: true },
    onDay: { type: 'date' },
    fromTime: { type: 'text' },
    untilTime: { type: 'text' },
    crew: { type: 'jsonb' },
    officerIds: { type: 'uuid', array: true },
    districts: { type: 'text', array: true },
    note: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const shiftStops = new EntitySchema<ShiftStop>({
  name: 'shift_stops',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    planId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    place: { type: 'integer' },
    because: { type: 'text' },
    removedAt: { type: 'timestamptz', nullable: true },
    removedBy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

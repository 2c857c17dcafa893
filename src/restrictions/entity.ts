// The tables of restrictions, conflicts and broken glass: plain rows, no relations.
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import type { BrokenGlass, Change, Conflict, Reader, Restriction } from './types.ts'

const text: EntitySchemaColumnOptions = { type: 'text' }
const textOrNull: EntitySchemaColumnOptions = { type: 'text', nullable: true }
const uuid: EntitySchemaColumnOptions = { type: 'uuid' }
const uuidOrNull: EntitySchemaColumnOptions = { type: 'uuid', nullable: true }
const instant: EntitySchemaColumnOptions = { type: 'timestamptz' }
const instantOrNull: EntitySchemaColumnOptions = { type: 'timestamptz', nullable: true }
const version: EntitySchemaColumnOptions = { type: 'integer' }
const whom = { id: { type: 'uuid', primary: true }, forceId: uuid, offenderId: uuid } as const

export const restrictions = new EntitySchema<Restriction>({
  name: 'restrictions',
  columns: {
    ...whom,
    reason: text,
    reviewOn: { type: 'date' },
    restrictedAt: instant,
    restrictedBy: text,
    liftedAt: instantOrNull,
    version,
  },
})

export const restrictionReaders = new EntitySchema<Reader>({
  name: 'restriction_readers',
  columns: {
    ...whom,
    restrictionId: uuid,
    accountId: uuid,
    fromAt: instant,
    changeId: uuidOrNull,
    removedAt: instantOrNull,
    removedBy: textOrNull,
    removedWhy: textOrNull,
  },
})

export const restrictionChanges = new EntitySchema<Change>({
  name: 'restriction_changes',
  columns: {
    ...whom,
    restrictionId: uuid,
    what: text,
    accountId: uuidOrNull,
    why: text,
    askedAt: instant,
    askedBy: text,
    state: text,
    decidedAt: instantOrNull,
    decidedBy: textOrNull,
    decidedWhy: textOrNull,
    version,
  },
})

export const conflicts = new EntitySchema<Conflict>({
  name: 'conflicts',
  columns: {
    ...whom,
    accountId: uuid,
    relation: text,
    why: text,
    declaredAt: instant,
    declaredBy: text,
    confirmedAt: instantOrNull,
    confirmedBy: textOrNull,
    endedAt: instantOrNull,
    endedBy: textOrNull,
    endedWhy: textOrNull,
    version,
  },
})

export const brokenGlass = new EntitySchema<BrokenGlass>({
  name: 'broken_glass',
  columns: {
    ...whom,
    offenderId: uuidOrNull,
    accountId: uuid,
    asked: text,
    why: text,
    brokenAt: instant,
    brokenBy: text,
    untilAt: instantOrNull,
    reviewBy: { type: 'date' },
    reviewedAt: instantOrNull,
    reviewedBy: textOrNull,
    review: textOrNull,
    version,
  },
})

// The tables of corrections, of the rows that they touched, of who is told again, and of pairs that may be one person.
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import type { Correction, DuplicatePair, Telling, TouchedRow } from './types.ts'

const text: EntitySchemaColumnOptions = { type: 'text' }
const textOrNull: EntitySchemaColumnOptions = { type: 'text', nullable: true }
const uuid: EntitySchemaColumnOptions = { type: 'uuid' }
const uuidOrNull: EntitySchemaColumnOptions = { type: 'uuid', nullable: true }
const instant: EntitySchemaColumnOptions = { type: 'timestamptz' }
const instantOrNull: EntitySchemaColumnOptions = { type: 'timestamptz', nullable: true }
const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true }
const version: EntitySchemaColumnOptions = { type: 'integer' }

export const corrections = new EntitySchema<Correction>({
  name: 'corrections',
  columns: {
    id,
    forceId: uuid,
    kind: text,
    offenderId: uuid,
    otherId: uuidOrNull,
    entryKind: textOrNull,
    entryId: uuidOrNull,
    redatedAt: instantOrNull,
    redatedOn: { type: 'date', nullable: true },
    summary: text,
    reason: text,
    effects: { type: 'jsonb' },
    waitsBecause: textOrNull,
    state: text,
    askedBy: text,
    askedAt: instant,
    decidedBy: textOrNull,
    decidedAt: instantOrNull,
    decidedWhy: textOrNull,
    appliedAt: instantOrNull,
    version,
  },
})

export const touchedRows = new EntitySchema<TouchedRow>({
  name: 'correction_rows',
  columns: {
    id,
    correctionId: uuid,
    tableName: text,
    rowId: uuid,
    did: text,
    fromId: uuid,
    toId: uuid,
    standsFor: uuidOrNull,
    before: { type: 'jsonb', nullable: true },
  },
})

export const tellings = new EntitySchema<Telling>({
  name: 'correction_tellings',
  columns: {
    id,
    correctionId: uuid,
    username: text,
    saw: text,
    lastAt: instant,
    toldBy: textOrNull,
    toldAt: instantOrNull,
    version,
  },
})

export const duplicatePairs = new EntitySchema<DuplicatePair>({
  name: 'duplicate_pairs',
  columns: {
    id,
    forceId: uuid,
    oneId: uuid,
    twoId: uuid,
    foundBy: text,
    foundAt: instant,
    why: text,
    state: text,
    decidedBy: textOrNull,
    decidedAt: instantOrNull,
    decidedWhy: textOrNull,
    version,
  },
})

export const correctionEntities = [corrections, touchedRows, tellings, duplicatePairs]

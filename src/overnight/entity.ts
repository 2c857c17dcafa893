// The tables of the overnight lists: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Hit, OvernightLine, OvernightList } from './types.ts'

export const overnightLists = new EntitySchema<OvernightList>({
  name: 'overnight_lists',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    kind: { type: 'text' },
    forDate: { type: 'date' },
    fileName: { type: 'text', nullable: true },
    digest: { type: 'text' },
    loadedAt: { type: 'timestamptz' },
    loadedBy: { type: 'text' },
    lines: { type: 'integer' },
    seenBefore: { type: 'integer' },
    faults: { type: 'jsonb' },
  },
})

export const overnightLines = new EntitySchema<OvernightLine>({
  name: 'overnight_lines',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    listId: { type: 'uuid' },
    kind: { type: 'text' },
    forDate: { type: 'date' },
    line: { type: 'integer' },
    fingerprint: { type: 'text' },
    reference: { type: 'text', nullable: true },
    onDate: { type: 'date' },
    at: { type: 'timestamptz', nullable: true },
    pncId: { type: 'text', nullable: true },
    visorRef: { type: 'text', nullable: true },
    surname: { type: 'text', nullable: true },
    forenames: { type: 'text', nullable: true },
    dateOfBirth: { type: 'date', nullable: true },
    address: { type: 'text', nullable: true },
    postcode: { type: 'text', nullable: true },
    summary: { type: 'text', nullable: true },
    outcome: { type: 'text', nullable: true },
    loadedAt: { type: 'timestamptz' },
  },
})

export const overnightHits = new EntitySchema<Hit>({
  name: 'overnight_hits',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    origin: { type: 'text' },
    lineId: { type: 'uuid' },
    foundAs: { type: 'uuid' },
    matched: { type: 'text', array: true },
    state: { type: 'text' },
    decidedAt: { type: 'timestamptz', nullable: true },
    decidedBy: { type: 'text', nullable: true },
    why: { type: 'text', nullable: true },
    eventId: { type: 'uuid', nullable: true },
    eventKind: { type: 'text', nullable: true },
    child: { type: 'boolean', nullable: true },
    review: { type: 'boolean', nullable: true },
    visit: { type: 'boolean', nullable: true },
    answeredAt: { type: 'timestamptz', nullable: true },
    answeredBy: { type: 'text', nullable: true },
    struck: { type: 'uuid', nullable: true },
    version: { type: 'integer' },
  },
})

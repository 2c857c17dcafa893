// The tables of sightings and of who read them: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Sighting, SightingRead } from './types.ts'

export const sightings = new EntitySchema<Sighting>({
  name: 'sightings',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    origin: { type: 'text' },
    struck: { type: 'uuid', nullable: true },
    at: { type: 'timestamptz' },
    onDate: { type: 'date' },
    place: { type: 'text' },
    what: { type: 'text' },
    officer: { type: 'text', nullable: true },
    agency: { type: 'text', nullable: true },
    name: { type: 'text' },
    withChildren: { type: 'boolean', nullable: true },
  },
})

export const sightingReads = new EntitySchema<SightingRead>({
  name: 'sighting_reads',
  columns: {
    sightingId: { type: 'uuid', primary: true },
    readAt: { type: 'timestamptz' },
    readBy: { type: 'text' },
  },
})

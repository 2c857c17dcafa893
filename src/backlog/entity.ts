// The tables of escalations and of leavings: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Escalation } from './types/escalations.ts'
import type { Leaving } from './types/leavings.ts'

export const escalations = new EntitySchema<Escalation>({
  name: 'escalations',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    kind: { type: 'text' },
    startedBy: { type: 'text' },
    level: { type: 'text' },
    toInspector: { type: 'boolean' },
    reason: { type: 'text', nullable: true },
    forDate: { type: 'date' },
    because: { type: 'text' },
    seenBefore: { type: 'date', nullable: true },
    clockStart: { type: 'date', nullable: true },
    raisedAt: { type: 'timestamptz' },
    acknowledgedAt: { type: 'timestamptz', nullable: true },
    acknowledgedBy: { type: 'text', nullable: true },
    spokenTo: { type: 'text', nullable: true },
    said: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const leavings = new EntitySchema<Leaving>({
  name: 'leavings',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    level: { type: 'text' },
    how: { type: 'text' },
    because: { type: 'text' },
    dueOn: { type: 'date' },
    leftAt: { type: 'timestamptz' },
    madeBy: { type: 'text' },
    confirmedAt: { type: 'timestamptz', nullable: true },
    confirmedBy: { type: 'text', nullable: true },
    checked: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

// The tables of assessments and of what they took in: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Arms, TakenIn } from './types.ts'

export const arms = new EntitySchema<Arms>({
  name: 'arms',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    origin: { type: 'text' },
    kind: { type: 'text' },
    state: { type: 'text' },
    begunOn: { type: 'date', nullable: true },
    completedOn: { type: 'date', nullable: true },
    ratifiedOn: { type: 'date', nullable: true },
    returnedOn: { type: 'date', nullable: true },
    ratifiedBy: { type: 'text', nullable: true },
    level: { type: 'text', nullable: true },
    contributors: { type: 'text', array: true },
    submittedAt: { type: 'timestamptz', nullable: true },
    rationale: { type: 'text', nullable: true },
    answers: { type: 'jsonb', nullable: true },
    returnedReasons: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const armsEvidence = new EntitySchema<TakenIn>({
  name: 'arms_evidence',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    armsId: { type: 'uuid' },
    evidenceId: { type: 'uuid' },
    leftOutAt: { type: 'timestamptz', nullable: true },
    leftOutBy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

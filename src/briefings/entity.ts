// The tables of the briefing: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { BriefingDecision, Edition } from './types.ts'

export const briefingEditions = new EntitySchema<Edition>({
  name: 'briefing_editions',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    teamId: { type: 'uuid', nullable: true },
    forDate: { type: 'date' },
    number: { type: 'integer' },
    issuedAt: { type: 'timestamptz' },
    issuedBy: { type: 'text' },
    why: { type: 'text' },
    comparedWith: { type: 'uuid', nullable: true },
    content: { type: 'jsonb' },
    cases: { type: 'jsonb' },
    heldAt: { type: 'timestamptz', nullable: true },
    heldBy: { type: 'text', nullable: true },
    present: { type: 'text', array: true },
    note: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const briefingDecisions = new EntitySchema<BriefingDecision>({
  name: 'briefing_decisions',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    teamId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    editionId: { type: 'uuid' },
    kind: { type: 'text' },
    decision: { type: 'text' },
    officerId: { type: 'uuid' },
    dueOn: { type: 'date' },
    atTime: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz' },
    decidedBy: { type: 'text' },
    state: { type: 'text' },
    closedAt: { type: 'timestamptz', nullable: true },
    closedBy: { type: 'text', nullable: true },
    outcome: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

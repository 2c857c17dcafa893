// The dated values of policy: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { PolicyRow } from './types.ts'

export const policyValues = new EntitySchema<PolicyRow>({
  name: 'policy_values',
  columns: {
    id: { type: 'uuid', primary: true },
    parameter: { type: 'text' },
    value: { type: 'jsonb' },
    fromOn: { type: 'date' },
    source: { type: 'text' },
    standing: { type: 'text' },
    proposedBy: { type: 'text', nullable: true },
    proposedAt: { type: 'timestamptz', nullable: true },
    approvedBy: { type: 'text', nullable: true },
    decision: { type: 'text', nullable: true },
    decidedBy: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', nullable: true },
    decidedWhy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

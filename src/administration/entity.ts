// The table of looks without need: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Look } from './types/looks.ts'

export const looks = new EntitySchema<Look>({
  name: 'looks',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    accountId: { type: 'uuid' },
    actor: { type: 'text' },
    offenderId: { type: 'uuid', nullable: true },
    onDate: { type: 'date' },
    reasons: { type: 'text', array: true },
    files: { type: 'integer' },
    foundAt: { type: 'timestamptz' },
    answer: { type: 'text', nullable: true },
    why: { type: 'text', nullable: true },
    answeredAt: { type: 'timestamptz', nullable: true },
    answeredBy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

// The table of what is begun and not recorded yet.
import { EntitySchema } from 'typeorm'
import type { Draft } from '../types.ts'

export const drafts = new EntitySchema<Draft>({
  name: 'drafts',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    accountId: { type: 'uuid' },
    form: { type: 'text' },
    key: { type: 'uuid' },
    fields: { type: 'jsonb' },
    begunAt: { type: 'timestamptz' },
    savedAt: { type: 'timestamptz' },
    writer: { type: 'uuid', nullable: true },
    saves: { type: 'integer' },
    endedAt: { type: 'timestamptz', nullable: true },
    endedAs: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

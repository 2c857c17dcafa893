// The table of what was taken out.
import { EntitySchema } from 'typeorm'
import type { Export } from './types.ts'

export const exportsTaken = new EntitySchema<Export>({
  name: 'exports',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    teamId: { type: 'uuid', nullable: true },
    requestId: { type: 'uuid', nullable: true },
    actor: { type: 'text' },
    what: { type: 'text' },
    format: { type: 'text' },
    filters: { type: 'jsonb' },
    state: { type: 'text' },
    rows: { type: 'integer', nullable: true },
    sha256: { type: 'text', nullable: true },
    bytes: { type: 'int8', nullable: true },
    begunAt: { type: 'timestamptz' },
    doneAt: { type: 'timestamptz', nullable: true },
    version: { type: 'integer' },
  },
})

// The tables of the registers loaded: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { HeldBackRow, ImportRun, NotInFile, Proposal, RejectRow } from './types.ts'

export const importRuns = new EntitySchema<ImportRun>({
  name: 'imports',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    fileName: { type: 'text' },
    digest: { type: 'text' },
    bytes: { type: 'bytea', nullable: true },
    dryRun: { type: 'boolean' },
    state: { type: 'text' },
    progress: { type: 'integer' },
    progressText: { type: 'text' },
    askedAt: { type: 'timestamptz' },
    askedBy: { type: 'text' },
    finishedAt: { type: 'timestamptz', nullable: true },
    onDate: { type: 'date' },
    aliveAt: { type: 'timestamptz' },
    result: { type: 'jsonb', nullable: true },
    fault: { type: 'text', nullable: true },
    rejectCsv: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export const importRejects = new EntitySchema<RejectRow>({
  name: 'import_rejects',
  columns: {
    id: { type: 'uuid', primary: true },
    importId: { type: 'uuid' },
    forceId: { type: 'uuid' },
    line: { type: 'integer' },
    visorRef: { type: 'text', nullable: true },
    team: { type: 'text', nullable: true },
    surname: { type: 'text', nullable: true },
    columnName: { type: 'text' },
    faults: { type: 'jsonb' },
    isSecondRow: { type: 'boolean' },
    likeness: { type: 'text' },
    closedAt: { type: 'timestamptz', nullable: true },
  },
})

export const importHeldBack = new EntitySchema<HeldBackRow>({
  name: 'import_held_back',
  columns: {
    id: { type: 'uuid', primary: true },
    importId: { type: 'uuid' },
    forceId: { type: 'uuid' },
    line: { type: 'integer' },
    visorRef: { type: 'text' },
    faults: { type: 'jsonb' },
  },
})

export const importNotInFile = new EntitySchema<NotInFile>({
  name: 'import_not_in_file',
  columns: {
    importId: { type: 'uuid', primary: true },
    offenderId: { type: 'uuid', primary: true },
  },
})

export const proposals = new EntitySchema<Proposal>({
  name: 'proposals',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    importId: { type: 'uuid' },
    what: { type: 'text' },
    fromValue: { type: 'text', nullable: true },
    toValue: { type: 'text', nullable: true },
    change: { type: 'jsonb' },
    because: { type: 'text' },
    state: { type: 'text' },
    firstBy: { type: 'text', nullable: true },
    firstAt: { type: 'timestamptz', nullable: true },
    decidedBy: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', nullable: true },
    why: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

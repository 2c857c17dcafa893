// The tables of evidence, self-reports and their proofs: plain rows, no relations.
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import type { Evidence, Proof, SelfReport, Withdrawable } from './types.ts'

const text: EntitySchemaColumnOptions = { type: 'text' }
const textOrNull: EntitySchemaColumnOptions = { type: 'text', nullable: true }
const uuid: EntitySchemaColumnOptions = { type: 'uuid' }
const date: EntitySchemaColumnOptions = { type: 'date' }

const recorded = {
  id: { type: 'uuid', primary: true },
  forceId: uuid,
  offenderId: uuid,
  recordedAt: { type: 'timestamptz' },
  recordedBy: text,
} satisfies Record<string, EntitySchemaColumnOptions>

const written = {
  ...recorded,
  onDate: date,
  text,
  fromKind: text,
  fromId: { type: 'uuid', nullable: true },
  withdrawnAt: { type: 'timestamptz', nullable: true },
  withdrawnBy: textOrNull,
} satisfies Record<string, EntitySchemaColumnOptions>

export const evidence = new EntitySchema<Withdrawable<Evidence>>({
  name: 'evidence',
  columns: { ...written, factor: text, source: text, verified: textOrNull },
})

export const selfReports = new EntitySchema<Withdrawable<SelfReport>>({
  name: 'self_reports',
  columns: { ...written, proveBy: text, proveOn: { type: 'date', nullable: true } },
})

export const selfReportProofs = new EntitySchema<Proof>({
  name: 'self_report_proofs',
  columns: {
    ...recorded,
    selfReportId: uuid,
    outcome: text,
    how: text,
    at: { type: 'timestamptz' },
  },
})

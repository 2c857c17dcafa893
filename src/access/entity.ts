// The tables of access: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Account, FileOpening, Token } from './types.ts'

export const accounts = new EntitySchema<Account>({
  name: 'accounts',
  columns: {
    id: { type: 'uuid', primary: true },
    username: { type: 'text' },
    passwordHash: { type: 'text', nullable: true },
    role: { type: 'text' },
    forceId: { type: 'uuid' },
    teamId: { type: 'uuid', nullable: true },
    officerId: { type: 'uuid', nullable: true },
    disabledAt: { type: 'timestamptz', nullable: true },
    madeAt: { type: 'timestamptz' },
    version: { type: 'integer' },
  },
})

export const tokens = new EntitySchema<Token>({
  name: 'tokens',
  columns: {
    id: { type: 'uuid', primary: true },
    accountId: { type: 'uuid' },
    digest: { type: 'text' },
    label: { type: 'text' },
    madeAt: { type: 'timestamptz' },
    expiresAt: { type: 'timestamptz', nullable: true },
    withdrawnAt: { type: 'timestamptz', nullable: true },
  },
})

export const fileOpenings = new EntitySchema<FileOpening>({
  name: 'file_openings',
  columns: {
    id: { type: 'uuid', primary: true },
    offenderId: { type: 'uuid' },
    accountId: { type: 'uuid' },
    reason: { type: 'text' },
    said: { type: 'text', nullable: true },
    openedAt: { type: 'timestamptz' },
    untilAt: { type: 'timestamptz' },
  },
})

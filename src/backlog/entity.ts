// The tables of escalations, of leavings, and of ringing: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Escalation } from './types/escalations.ts'
import type { Leaving } from './types/leavings.ts'
import type { Acceptance, Call } from './types/ringing.ts'

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
    isAlert: { type: 'boolean' },
    chosenAt: { type: 'timestamptz', nullable: true },
    chosenBy: { type: 'text', nullable: true },
    choice: { type: 'text', nullable: true },
    why: { type: 'text', nullable: true },
    lookAgainOn: { type: 'date', nullable: true },
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
    agreedBy: { type: 'text', nullable: true },
    confirmedAt: { type: 'timestamptz', nullable: true },
    confirmedBy: { type: 'text', nullable: true },
    checked: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

const recorded = {
  id: { type: 'uuid', primary: true },
  forceId: { type: 'uuid' },
  offenderId: { type: 'uuid' },
  recordedAt: { type: 'timestamptz' },
  recordedBy: { type: 'text' },
  origin: { type: 'text' },
  struck: { type: 'uuid', nullable: true },
  dutyKind: { type: 'text' },
  dutySubject: { type: 'text' },
  officerId: { type: 'uuid', nullable: true },
  name: { type: 'text' },
} as const

export const acceptances = new EntitySchema<Acceptance>({
  name: 'acceptances',
  columns: recorded,
})

export const calls = new EntitySchema<Call>({
  name: 'calls',
  columns: {
    ...recorded,
    phone: { type: 'text' },
    rungAt: { type: 'timestamptz' },
    answered: { type: 'boolean' },
    said: { type: 'text', nullable: true },
  },
})

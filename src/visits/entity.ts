// The tables of visits and their plans: plain rows, no relations.
import { EntitySchema } from 'typeorm'
import type { Visit, VisitPlan, VisitRead } from './types.ts'
import type { KeptWords } from './types/said.ts'

export const visits = new EntitySchema<Visit>({
  name: 'visits',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    origin: { type: 'text' },
    at: { type: 'timestamptz' },
    onDate: { type: 'date' },
    seen: { type: 'text' },
    notSeenBecause: { type: 'text', nullable: true },
    place: { type: 'text' },
    addressId: { type: 'uuid', nullable: true },
    announced: { type: 'boolean', nullable: true },
    announcedReason: { type: 'text', nullable: true },
    crew: { type: 'jsonb' },
    soleCrew: { type: 'boolean' },
    soleCrewAuthority: { type: 'text', nullable: true },
    soleCrewAcknowledgedBy: { type: 'text', nullable: true },
    standingIn: { type: 'boolean' },
    entry: { type: 'jsonb', nullable: true },
    leftAt: { type: 'timestamptz', nullable: true },
    account: { type: 'text', nullable: true },
    home: { type: 'jsonb', nullable: true },
    children: { type: 'jsonb' },
    present: { type: 'jsonb' },
    conditions: { type: 'jsonb' },
    devices: { type: 'jsonb' },
    selfReports: { type: 'jsonb' },
    aware: { type: 'jsonb', nullable: true },
    evidence: { type: 'jsonb' },
    changes: { type: 'jsonb', nullable: true },
    risk: { type: 'text', nullable: true },
    riskWhy: { type: 'text', nullable: true },
    agreed: { type: 'jsonb' },
    concerns: { type: 'text', nullable: true },
    bodyWorn: { type: 'text', nullable: true },
    visorEntry: { type: 'text', nullable: true },
    writtenUpAt: { type: 'timestamptz', nullable: true },
    writtenUpBy: { type: 'text', nullable: true },
    takenOut: { type: 'jsonb' },
    ruling: { type: 'text', nullable: true },
    ruledAt: { type: 'timestamptz', nullable: true },
    ruledBy: { type: 'text', nullable: true },
    ruledWhy: { type: 'text', nullable: true },
    judgedBecause: { type: 'text', nullable: true },
    qualifies: { type: 'boolean' },
    because: { type: 'text' },
    clearedOverdueSince: { type: 'date', nullable: true },
    version: { type: 'integer' },
  },
})

/** The words of visits as they were before others took their place: added to, never changed. */
export const visitWords = new EntitySchema<KeptWords>({
  name: 'visit_words',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    visitId: { type: 'uuid' },
    words: { type: 'jsonb' },
    writtenAt: { type: 'timestamptz' },
    writtenBy: { type: 'text' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
  },
})

/** Who read what was found at a visit: added to, never changed. */
export const visitReads = new EntitySchema<VisitRead>({
  name: 'visit_reads',
  columns: {
    visitId: { type: 'uuid', primary: true },
    foundMark: { type: 'text', primary: true },
    readAt: { type: 'timestamptz' },
    readBy: { type: 'text' },
  },
})

export const visitPlans = new EntitySchema<VisitPlan>({
  name: 'visit_plans',
  columns: {
    id: { type: 'uuid', primary: true },
    forceId: { type: 'uuid' },
    offenderId: { type: 'uuid' },
    recordedAt: { type: 'timestamptz' },
    recordedBy: { type: 'text' },
    origin: { type: 'text' },
    latestBy: { type: 'date' },
    earliest: { type: 'date', nullable: true },
    purposes: { type: 'text', array: true },
    why: { type: 'text' },
    crewNeeds: { type: 'text', nullable: true },
    mustCheck: { type: 'text', nullable: true },
    madeOn: { type: 'date', nullable: true },
    state: { type: 'text' },
    decidedBy: { type: 'text', nullable: true },
    decidedAt: { type: 'timestamptz', nullable: true },
    decidedWhy: { type: 'text', nullable: true },
    clearedOverdueSince: { type: 'date', nullable: true },
    endedAt: { type: 'timestamptz', nullable: true },
    endedHow: { type: 'text', nullable: true },
    endedWhy: { type: 'text', nullable: true },
    version: { type: 'integer' },
  },
})

export { drafts } from './entity/drafts.ts'

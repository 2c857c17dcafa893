// What the audit log says of one look or one change.

/** Everything that is written down, by name. */
export const auditActions = [
  'screen.opened',
  'offender.searched',
  'offender.opened',
  'offender.created',
  'offender.changed',
  'chronology.opened',
  'visit.recorded',
  'visit.opened',
  'visit.written',
  'visit.ruled',
  'visit.read',
  'draft.begun',
  'draft.opened',
  'draft.thrown-away',
  'visit-plan.made',
  'visit-plan.decided',
  'arms.opened',
  'arms.recorded',
  'evidence.opened',
  'evidence.recorded',
  'duties.listed',
  'figures.opened',
  'briefing.opened',
  'briefing.issued',
  'briefing.held',
  'briefing.decided',
  'workload.opened',
  'measures.opened',
  'escalation.opened',
  'escalation.acknowledged',
  'escalation.chosen',
  'sighting.recorded',
  'sighting.opened',
  'sighting.read',
  'warrant-pack.opened',
  'leaving.opened',
  'leaving.confirmed',
  'register.loaded',
  'register.opened',
  'force.went-live',
  'proposal.decided',
  'policy.opened',
  'policy.proposed',
  'policy.decided',
  'export.begun',
  'export.done',
  'export.named',
  'export.cut-off',
  'export.listed',
  'audit.searched',
  'audit.verified',
  'seals.opened',
  'account.changed',
  'account.listed',
  'token.made',
  'sign-in',
  'sign-out',
  'job.ran',
  'roster.opened',
  'roster.changed',
  'absence.recorded',
  'cover.decided',
  'skills.opened',
  'skills.changed',
  'ringing.opened',
  'duty.accepted',
  'call.recorded',
  'correction.opened',
  'correction.asked',
  'correction.decided',
  'correction.told',
  'duplicate.decided',
  'overnight.opened',
  'overnight.loaded',
  'overnight.decided',
  'document.opened',
  'restriction.opened',
  'restriction.changed',
  'restriction.forced',
  'conflict.declared',
  'looks.opened',
  'looks.answered',
  'weekend.opened',
  'weekend.claimed',
  'weekend.given-back',
  'weekend.ended',
  'pack.opened',
  'pack.printed',
  'pack.returned',
  'shift.opened',
  'shift.planned',
] as const

export type AuditAction = (typeof auditActions)[number]

export const auditResults = ['shown', 'done', 'denied', 'refused'] as const

export type AuditResult = (typeof auditResults)[number]

export type AuditEvent = Readonly<{
  action: AuditAction
  path?: string
  offenderId?: string
  offenderIds?: readonly string[]
  /** Names of the fields shown or changed; never their values. */
  fields?: readonly string[]
  count?: number
  result: AuditResult
  reason?: string
}>

/** One line of the log, as the auditor reads it. */
export type AuditRow = Readonly<{
  id: string
  at: Date
  actor: string
  action: AuditAction
  path: string | null
  offenderId: string | null
  visorRef: string | null
  fields: readonly string[]
  count: number | null
  result: AuditResult
  reason: string | null
  requestId: string | null
}>

/** A search of the log: always between two instants, never of all time. */
export type AuditSearch = Readonly<{
  forceId: string
  from: Date
  /** The first instant that is no longer included. */
  until: Date
  actor: string | null
  offenderId: string | null
  action: AuditAction | null
  result: AuditResult | null
  withReason: boolean
  size: number
  /** The last row of the part before, as `markOf` gave it. */
  after: Readonly<{ at: string; id: string }> | null
}>

// What the audit log says of one look or one change.

export type AuditAction =
  | 'screen.opened'
  | 'offender.searched'
  | 'offender.opened'
  | 'offender.created'
  | 'offender.changed'
  | 'chronology.opened'
  | 'visit.recorded'
  | 'visit.opened'
  | 'visit-plan.made'
  | 'visit-plan.decided'
  | 'arms.opened'
  | 'arms.recorded'
  | 'duties.listed'
  | 'figures.opened'
  | 'briefing.opened'
  | 'register.loaded'
  | 'register.opened'
  | 'force.went-live'
  | 'proposal.decided'
  | 'policy.opened'
  | 'audit.searched'
  | 'account.changed'
  | 'account.listed'
  | 'token.made'
  | 'sign-in'
  | 'sign-out'
  | 'job.ran'

export type AuditResult = 'shown' | 'done' | 'denied' | 'refused'

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

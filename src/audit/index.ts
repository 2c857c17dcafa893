// The audit room's public face.
export {
  chainState,
  auditRange,
  checkOf,
  clockJumps,
  countAudit,
  offenderIdByRef,
  recentChecks,
  searchAudit,
  type AuditCheck,
  type AuditPart,
  type ChainState,
  type ClockJump,
} from './queries.ts'
export type { AuditAlarm } from './rules/alarm.ts'
export {
  auditAlarm,
  faultLine,
  outsideFile,
  record,
  recordMany,
  refuseAnotherKey,
  renewOutside,
  sealAudit,
  startSealer,
  verifyAudit,
  type Sealing,
} from './service.ts'
export { auditActions, auditResults } from './types.ts'
export type { AuditAction, AuditEvent, AuditResult, AuditRow, AuditSearch } from './types.ts'
export type { CheckOutcome, Fault, FaultKind, Verification } from './types/seals.ts'

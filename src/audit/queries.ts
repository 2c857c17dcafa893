// Everything that is read of the access log and of the seals over it.
export {
  chainState,
  checkOf,
  clockJumps,
  recentChecks,
  type AuditCheck,
  type ChainState,
  type ClockJump,
} from './queries/chain.ts'
export {
  auditRange,
  countAudit,
  offenderIdByRef,
  searchAudit,
  type AuditPart,
} from './queries/search.ts'

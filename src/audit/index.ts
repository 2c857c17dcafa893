// The audit room's public face.
export { offenderIdByRef, searchAudit, type AuditPart } from './queries.ts'
export { record } from './service.ts'
export { auditActions, auditResults } from './types.ts'
export type { AuditAction, AuditEvent, AuditResult, AuditRow, AuditSearch } from './types.ts'

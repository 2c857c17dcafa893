// The audit room's public face.
export { record } from './service.ts'
export type { AuditAction, AuditEvent, AuditResult } from './types.ts'

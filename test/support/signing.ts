// What the audit log of every test is signed with.
import { signWith } from '../../src/platform/sign.ts'

export const auditKey = 'an audit key for tests only, never elsewhere'
export const sign = signWith(auditKey)

// The administration room's public face: what the account command needs.
export { openAccount, refusalWords, type Opened } from './service.ts'
export { givenRoles } from './types.ts'
export type { AccountAsk } from './types.ts'

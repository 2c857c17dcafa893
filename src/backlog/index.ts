// The backlog room's public face.
export { bringUpToDate, derive, deriveBeforeCommit } from './service/derive.ts'
export { figures } from './service/figures.ts'

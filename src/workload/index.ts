// The workload room's public face.
export { heldByTeam, isAvailable, loadOf, ratioOf } from './rules.ts'
export { keepSnapshot } from './store.ts'
export type { CaseloadOnDay, DayFigures, Held } from './types.ts'

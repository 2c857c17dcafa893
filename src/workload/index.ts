// The workload room's public face.
export { heldByTeam, isAvailable, loadOf, ratioOf } from './rules.ts'
export { keepSnapshot, replaceSnapshot } from './store.ts'
export { heldText, ratioNote } from './views/words.ts'
export type { CaseloadOnDay, DayFigures, Held, Snapshot } from './types.ts'

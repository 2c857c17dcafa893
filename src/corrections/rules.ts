// What may be corrected, what waits for a second person, and which tables a correction touches.
export { correctable, whyNotDecide, whyNotMerge, whyNotUnmerge } from './rules/asking.ts'
export { factsOf, factTableNames, followsUntilEnded, movedByMerge } from './rules/tables.ts'
export { whyItWaits } from './rules/waits.ts'

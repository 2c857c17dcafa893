// What people and jobs can do: have something put right, decide it, tell others again, and settle pairs.
export { askCorrection, weigh, type Weighed } from './service/ask.ts'
export { decideCorrection } from './service/decide.ts'
export { entryNamed } from './service/entry.ts'
export { lookForPairs, lookForPairsEverywhere, twoPeople } from './service/pairs.ts'
export { tellAgain } from './service/tell.ts'
export type { DeriveNow } from './service/trial.ts'

// The corrections room's public face.
export { askCorrection, decideCorrection, lookForPairs, lookForPairsEverywhere } from './service.ts'

// The room's reads: entries, how people stand, lists of corrections and of pairs, and who had been told.
export {
  entryOfLine,
  entryOfVisit,
  rowsOfPlans,
  mergedRows,
  mergeSides,
  personNamed,
  visitsThereOf,
  type MergeSide,
  type VisitThere,
} from './queries/entries.ts'
export {
  correctionById,
  correctionsListed,
  type CorrectionMark,
  type CorrectionShown,
} from './queries/lists.ts'
export { openPairs, pairBetween, pairShown, pairsListed, pairsToAsk } from './queries/pairs.ts'
export { stoodNow } from './queries/stood.ts'
export { proofsOf } from './queries/written.ts'
export { tellingsOf, whoLooked, type TellingShown } from './queries/told.ts'

// Reads of the overnight lists: what came, what was kept, what may be somebody.
export { overnightFactsOf } from './queries/facts.ts'
export {
  hitById,
  hitCount,
  hitsListed,
  hitStates,
  holdHit,
  keysOf,
  type ComparedKeys,
  type HitMark,
  type ShownState,
} from './queries/hits.ts'
export { linesListed, type LineMark, type ShownLine } from './queries/lines.ts'
export { kindsNotLoaded, listById, listLike, listsOf, type ShownList } from './queries/lists.ts'

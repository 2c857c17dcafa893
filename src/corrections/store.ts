// The room's writers: corrections and what they told, and the only marks that other rooms' rows of facts ever get.
export {
  amendCorrection,
  findCorrection,
  insertCorrection,
  isWaiting,
} from './store/corrections.ts'
export {
  carryRows,
  endHomesFor,
  endsBefore,
  keepTouched,
  renameIn,
  movePeople,
  moveRows,
  moveRowsBack,
  moveUnderWay,
  reopenHomes,
  strikeRows,
  toldAlready,
  type Carried,
  type Reopened,
} from './store/rows.ts'
export {
  hitsFollow,
  redateHits,
  undecideHits,
  type Followed,
  type Undecided,
} from './store/hits.ts'
export { amendPair, findPair, insertPairs } from './store/pairs.ts'
export { amendTelling, findTelling, insertTellings } from './store/tellings.ts'

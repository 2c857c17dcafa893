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
  redateHits,
  reopenHomes,
  strikeRows,
  toldAlready,
  undecideHits,
  type Carried,
  type Reopened,
  type Undecided,
} from './store/rows.ts'
export { amendPair, findPair, insertPairs } from './store/pairs.ts'
export { amendTelling, findTelling, insertTellings } from './store/tellings.ts'

// The tables of the log that sealing and verifying write, and what sealing reads of them.
export {
  databaseMoment,
  hasWriters,
  insertSeal,
  lockSealing,
  newestSeal,
  rowsInOrder,
  rowsLeftBehind,
  sealsAfter,
  type Moment,
  type NewestSeal,
  type UnsealedRow,
} from './store/seals.ts'
export { keepToldMark, olderRows, toldMark, wasAnyTold } from './store/outside.ts'
export { insertCheck } from './store/checks.ts'

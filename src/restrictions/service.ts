// What people can do: restrict a file, open it wider, declare a conflict, break the glass.
export { breakGlass, reviewGlass } from './service/break-glass.ts'
export { declareConflict, judgeConflict } from './service/conflicts.ts'
export { restrictFile, removeReader, reviewRestriction } from './service/restrict.ts'
export { askToLift, askToName, decideChange } from './service/widen.ts'

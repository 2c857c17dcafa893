// The duties room's public face.
export {
  countDuties,
  listDuties,
  listPeople,
  wholeListOf,
  type DutyAsk,
  type DutyFilter,
  type DutyMark,
  type StoredDuty,
} from './queries.ts'
export { dayAndHour, daysOverdue, isOverdue, rankOf, stateOf } from './rules.ts'
export { forWhom } from './queries/whose.ts'
export { openDutyTexts } from './queries/texts.ts'
export { differenceFor, dutyTexts, owedBy, reconcile, rowsIn } from './service.ts'
export { correctDuties, openDutiesOf, rowOf as dutyRow, writeDifferences } from './store.ts'
export type {
  DayAndHour,
  Difference,
  Duty,
  DutyKind,
  DutyRoom,
  DutySource,
  DutyState,
  Ending,
  OpenDuty,
  Part,
  Suspended,
  Whose,
  Written,
} from './types.ts'

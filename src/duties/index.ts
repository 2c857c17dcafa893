// The duties room's public face.
export {
  countDuties,
  listDuties,
  type DutyFilter,
  type DutyMark,
  type StoredDuty,
} from './queries.ts'
export { daysOverdue, isOverdue, rankOf, stateOf } from './rules.ts'
export { owedBy, reconcile } from './service.ts'
export type {
  Duty,
  DutyKind,
  DutyPlace,
  DutyRoom,
  DutySource,
  DutyState,
  Ending,
  OpenDuty,
  Suspended,
  Whose,
} from './types.ts'

// The duties room's public face.
export {
  countDuties,
  listDuties,
  type DutyFilter,
  type DutyMark,
  type StoredDuty,
} from './queries.ts'
export { daysOverdue, rankOf, stateOf } from './rules.ts'
export { owedBy, reconcile } from './service.ts'
export type {
  Duty,
  DutyKind,
  DutyRoom,
  DutySource,
  DutyState,
  Ending,
  Suspended,
  Whose,
} from './types.ts'

// The rules of who is here, who covers and who is trained.
export {
  apartSince,
  availabilityChangesOn,
  awayOn,
  coverOn,
  coversOf,
  holdsOn,
  isInEffect,
  isOwnerNotAvailable,
  joined,
  nextSpell,
} from './rules/away.ts'
export { isSupervisor, standsInFor } from './rules/deputies.ts'
export { outOfReach } from './rules/bounds.ts'
export {
  daysOnCall,
  gapsIn,
  isOnCall,
  offDutyNow,
  onTurnNow,
  timesExist,
  turnInstants,
  turnsMeet,
  type OffDuty,
  type SupervisorGap,
} from './rules/on-duty.ts'
export { isInDate, skillsOn, standingsOn, trainingOn } from './rules/training.ts'

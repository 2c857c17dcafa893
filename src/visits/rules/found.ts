// What was found at a visit that goes to a supervisor the same day: children, undeclared devices, conditions, risk.
import type { Found, ToldOf } from '../types.ts'

/** The one rule for the page of the visit, for my team and for the briefing; `mark_of_found` of the database says the same. */
export const foundAt = ({ children, devices, conditions, risk }: ToldOf): Found => ({
  children,
  undeclared: devices.filter(({ undeclared }) => undeclared === true),
  notKept: conditions.filter(({ kept }) => kept === 'no'),
  isRiskUp: risk === 'up',
})

/** Whether a supervisor must be told at all. */
export const isAnythingFound = ({ children, undeclared, notKept, isRiskUp }: Found): boolean =>
  children.length + undeclared.length + notKept.length > 0 || isRiskUp

// What was found at a visit that goes to a supervisor the same day: children, undeclared devices, conditions, risk.
import type { Finds, Found, TakenOut, ToldOf } from '../types.ts'
import { newLines } from './said.ts'

/** The one rule for the page of the visit, for my team and for the briefing; `mark_of_found` of the database says the same. */
export const foundAt = ({ children, devices, conditions, risk }: Finds): Found => ({
  children,
  undeclared: devices.filter(({ undeclared }) => undeclared === true),
  notKept: conditions.filter(({ kept }) => kept === 'no'),
  isRiskUp: risk === 'up',
})

/** Whether anything is found in these words. */
export const isAnythingFound = (finds: Finds): boolean => {
  const { children, undeclared, notKept, isRiskUp } = foundAt(finds)
  return children.length + undeclared.length + notKept.length > 0 || isRiskUp
}

/** Whether a supervisor must be told at all. */
export const isAnythingToRead = (told: ToldOf): boolean =>
  isAnythingFound(told) || told.takenOut.length > 0

/** What was found in the words before and not, or not in these words, in those after. */
const lostOf = (before: Finds, after: Finds): Finds => {
  const [was, is] = [foundAt(before), foundAt(after)]
  return {
    children: newLines(is.children, was.children),
    devices: newLines(is.undeclared, was.undeclared),
    conditions: newLines(is.notKept, was.notKept),
    risk: was.isRiskUp && !is.isRiskUp ? 'up' : null,
  }
}

/** All that was taken out of a visit once its words are these: what was put back was taken out all the same. */
export function takenOutBy(
  before: ToldOf,
  after: Finds,
  written: Pick<TakenOut, 'by' | 'at'>,
): readonly TakenOut[] {
  const lost = lostOf(before, after)
  return isAnythingFound(lost) ? [...before.takenOut, { ...lost, ...written }] : before.takenOut
}

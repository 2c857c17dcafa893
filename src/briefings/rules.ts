// The rules of the briefing room, by meaning.
export { changesBetween } from './rules/changes.ts'
export { daysLate, standingOf } from './rules/decisions.ts'
export { decisionText, inShort } from './rules/words.ts'
export { compared, withSign } from './rules/figures.ts'
export { withoutPeople } from './rules/without.ts'

// The offenders room's public face.
export { endingByStanding, standingDuties } from './duties.ts'
export { personFactsOf } from './queries/facts.ts'
export { fileParts, offenderHead, personLines } from './queries.ts'
export { addToChronology, createOffender, setLevel, setStatus } from './service.ts'
export { statusWords } from './rules/words.ts'
export { addRecords, amendAddress, amendMarker, amendOffender } from './store.ts'
export { keepRegisterFacts, withdrawRegisterReturns } from './store/register.ts'
export {
  changedByTime,
  lockOffenders,
  writeStandings,
  type StandingRow,
} from './store/standings.ts'
export { begunBy, changes, changesOn, inForceOn, returnsBy, standingOn } from './rules.ts'
export type * from './types.ts'
export { fileActions } from './views/actions.ts'
export { levelTag, personLine, personName, type PersonLine } from './views/person-line.ts'

// The offenders room's public face.
export { endingByStanding, standingDuties } from './duties.ts'
export { personFactsOf } from './queries/facts.ts'
export { controlsOn, fileParts, offenderHead, personLines } from './queries.ts'
export {
  addAddress,
  addAlias,
  addIdentifier,
  addInterimControl,
  addMarker,
  addToChronology,
  allocate,
  createOffender,
  decidePending,
  endMarker,
  recordEvent,
  setLeadAgency,
  setLevel,
  setManagement,
  setMappaLevel,
  setStatus,
} from './service.ts'
export { statusWords } from './rules/words.ts'
export { addRecords, amendAddress, amendMarker, amendOffender } from './store.ts'
export { keepRegisterFacts, withdrawRegisterReturns } from './store/register.ts'
export {
  changedByTime,
  lockOffenders,
  standingsDiffer,
  standingsStored,
  standingText,
  writeStandings,
  type StandingRow,
  type StoredStanding,
} from './store/standings.ts'
export {
  begunBy,
  changes,
  changesOn,
  controlsInForce,
  inForceOn,
  lastStopped,
  returnsBy,
  standingOn,
  stoppedOn,
} from './rules.ts'
export type * from './types.ts'
export { fileActions } from './views/actions.ts'
export { levelTag, personLine, personName, type PersonLine } from './views/person-line.ts'

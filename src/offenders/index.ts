// The offenders room's public face.
export { endingByStanding, standingDuties } from './duties.ts'
export { personFactsOf } from './queries/facts.ts'
export {
  controlsOn,
  fileParts,
  hiddenRefs,
  offenderHead,
  personLines,
  seenProvisionally,
} from './queries.ts'
export {
  addAddress,
  addAlias,
  addCheck,
  addDocument,
  addHomeNote,
  addHouseholdMember,
  addIdentifier,
  addInterimControl,
  addJob,
  addLicenceCondition,
  addMarker,
  addMeeting,
  addOnlineName,
  addRelationship,
  addToChronology,
  addVehicle,
  allocate,
  createOffender,
  decidePending,
  doMeetingAction,
  endMarker,
  recordEvent,
  setLeadAgency,
  setLevel,
  setManagement,
  setMappaLevel,
  setStatus,
} from './service.ts'
export {
  conditionHolds,
  conditionText,
  homeNoteText,
  isHeld,
  jobText,
  vehicleText,
  linkWords,
  memberText,
  relationshipText,
} from './rules/around.ts'
export { statusWords } from './rules/words.ts'
export { pncIdOf, postcodeOf, visorRefOf } from './rules/postal.ts'
export { addRecords, amendAddress, amendMarker, amendOffender } from './store.ts'
export { markRestricted } from './store/restricted.ts'
export { keepRegisterFacts, withdrawRegisterReturns } from './store/register.ts'
export {
  changedByTime,
  lockOffenders,
  standingKept,
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
  policeBecameLead,
  controlsInForce,
  inForceOn,
  lastStopped,
  returnsBy,
  standingOn,
  stoppedOn,
} from './rules.ts'
export type * from './types.ts'
export { aroundOf } from './queries/around.ts'
export { alsoHeld, atTheDoor, type DoorRow } from './views/at-the-door.ts'
export { fileActions } from './views/actions.ts'
export { levelTag, personLine, personName, type PersonLine } from './views/person-line.ts'

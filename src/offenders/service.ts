// What people and other rooms can do with a person's record.
export { allocate } from './service/allocate.ts'
export { checkKnown, endKnown } from './service/around.ts'
export {
  addHomeNote,
  addHouseholdMember,
  addJob,
  addLicenceCondition,
  addOnlineName,
  addRelationship,
  addVehicle,
} from './service/around-adds.ts'
export { knownKinds, type KnownKind } from './service/around-kinds.ts'
export { createOffender } from './service/create.ts'
export { addDocument, type SentFile } from './service/documents.ts'
export { recordEvent } from './service/events.ts'
export { addToChronology } from './service/file.ts'
export { addAlias, addIdentifier, editOffender } from './service/identity.ts'
export { addInterimControl, endInterimControl } from './service/interim-controls.ts'
export { addCheck, addMeeting, addMeetingAction, doMeetingAction } from './service/meetings.ts'
export { setLeadAgency, setMappaLevel, setStatus } from './service/periods.ts'
export { addAddress, addMarker, confirmAddress, endMarker } from './service/places.ts'
export type { Change } from './service/second-person.ts'
export { decidePending, setLevel, setManagement } from './service/up-and-down.ts'

// The room's writers: the records of people, and the standings derived from them.
export {
  addRecords,
  amendAddress,
  amendInterimControl,
  amendMarker,
  amendOffender,
  amendPending,
} from './store/records.ts'
export { addAround, amendKnown, amendMeetingAction, aroundTables } from './store/around.ts'

// Reads of the arms room: a person's assessments, and what waits for ratification.
export {
  armsById,
  armsOf,
  waitingArms,
  type ArmsListAsk,
  type ArmsMark,
  type WaitingArms,
} from './queries/lists.ts'

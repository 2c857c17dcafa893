// Reads of the arms room: the clocks' dates, a person's assessments, what waits for ratification.
export { armsFactsOf } from './queries/facts.ts'
export {
  armsById,
  armsOf,
  waitingArms,
  type ArmsListAsk,
  type ArmsMark,
  type WaitingArms,
} from './queries/lists.ts'

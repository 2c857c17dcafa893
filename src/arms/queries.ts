// Reads of the arms room: a person's assessments, and what waits for ratification.
export { armsById, armsOf, waitingArms, type ArmsMark } from './queries/lists.ts'

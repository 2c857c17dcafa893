// Reads of the arms room: a person's assessments, and what waits for ratification.
export { citedIn, groundsOf, statementsFor, takenInto, type Cited } from './queries/evidence.ts'
export { armsById, armsOf, waitingArms, type ArmsMark } from './queries/lists.ts'

// Reads of the registers loaded so far, of what waits for a decision, and of the arrears they brought in.
export { arrears, arrearsCounts } from './queries/arrears.ts'
export { goLiveFacts, type GoLiveFacts } from './queries/go-live.ts'
export {
  fileOfRun,
  notLoadedCount,
  notLoadedList,
  rejectFileOf,
  runById,
  runShown,
  runsOf,
  type RunMark,
} from './queries/runs.ts'
export { proposalShown, proposalsWaiting } from './queries/proposals.ts'

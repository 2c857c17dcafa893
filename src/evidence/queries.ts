// Reads of the evidence room: what is held under each heading, and what nobody has proved.
export {
  evidenceCounts,
  evidenceMark,
  evidenceOf,
  type EvidencePart,
  type HeadingCount,
} from './queries/evidence.ts'
export {
  ledgerMark,
  ledgerOf,
  promiseMark,
  promisesPast,
  promisesPastCount,
  proofsOf,
  type LedgerPart,
  type PromisesPart,
} from './queries/ledger.ts'
export { selfReportById, unprovedCounts, unprovedSelfReports } from './queries/standing.ts'

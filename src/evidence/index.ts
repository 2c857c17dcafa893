// The evidence room's public face.
export { promisesPastCount, unprovedCounts, unprovedSelfReports } from './queries.ts'
export { factorWords, sourceWords } from './rules/words.ts'
export { keepEvidence, keepSelfReports, withdrawLines } from './service.ts'
export {
  factors,
  sources,
  type EvidenceLine,
  type Factor,
  type FromKind,
  type SelfReportLine,
  type SelfReportStanding,
  type Source,
} from './types.ts'

// The imports room's public face.
export { parseDate } from './rules/dates.ts'
export { notLoadedCount } from './queries/runs.ts'
export {
  importFile,
  pressGoLive,
  runNextUpload,
  startImportWorker,
  type Outcome,
} from './service.ts'
export { registerColumns, type ImportResult } from './types.ts'

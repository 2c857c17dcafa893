// What people, commands and the server can do with a caseload register.
export { loadRegister, type LoadAsk } from './service/load.ts'
export {
  importFile,
  newRun,
  readRegister,
  runImport,
  type NewRun,
  type Outcome,
  type Running,
} from './service/run.ts'
export { runNextUpload, startImportWorker } from './service/worker.ts'

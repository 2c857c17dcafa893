// What people, commands and the server can do with a caseload register.
export { decideProposal } from './service/decide.ts'
export { pressGoLive, type GoLiveRefusal } from './service/go-live.ts'
export { importFile, type Outcome } from './service/run.ts'
export {
  admitLoader,
  handInRegister,
  loadTried,
  mayLoadNow,
  type LoadTriedRefusal,
} from './service/upload.ts'
export { runNextUpload, startImportWorker } from './service/worker.ts'

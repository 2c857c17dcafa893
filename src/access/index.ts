// The access room's public face.
export { may, matrix } from './permissions.ts'
export {
  actorNamed,
  fileOwner,
  identify,
  openingsOf,
  systemActor,
  type FileOwner,
  type OpeningShown,
} from './queries.ts'
export { route, type Ask, type Route } from './route.ts'
export {
  leastPassword,
  mostPassword,
  openingReasons,
  ownsFile,
  reasonWords,
  roleWords,
  scopeOf,
  sessionLimits,
} from './rules.ts'
export {
  admitToFile,
  changeAccount,
  makeAccount,
  makeToken,
  mayChangeFile,
  newPassword,
  setDisabled,
  setPassword,
  withdrawToken,
  type Admission,
  type AdmissionAsk,
  type MadeToken,
  type TokenAsk,
} from './service.ts'
export type {
  Account,
  AccountRefusal,
  Actor,
  FilePerson,
  NewAccount,
  OpeningReason,
  Permission,
  Role,
  Scope,
  Token,
} from './types.ts'

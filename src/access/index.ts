// The access room's public face.
export { may, matrix } from './permissions.ts'
export {
  actorNamed,
  fileOwner,
  identify,
  openingsOf,
  systemActor,
  type OpeningShown,
} from './queries.ts'
export { route, type Ask, type Route } from './route.ts'
export {
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
  type AdmissionAsk,
} from './service.ts'
export type {
  Account,
  AccountRefusal,
  Actor,
  FilePerson,
  NewAccount,
  Permission,
  Role,
  Scope,
  Token,
} from './types.ts'

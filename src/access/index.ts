// The access room's public face.
export { may, matrix } from './permissions.ts'
export {
  actorNamed,
  fileOwner,
  identify,
  openingsOf,
  supervisorsToRing,
  systemActor,
  type OpeningShown,
  type Ringable,
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
  fileToChange,
  fileToRead,
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

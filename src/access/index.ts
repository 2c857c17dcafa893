// The access room's public face.
export { may, matrix, mayFollow } from './permissions.ts'
export {
  actorNamed,
  fileOwner,
  hiddenBehind,
  identify,
  openingsOf,
  supervisorsToRing,
  systemActor,
  whoAsks,
  type FileOwner,
  type OpeningShown,
  type Ringable,
} from './queries.ts'
export { whyNotHold } from './queries/holding.ts'
export { nameOf, namesOf, type Names } from './queries/names.ts'
export { route, type Ask, type Route } from './route.ts'
export {
  decidesOn,
  openingReasons,
  ownsFile,
  queuesOf,
  reasonWords,
  roleWords,
  scopeOf,
  sessionLimits,
} from './rules.ts'
export {
  admitToFile,
  changeAccount,
  countingUnrestricted,
  hidingRestricted,
  restrictedPeople,
  fileToChange,
  fileToDecide,
  fileToRead,
  fileToRecord,
  makeAccount,
  makeToken,
  mayChangeFile,
  mayDecideFile,
  mayTellOf,
  notThenWords,
  newPassword,
  setDisabled,
  setPassword,
  withdrawToken,
  type AdmissionAsk,
  type OpenedFile,
} from './service.ts'
export type {
  Account,
  AccountRefusal,
  Actor,
  FilePerson,
  NamedOn,
  NewAccount,
  Permission,
  Role,
  Scope,
  Token,
} from './types.ts'

// What people, commands and other rooms can do with accounts, sign-ins and files.
export {
  changeAccount,
  makeAccount,
  ownForceAccount,
  setDisabled,
  setPassword,
} from './service/accounts.ts'
export {
  fileToChange,
  fileToDecide,
  fileToRead,
  fileToRecord,
  mayTellOf,
  notThenWords,
  type OpenedFile,
} from './service/admitted-file.ts'
export {
  admitToFile,
  mayChangeFile,
  mayDecideFile,
  openFile,
  type AdmissionAsk,
} from './service/file-access.ts'
export { hashPassword, newPassword, verifyPassword } from './service/passwords.ts'
export { countingUnrestricted, hidingRestricted, restrictedPeople } from './service/restricted.ts'
export { signIn, signOut, type SignInAsk } from './service/sign-in.ts'
export { makeToken, withdrawToken } from './service/tokens.ts'

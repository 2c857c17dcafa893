// The rules of access: scope, reasons, sign-in, accounts.
export { checkAccount, leastPassword, mostPassword } from './rules/accounts.ts'
export { openingReasons, readReason, reasonText, reasonWords } from './rules/reasons.ts'
export { firstScreens, roleWords } from './rules/roles.ts'
export { decidesOn, ownsByClaim, ownsFile, queuesOf, scopeOf } from './rules/scope.ts'
export { isThrottled, landing, sessionLimits, tryLimits } from './rules/sign-in.ts'

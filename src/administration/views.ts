// Every page of administration and the model that it is drawn from.
import type { AccountModel, SecretModel } from './views/account.ts'
import type { AccountsModel, NewAccountModel } from './views/account-list.ts'
import type { AuditModel } from './views/audit.ts'
import type { PermissionsModel } from './views/permissions.ts'
import type { PolicyModel } from './views/policy.ts'

export type AdministrationViews = {
  'administration/accounts': AccountsModel
  'administration/account-new': NewAccountModel
  'administration/account': AccountModel
  'administration/secret': SecretModel
  'administration/permissions': PermissionsModel
  'audit/search': AuditModel
  'policy/show': PolicyModel
}

export { accountPage, passwordPage, tokenPage } from './views/account.ts'
export type { Choosable } from './views/account-fields.ts'
export { accountsPage, newAccountPage } from './views/account-list.ts'
export { auditPage, type AuditAsked } from './views/audit.ts'
export { permissionsPage, permissionsResource } from './views/permissions.ts'
export { inWords, policyPage, runningOut } from './views/policy.ts'

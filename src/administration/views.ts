// Every page of administration and the model that it is drawn from.
import type { AccountModel, SecretModel } from './views/account.ts'
import type { AccountsModel, NewAccountModel } from './views/account-list.ts'
import type { AuditModel } from './views/audit.ts'
import type { JobsModel } from './views/jobs.ts'
import type { PermissionsModel } from './views/permissions.ts'
import type { PolicyModel } from './views/policy.ts'
import type { PolicyParameterModel } from './views/policy-parameter.ts'
import type { PolicyProposalModel } from './views/policy-proposal.ts'
import type { HomeModel } from './views/home.ts'
import type { LookModel, LooksModel } from './views/looks.ts'
import type { CheckModel, SealsModel } from './views/seals.ts'

export type AdministrationViews = {
  'administration/accounts': AccountsModel
  'administration/account-new': NewAccountModel
  'administration/account': AccountModel
  'administration/secret': SecretModel
  'administration/home': HomeModel
  'administration/jobs': JobsModel
  'administration/permissions': PermissionsModel
  'audit/search': AuditModel
  'audit/seals': SealsModel
  'audit/check': CheckModel
  'audit/looks': LooksModel
  'audit/look': LookModel
  'policy/show': PolicyModel
  'policy/parameter': PolicyParameterModel
  'policy/proposal': PolicyProposalModel
}

export { accountPage, passwordPage, tokenPage } from './views/account.ts'
export type { Choosable } from './views/account-fields.ts'
export { accountsPage, newAccountPage } from './views/account-list.ts'
export { auditCells, auditHeadings, auditPage, type AuditAsked } from './views/audit.ts'
export { auditStart, type AuditStart } from './views/audit-questions.ts'
export { jobsPage, jobsResource } from './views/jobs.ts'
export { permissionsPage, permissionsResource } from './views/permissions.ts'
export { policyPage, runningOut } from './views/policy.ts'
export {
  countsText,
  effectShown,
  previewShown,
  type ChangeShown,
  type ListShown,
} from './views/policy-change.ts'
export { policyParameterPage } from './views/policy-parameter.ts'
export {
  policyDecisionWords,
  policyProposalPage,
  alreadyProposed,
  proposalRefusals,
} from './views/policy-proposal.ts'
export { checkPage, sealsPage } from './views/seals.ts'

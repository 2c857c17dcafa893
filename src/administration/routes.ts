// The routes of administration.
import type { Route } from '../access/index.ts'
import { accountRoutes } from './routes/accounts.ts'
import { auditFile } from './routes/audit-file.ts'
import { auditRoutes } from './routes/audit.ts'
import { lookRoutes } from './routes/looks.ts'
import { policyRoutes } from './routes/policy.ts'
import { onePolicyRoutes } from './routes/policy-decisions.ts'
import { sealRoutes } from './routes/seals.ts'
import { tokenRoutes } from './routes/tokens.ts'

export { jobRoutes } from './routes/jobs.ts'

export const administrationRoutes: readonly Route[] = [
  ...accountRoutes,
  ...tokenRoutes,
  auditFile,
  ...auditRoutes,
  ...sealRoutes,
  ...lookRoutes,
  ...policyRoutes,
  ...onePolicyRoutes,
]

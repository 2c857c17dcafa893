// The routes of administration.
import type { Route } from '../access/index.ts'
import { accountRoutes } from './routes/accounts.ts'
import { auditRoutes } from './routes/audit.ts'
import { policyRoutes } from './routes/policy.ts'
import { tokenRoutes } from './routes/tokens.ts'

export const administrationRoutes: readonly Route[] = [
  ...accountRoutes,
  ...tokenRoutes,
  ...auditRoutes,
  ...policyRoutes,
]

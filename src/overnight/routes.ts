// Every route of the overnight room; the fixed paths come before those that take an id.
import type { Route } from '../access/index.ts'
import { hitRoutes } from './routes/hits.ts'
import { listRoutes } from './routes/lists.ts'

export const overnightRoutes: readonly Route[] = [...listRoutes, ...hitRoutes]

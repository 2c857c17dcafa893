// Every route of the room.
import type { Route } from '../access/index.ts'
import { changeRoutes } from './routes/changes.ts'
import { conflictRoutes } from './routes/conflicts.ts'
import { glassRoutes } from './routes/glass.ts'
import { restrictionRoutes } from './routes/restriction.ts'

export const restrictedRoutes: readonly Route[] = [
  ...changeRoutes,
  ...conflictRoutes,
  ...glassRoutes,
  ...restrictionRoutes,
]

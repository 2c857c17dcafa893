// The routes of the backlog room.
import type { Route } from '../access/index.ts'
import { driftRoutes } from './routes/drift.ts'
import { duties } from './routes/duties.ts'
import { escalationRoutes } from './routes/escalations.ts'
import { fileRoutes } from './routes/files.ts'
import { figuresRoutes } from './routes/figures.ts'
import { leavingRoutes } from './routes/leavings.ts'
import { ringingRoutes } from './routes/ringing.ts'
import { screenRoutes } from './routes/screens.ts'

export const backlogRoutes: readonly Route[] = [
  duties,
  ...driftRoutes,
  ...fileRoutes,
  ...figuresRoutes,
  ...screenRoutes,
  ...escalationRoutes,
  ...leavingRoutes,
  ...ringingRoutes,
]

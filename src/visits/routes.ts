// Every route of the visits room.
import type { Route } from '../access/index.ts'
import { foundRoutes } from './routes/found.ts'
import { measureRoutes } from './routes/measures.ts'
import { visitPlanRoutes } from './routes/plans.ts'
import type { VisitPorts } from './routes/ports.ts'
import { warrantPackRoutes } from './routes/warrant-pack.ts'
import { visitRecordRoutes } from './routes/visits.ts'

export type { VisitPorts } from './routes/ports.ts'

export const visitRoutes = (ports: VisitPorts): readonly Route[] => [
  ...visitRecordRoutes(ports),
  ...foundRoutes(ports),
  ...visitPlanRoutes(ports),
  ...warrantPackRoutes(ports),
  ...measureRoutes,
]

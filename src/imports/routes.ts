// Every route of the imports room; the fixed paths come before the one that takes an id.
import type { Route } from '../access/index.ts'
import { goLiveRoutes } from './routes/go-live.ts'
import { registerListRoutes } from './routes/lists.ts'
import type { ImportPorts } from './routes/ports.ts'
import { proposalRoutes } from './routes/proposals.ts'
import { oneRunRoutes, runRoutes } from './routes/runs.ts'

export type { ImportPorts } from './routes/ports.ts'

export const importRoutes = (ports: ImportPorts): readonly Route[] => [
  ...runRoutes,
  ...registerListRoutes(ports),
  ...goLiveRoutes,
  ...oneRunRoutes,
  ...proposalRoutes(ports),
]

// Every route of the corrections room.
import type { Route } from '../access/index.ts'
import { askingRoutes } from './routes/ways.ts'
import { decidingRoutes } from './routes/deciding.ts'
import { pairRoutes } from './routes/pairs.ts'
import type { CorrectionPorts } from './routes/ports.ts'

export const correctionRoutes = (ports: CorrectionPorts): readonly Route[] => [
  ...askingRoutes(ports),
  ...decidingRoutes(ports),
  ...pairRoutes(ports),
]

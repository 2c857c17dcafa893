// Every route of the weekend list and of planned shifts.
import type { Route } from '../access/index.ts'
import { listRoutes } from './routes/list.ts'
import { packRoutes } from './routes/packs.ts'
import { planRoutes } from './routes/plans.ts'
import type { ShiftPorts } from './routes/ports.ts'

export const shiftRoutes = (ports: ShiftPorts): readonly Route[] => [
  ...listRoutes(ports),
  ...packRoutes,
  ...planRoutes(ports),
]

// Every route of the evidence room.
import type { Route } from '../access/index.ts'
import { evidenceRoutesOf } from './routes/evidence.ts'
import type { EvidencePorts } from './routes/ports.ts'
import { promiseRoutes } from './routes/promises.ts'
import { selfReportRoutes } from './routes/self-reports.ts'

export const evidenceRoutes = (ports: EvidencePorts): readonly Route[] => [
  ...evidenceRoutesOf(ports),
  ...promiseRoutes,
  ...selfReportRoutes(ports),
]

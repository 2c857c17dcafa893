// Every route of the product, room by room: what app.ts mounts and what /openapi.json describes.
import { jobs } from '../jobs/index.ts'
import type { Route } from './access/index.ts'
import { accessRoutes } from './access/routes.ts'
import { administrationRoutes, jobRoutes } from './administration/routes.ts'
import { armsRoutes } from './arms/routes.ts'
import { bringUpToDate, callsComing, callsComingText, caseloadOn, derive } from './backlog/index.ts'
import { backlogRoutes } from './backlog/routes.ts'
import { briefingRoutes } from './briefings/routes.ts'
import { correctionRoutes } from './corrections/routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { exportRoutes } from './exports/routes.ts'
import { fileRoutes, rememberingRoutes } from './file/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { overnightRoutes } from './overnight/routes.ts'
import { officerRoutes } from './officers/routes.ts'
import { personLines } from './offenders/index.ts'
import { offenderRoutes } from './offenders/routes.ts'
import { personLine } from './offenders/views.ts'
import { AppError } from './platform/errors.ts'
import { localDateOf } from './platform/calendar.ts'
import { hidingNobody } from './platform/database/hiding.ts'
import type { Tx } from './platform/database/transaction.ts'
import type { OffenderId } from './platform/ids.ts'
import { shiftRoutes } from './shifts/routes.ts'
import { restrictedRoutes } from './restrictions/routes.ts'
import { sightingRoutes } from './sightings/routes.ts'
import { visitRoutes, type VisitPorts } from './visits/routes.ts'
import type { Product } from './wiring.ts'
import { workloadRoutes } from './workload/routes.ts'

/** The common person line, finished, for rooms that stand above the offenders. */
const linesOf = async (tx: Tx, ids: readonly OffenderId[]) => {
  const on = localDateOf(tx.at)
  const found = await personLines(tx, ids)
  return new Map([...found].map(([id, facts]) => [id, personLine(facts, on, { withTeam: true })]))
}

/** What the rooms below the backlog are handed of it: duties derived at once, what a night will tell of calls, and the person line. */
const ports: VisitPorts = {
  deriveNow: async (tx, id) => {
    await derive(tx, [id])
  },
  personLine: async (tx, id) => {
    const line = (await linesOf(tx, [id])).get(id)
    if (line === undefined) throw new AppError('not-found')
    return line
  },
  callsText: async (tx, id) => callsComingText(await callsComing(tx, id)),
}

const everyRoute = (product: Product): readonly Route[] => [
  ...accessRoutes,
  ...backlogRoutes,
  ...briefingRoutes,
  ...exportRoutes,
  ...workloadRoutes({ caseloadOn }),
  ...importRoutes({ personLines: linesOf }),
  ...overnightRoutes,
  ...administrationRoutes,
  ...jobRoutes(jobs),
  ...officerRoutes,
  ...restrictedRoutes,
  ...offenderRoutes({ bringUpToDate, documents: product.documents }),
  ...visitRoutes(ports),
  ...sightingRoutes(ports),
  ...evidenceRoutes(ports),
  ...armsRoutes(ports),
  ...shiftRoutes({ bringUpToDate }),
  ...correctionRoutes({
    // Both people of a correction are derived, whoever of them its reader may see.
    deriveNow: (tx, ids) => hidingNobody(tx, () => derive(tx, ids)),
    personLines: linesOf,
  }),
  // Last: `/offenders/:id` would take `/offenders/new` for an id.
  ...fileRoutes,
]

export const productRoutes = (product: Product): readonly Route[] =>
  rememberingRoutes(everyRoute(product))

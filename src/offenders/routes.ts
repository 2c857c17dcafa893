// Every route of the offenders room; the file page itself belongs to the room that gathers it.
import type { Route } from '../access/index.ts'
import { chronologyRoute } from './routes/chronology.ts'
import { documentRoutes } from './routes/documents.ts'
import { meetingActionsRoute } from './routes/meeting-actions.ts'
import type { OffenderPorts } from './routes/open.ts'
import { peopleRoutes } from './routes/people.ts'
import { personTasks } from './routes/tasks.ts'

export type { OffenderPorts } from './routes/open.ts'

export const offenderRoutes = (ports: OffenderPorts): readonly Route[] => [
  ...peopleRoutes(ports),
  chronologyRoute,
  ...documentRoutes(ports),
  meetingActionsRoute,
  ...personTasks,
]

// The routes about officers: who is here, the roster, absences, covers, skills.
import type { Route } from '../access/index.ts'
import { absenceRoutes } from './routes/absences.ts'
import { coverRoutes } from './routes/covers.ts'
import { officerListRoutes } from './routes/officers.ts'
import { onCallRoutes } from './routes/on-call.ts'
import { particularsRoutes } from './routes/particulars.ts'
import { rosterRoutes } from './routes/roster.ts'
import { skillRoutes } from './routes/skills.ts'

export const officerRoutes: readonly Route[] = [
  // Before an officer of any name: `new` is none.
  ...particularsRoutes,
  ...officerListRoutes,
  ...rosterRoutes,
  ...onCallRoutes,
  ...absenceRoutes,
  ...coverRoutes,
  ...skillRoutes,
]

// The job overdue-visits: who became overdue, and who has two failed attempts.
import { escalateOverdueVisits } from '../src/backlog/index.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'

export const overdueVisits: Job<Product> = {
  name: 'overdue-visits',
  at: '05:00',
  summary: 'Who became overdue or was twice not found; escalations to supervisors and inspectors',
  kind: 'whole',
  work: escalateOverdueVisits,
}

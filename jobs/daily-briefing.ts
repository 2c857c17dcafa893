// The job daily-briefing: an edition of the briefing for each office and the force, frozen as it stood.
import { issueEditions } from '../src/briefings/index.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'

export const dailyBriefing: Job<Product> = {
  name: 'daily-briefing',
  at: '06:30',
  summary: 'The morning’s edition of the briefing for each office and the force',
  kind: 'whole',
  work: (tx, forDate) => issueEditions(tx, forDate, 'morning'),
}

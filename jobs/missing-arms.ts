// The job missing-arms: police-led people without an ARMS in time, drafts and unratified ones apart.
import { escalateMissingArms } from '../src/backlog/index.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'

export const missingArms: Job<Product> = {
  name: 'missing-arms',
  at: '05:05',
  summary: 'Police-led people whose ARMS is missing, drafts and unratified ones apart',
  kind: 'whole',
  work: escalateMissingArms,
}

// The job caseload-ratios: the day’s workload by officer, team and force, kept.
import { takeWorkloadSnapshot } from '../src/backlog/index.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'

export const caseloadRatios: Job<Product> = {
  name: 'caseload-ratios',
  at: '05:10',
  summary: 'The workload of the day by officer, team and force',
  kind: 'whole',
  work: takeWorkloadSnapshot,
}

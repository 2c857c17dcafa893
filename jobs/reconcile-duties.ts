// The job reconcile-duties: everyone derived again, and any difference from what is stored reported as a fault.
import { reconcileEveryone } from '../src/backlog/index.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'

export const reconcileDuties: Job<Product> = {
  name: 'reconcile-duties',
  at: '05:20',
  summary: 'Everyone derived again; what differs from what is stored is mended and reported',
  kind: 'batches',
  work: (product, forDate) => reconcileEveryone(product, forDate),
}

// The job duplicates: records that may be of one person, each pair listed once to be merged or said to be two people.
import { lookForPairsEverywhere } from '../src/corrections/index.ts'
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'

export const duplicates: Job<Product> = {
  name: 'duplicates',
  at: '04:40',
  summary: 'Records that may be of one person, listed to be merged or said to be two people',
  kind: 'whole',
  work: lookForPairsEverywhere,
}

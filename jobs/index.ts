// Every job of the product, in the order of the day.
import type { Job } from '../src/platform/jobs/types.ts'
import type { Product } from '../src/wiring.ts'
import { auditVerify } from './audit-verify.ts'
import { caseloadRatios } from './caseload-ratios.ts'
import { dailyBriefing } from './daily-briefing.ts'
import { duplicates } from './duplicates.ts'
import { missingArms } from './missing-arms.ts'
import { overdueVisits } from './overdue-visits.ts'
import { reconcileDuties } from './reconcile-duties.ts'
import { weekendList } from './weekend-list.ts'

export const jobs: readonly Job<Product>[] = [
  auditVerify,
  duplicates,
  overdueVisits,
  missingArms,
  caseloadRatios,
  reconcileDuties,
  dailyBriefing,
  weekendList,
]

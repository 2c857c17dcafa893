// The lateness that an agreed later day took off the list, as the pages of plans tell it.
import type { Names } from '../../access/index.ts'
import { lateMoveText } from '../rules/plan-agreed.ts'
import type { VisitPlan } from '../types.ts'
import { deciderOf } from './plan-state.ts'

/** Null for a plan that moved nobody's lateness. */
export function lateMoveOf(plan: VisitPlan, names: Names): string | null {
  const { clearedOverdueSince, decidedAt } = plan
  return clearedOverdueSince === null || decidedAt === null
    ? null
    : lateMoveText({ ...plan, clearedOverdueSince, decidedAt, by: deciderOf(plan, names) })
}

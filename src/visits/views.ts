// The pages of the visits room and what each is given.
import type { RecordModel } from './views/record.ts'
import type { ListModel } from './views/list.ts'
import type { OnePlanModel } from './views/one-plan.ts'
import type { PlanModel } from './views/plan.ts'
import type { ShowModel } from './views/show.ts'

export type VisitViews = {
  'visits/list': ListModel
  'visits/record': RecordModel
  'visits/show': ShowModel
  'visits/plan': PlanModel
  'visits/one-plan': OnePlanModel
}

export { listModel } from './views/list.ts'
export { onePlanModel } from './views/one-plan.ts'
export { planModel, planResource } from './views/plan.ts'
export { recordModel } from './views/record.ts'
export { showModel, visitResource } from './views/show.ts'
export { decisionWords, planFaultWords, reportFaultWords } from './views/words.ts'

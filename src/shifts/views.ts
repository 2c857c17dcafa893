// The pages of the weekend list and of planned shifts, each with its model.
import type { LineModel } from './views/line.ts'
import type { ListModel } from './views/list.ts'
import type { PackModel, PacksModel } from './views/pack.ts'
import type { PlanModel } from './views/plan.ts'
import type { NewPlanModel, PlansModel } from './views/plans.ts'

export { lineModel, lineShownResource, stillOut, type LineShown } from './views/line.ts'
export { claimText } from './views/claim-words.ts'
export { listModel } from './views/list.ts'
export { claimResource, listResource } from './views/list-resource.ts'
export {
  packContent,
  packModel,
  packOutResource,
  packPaper,
  packResource,
  packsModel,
  packUnnamedResource,
} from './views/pack.ts'
export { planModel, type PlanPage, type StopTold } from './views/plan.ts'
export { newPlanModel, plansModel } from './views/plans.ts'
export { claimRefusal, refusalText } from './views/words.ts'

export type ShiftViews = {
  'shifts/list': ListModel
  'shifts/line': LineModel
  'shifts/packs': PacksModel
  'shifts/pack': PackModel
  'shifts/plans': PlansModel
  'shifts/plan-new': NewPlanModel
  'shifts/plan': PlanModel
}
export { planPageResource, planResource } from './views/plan-resource.ts'

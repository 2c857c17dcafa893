// The pages of the visits room and what each is given.
import type { DraftModel, DraftPageModel, RecordedAlreadyModel } from './views/draft.ts'
import type { FoundListModel } from './views/found.ts'
import type { RecordModel } from './views/record.ts'
import type { ListModel } from './views/list.ts'
import type { MeasuredModel } from './views/measured.ts'
import type { MeasuresModel } from './views/measures.ts'
import type { OnePlanModel } from './views/one-plan.ts'
import type { PlanModel } from './views/plan.ts'
import type { ShowModel } from './views/show.ts'
import type { WarrantPackModel } from './views/warrant-pack.ts'
import type { WriteUpModel } from './views/write-up.ts'

export type VisitViews = {
  'visits/list': ListModel
  'visits/record': RecordModel & Readonly<{ draft: DraftModel }>
  'visits/draft': DraftPageModel
  'visits/recorded-already': RecordedAlreadyModel
  'visits/show': ShowModel
  'visits/found': FoundListModel
  'visits/write-up': WriteUpModel & Readonly<{ draft: DraftModel }>
  'visits/plan': PlanModel
  'visits/one-plan': OnePlanModel
  'visits/entry-warrant': WarrantPackModel
  'visits/measures': MeasuresModel
  'visits/measured': MeasuredModel
}

export {
  draftModel,
  draftPageModel,
  draftRefusalWords,
  draftResource,
  formHref,
  recordedAlreadyModel,
  savedResource,
  type DraftModel,
} from './views/draft.ts'
export { foundListModel, foundReadWords } from './views/found.ts'
export { foundResource } from './views/found-words.ts'
export { listModel } from './views/list.ts'
export { readAsText, type LookedOver } from './views/look.ts'
export { onePlanModel } from './views/one-plan.ts'
export { outlookResource } from './views/outlook.ts'
export { measuredCells, measuredHeadings, measuredModel } from './views/measured.ts'
export { measuresModel, measuresResource } from './views/measures.ts'
export { measuresRefusalWords } from './views/measure-words.ts'
export { planInForce, planModel, planResource } from './views/plan.ts'
export { recordModel } from './views/record.ts'
export { visitResource } from './views/resource.ts'
export { dayThenText } from './views/ruling.ts'
export { showModel } from './views/show.ts'
export { writeUpModel } from './views/write-up.ts'
export { writtenText } from './views/written.ts'
export { warrantPackModel, warrantPackPaper, warrantPackResource } from './views/warrant-pack.ts'
export { aloneText, decisionWords, planFaultWords, reportFaultWords } from './views/words.ts'
export { nextSteps } from './views/next-steps.ts'
export { type KnownBefore } from './views/said-begins.ts'

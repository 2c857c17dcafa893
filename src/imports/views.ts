// The pages of the imports room and what each is given.
import type { BaselineModel } from './views/baseline.ts'
import type { GoLiveModel } from './views/go-live.ts'
import type { ListModel } from './views/list.ts'
import type { NotLoadedModel } from './views/not-loaded.ts'
import type { ProposalModel, ProposalsModel } from './views/proposals.ts'
import type { RunModel } from './views/run.ts'

export type ImportViews = {
  'imports/list': ListModel
  'imports/run': RunModel
  'imports/not-loaded': NotLoadedModel
  'imports/baseline': BaselineModel
  'imports/go-live': GoLiveModel
  'imports/proposals': ProposalsModel
  'imports/proposal': ProposalModel
}

export { baselineModel } from './views/baseline.ts'
export { goLiveModel } from './views/go-live.ts'
export { listModel } from './views/list.ts'
export { notLoadedModel, rejectResource } from './views/not-loaded.ts'
export { proposalModel, proposalsModel } from './views/proposals.ts'
export { runModel, runResource, runSummary } from './views/run.ts'
export { decisionWords, goLiveWords, loadTriedWords } from './views/words.ts'

// The pages of the briefing room, by name.
import type { DecisionModel, DecisionsModel } from './views/decisions.ts'
import type { EditionModel, PartModel } from './views/edition.ts'
import type { ChangesModel, EditionsModel, RollUpModel } from './views/lists.ts'

export type BriefingViews = {
  'briefings/edition': EditionModel
  'briefings/part': PartModel
  'briefings/none': Readonly<{ title: string; text: string; issue: EditionModel['issue'] }>
  'briefings/decisions': DecisionsModel
  'briefings/decision': DecisionModel
  'briefings/changes': ChangesModel
  'briefings/editions': EditionsModel
  'briefings/roll-up': RollUpModel
}

export { decisionModel, decisionResource, decisionsModel } from './views/decisions.ts'
export { editionModel, editionResource, partModel } from './views/edition.ts'
export { changesModel, editionsModel, rollUpModel } from './views/lists.ts'
export {
  briefingCells,
  briefingHeadings,
  briefingPaper,
  paperLines,
  withDecided,
  type PaperLine,
} from './views/paper.ts'
export { officeQuery, type EditionShown, type Tab } from './views/shown.ts'

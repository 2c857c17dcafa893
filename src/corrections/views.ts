// The pages of this room, as finished models.
import type { AskModel } from './views/ask.ts'
import type { CorrectionsModel, PairModel, PairsModel } from './views/lists.ts'
import type { CorrectionModel } from './views/one.ts'

export type CorrectionViews = {
  'corrections/ask': AskModel
  'corrections/one': CorrectionModel
  'corrections/list': CorrectionsModel
  'corrections/pairs': PairsModel
  'corrections/pair': PairModel
}

export { askModel, type Place } from './views/ask.ts'
export {
  correctionsModel,
  pairModel,
  pairResource,
  pairsModel,
  type PairOf,
} from './views/lists.ts'
export { correctionModel, correctionResource } from './views/one.ts'
export { namesApart, refusalFields, refusalWords } from './views/words.ts'

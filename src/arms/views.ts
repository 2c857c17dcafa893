// The pages of the arms room and what each is given.
import type { ListModel } from './views/list.ts'
import type { ShowModel } from './views/show.ts'

export type ArmsViews = {
  'arms/list': ListModel
  'arms/show': ShowModel
}

export { restsResource, type Rests } from './views/evidence.ts'
export { listModel } from './views/list.ts'
export { armsResource, showModel } from './views/show.ts'
export { refusalWords } from './views/words.ts'

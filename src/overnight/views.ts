// The pages of the overnight lists, by name.
import type { DayModel } from './views/day.ts'
import type { HitModel } from './views/hit.ts'
import type { LinesModel, ListModel } from './views/lines.ts'

export type OvernightViews = {
  'overnight/day': DayModel
  'overnight/list': ListModel
  'overnight/lines': LinesModel
  'overnight/hit': HitModel
}

export { dayModel } from './views/day.ts'
export { clockText, hitModel } from './views/hit.ts'
export { linesModel, listModel } from './views/lines.ts'
export { comparedResource, hitResource, lineResource, listResource } from './views/resource.ts'

// The pages of the backlog room, by name.
import type { BriefingModel } from './views/briefing.ts'
import type { DutiesModel } from './views/duties.ts'
import type { FiguresModel } from './views/figures.ts'
import type { ForceModel } from './views/force.ts'
import type { ListModel } from './views/lists.ts'
import type { MyDayModel } from './views/my-day.ts'
import type { MyTeamModel } from './views/my-team.ts'

export type BacklogViews = {
  'backlog/duties': DutiesModel
  'backlog/figures': FiguresModel
  'backlog/list': ListModel
  'backlog/my-day': MyDayModel
  'backlog/my-team': MyTeamModel
  'backlog/force': ForceModel
  'backlog/briefing': BriefingModel
}

export { briefingModel, briefingResource } from './views/briefing.ts'
export { dutiesModel } from './views/duties.ts'
export { dutyResource } from './views/duty.ts'
export { figuresModel } from './views/figures.ts'
export { forceModel, forceResource } from './views/force.ts'
export { leftModel, leftResource, listedResource, listModel } from './views/lists.ts'
export { dayResource, myDayModel } from './views/my-day.ts'
export { myTeamModel, teamResource } from './views/my-team.ts'

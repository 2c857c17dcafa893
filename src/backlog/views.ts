// The pages of the backlog room, by name.
import type { DriftModel } from './views/drift.ts'
import type { DutiesModel } from './views/duties.ts'
import type { EscalationModel } from './views/escalation.ts'
import type { EscalationsModel } from './views/escalations.ts'
import type { FiguresModel } from './views/figures.ts'
import type { ForceModel } from './views/force.ts'
import type { LeavingModel } from './views/leaving.ts'
import type { LeavingsModel } from './views/leavings.ts'
import type { ListModel } from './views/lists.ts'
import type { MyDayModel } from './views/my-day.ts'
import type { DutyModel } from './views/one-duty.ts'
import type { RingingModel } from './views/ringing.ts'
import type { MyTeamModel } from './views/my-team.ts'

export type BacklogViews = {
  'backlog/duty': DutyModel
  'backlog/ringing': RingingModel
  'backlog/drift': DriftModel
  'backlog/duties': DutiesModel
  'backlog/figures': FiguresModel
  'backlog/list': ListModel
  'backlog/my-day': MyDayModel
  'backlog/my-team': MyTeamModel
  'backlog/force': ForceModel
  'backlog/escalations': EscalationsModel
  'backlog/escalation': EscalationModel
  'backlog/leavings': LeavingsModel
  'backlog/leaving': LeavingModel
}

export { driftModel, driftResource, runResource } from './views/drift.ts'
export { dutiesModel, dutyTitle } from './views/duties.ts'
export { dutyResource } from './views/duty.ts'
export { escalationModel, escalationResource } from './views/escalation.ts'
export { triedResource } from './views/tried.ts'
export { escalationsModel } from './views/escalations.ts'
export { figuresModel } from './views/figures.ts'
export { forceModel, forceResource } from './views/force.ts'
export { leavingModel, leavingResource } from './views/leaving.ts'
export { confirmRefusals } from './views/leaving-words.ts'
export { leavingsModel } from './views/leavings.ts'
export { leftModel, leftResource, listedResource, listModel, listTitle } from './views/lists.ts'
export { begunLines, begunResource } from './views/begun.ts'
export { dayResource, myDayModel } from './views/my-day.ts'
export {
  dutyCells,
  dutyHeadings,
  dutyTable,
  figureHeadings,
  figureRows,
  personListCells,
  personListHeadings,
  personTable,
} from './views/taken-out.ts'
export { asAt } from './views/words.ts'
export { dutyModel } from './views/one-duty.ts'
export { ringingModel } from './views/ringing.ts'
export { ringingResource, type RingingShown } from './views/ringing-words.ts'
export { myTeamModel, teamResource } from './views/my-team.ts'

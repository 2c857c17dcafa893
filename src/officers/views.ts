// The pages about officers, by name.
import type { OfficerPage } from './views/page.ts'
import type { RosterPage } from './views/roster.ts'

export type OfficerViews = {
  'officers/page': OfficerPage
  'officers/roster': RosterPage
}

export { absenceModel, absenceResource, absencesModel, fallsDueResource } from './views/absences.ts'
export { coverModel, coverResource, coversModel } from './views/covers.ts'
export { dayModel, entryResource } from './views/day.ts'
export { officerModel } from './views/officer.ts'
export { hereResource, isResting, isUncovered, officersModel } from './views/officers.ts'
export { awayInTurn, onCallModel, onCallResource } from './views/on-call.ts'
export { particularsModel, particularsResource } from './views/particulars.ts'
export { gapText, onCallGapText, rosterModel } from './views/roster.ts'
export { matrixModel, officerSkillsModel, skillsResource } from './views/skills.ts'

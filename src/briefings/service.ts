// The use cases of the briefing room, by what they are about.
export { type NamedOffice } from './service/compose.ts'
export { changesSinceIssued } from './service/since.ts'
export { decideAtBriefing } from './service/decide.ts'
export { changeDecision } from './service/redecide.ts'
export { holdBriefing } from './service/hold.ts'
export { issueEditions, issueForForce } from './service/issue.ts'
export { rollUpOf } from './service/roll-up.ts'

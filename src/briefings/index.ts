// The briefing room's public face.
export {
  changeDecision,
  decideAtBriefing,
  holdBriefing,
  issueEditions,
  issueForForce,
} from './service.ts'
export { latestEdition } from './queries.ts'

// The officers room's public face.
export {
  areasOf,
  forceByName,
  onlyForce,
  officerChoices,
  officersByKeys,
  stationsOn,
  teamChoices,
  teamsByName,
  type OfficerChoice,
} from './queries.ts'
export {
  ensureAreas,
  ensureForce,
  ensureOfficers,
  ensureOwnOfficers,
  ensureStations,
  ensureTeams,
  grantSkills,
  placeOfficer,
  officerFacts,
} from './service.ts'
export { goLive, setBaseline } from './store.ts'
export type { OfficerRef, Rank, Skill, SkillGrant, Team, TeamRef, Training } from './types.ts'

// What other rooms ask of the force: who an officer is, whether trained on a day, and room for newcomers.
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import { newId, type ForceId } from '../platform/ids.ts'
import { forceByName, officersByKeys, teamsByName } from './queries.ts'
import { addForce, addOfficers, addTeams } from './store.ts'
import type { Force, NewOfficer, OfficerRef, RegisterOfficer, Team } from './types.ts'

export async function ensureForce(tx: Tx, name: string): Promise<Force> {
  await addForce(tx, newId<ForceId>(), name)
  const force = await forceByName(tx, name)
  if (force === null) throw new AppError('broken')
  return force
}

/** Teams by name, those unknown created and marked by where they came from. */
export async function ensureTeams(
  tx: Tx,
  forceId: ForceId,
  given: Readonly<{ names: readonly string[]; fromImport: boolean }>,
): Promise<Map<string, Team>> {
  const known = await teamsByName(tx, forceId, given.names)
  const unknown = [...new Set(given.names)].filter((name) => !known.has(name))
  if (unknown.length === 0) return known
  await addTeams(tx, forceId, { names: unknown, fromImport: given.fromImport })
  return await teamsByName(tx, forceId, given.names)
}

/** Officers by collar number, those unknown created without a sign-in and marked as from the register. */
export async function ensureOfficers(
  tx: Tx,
  forceId: ForceId,
  given: readonly RegisterOfficer[],
): Promise<Map<string, OfficerRef>> {
  const keys = given.map(({ collarNumber }) => collarNumber)
  const known = await officersByKeys(tx, forceId, keys)
  const unknown = given.filter(({ collarNumber }) => !known.has(collarNumber))
  if (unknown.length === 0) return known
  await addOfficers(
    tx,
    unknown.map((officer) => fromRegister(forceId, officer)),
  )
  return await officersByKeys(tx, forceId, keys)
}

// The register says neither rank nor office, so none is claimed: powers of a constable are entered by hand.
const fromRegister = (
  forceId: ForceId,
  { collarNumber, name, teamId }: RegisterOfficer,
): NewOfficer => ({
  forceId,
  teamId,
  key: collarNumber,
  name,
  collarNumber,
  rank: 'staff',
  isConstable: false,
  phone: null,
  fromImport: true,
})

/** Officers that the product's own people enter: found by key, or created. */
export async function ensureOwnOfficers(
  tx: Tx,
  forceId: ForceId,
  given: readonly NewOfficer[],
): Promise<Map<string, OfficerRef>> {
  await addOfficers(tx, given)
  return await officersByKeys(
    tx,
    forceId,
    given.map(({ key }) => key),
  )
}

export { addAreas as ensureAreas, addStations as ensureStations, placeOfficer } from './store.ts'
export { addSkillGrants as grantSkills } from './store/skills.ts'
export { changeAbsence, recordAbsence, type AbsenceEdit } from './service/absences.ts'
export { keepsDaysOf, officerAsked, officerKept } from './service/admitted.ts'
export {
  acceptPerson,
  answerCover,
  askCover,
  coverAsked,
  coverOne,
  endCover,
  handedBack,
} from './service/covers.ts'
export { officerFacts } from './service/facts.ts'
export { handBackOf, loadOf } from './service/hand-back.ts'
export { changeOfficer, enterOfficer } from './service/particulars.ts'
export {
  gapsAhead,
  onCallGapsAhead,
  standingsHere,
  type HereToday,
  type OnCallGap,
} from './service/here.ts'
export {
  addOnCall,
  elsewhere,
  faultOfTurn,
  loadRoster,
  setDay,
  standingBeside,
  tryRoster,
  withdrawOnCall,
} from './service/roster.ts'
export { scopeAsked, teamsSeen } from './service/teams.ts'
export { changeSkill, supersede } from './service/skills.ts'

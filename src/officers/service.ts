// What other rooms ask of the force: who an officer is, whether trained on a day, and room for newcomers.
import type { LocalDate } from '../platform/calendar.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { AppError } from '../platform/errors.ts'
import { newId, type ForceId, type OfficerId } from '../platform/ids.ts'
import { forceByName, officersByKeys, officersWithGrants, teamsByName } from './queries.ts'
import { skillsOn, trainingOn } from './rules.ts'
import { addForce, addOfficers, addTeams } from './store.ts'
import type { Force, NewOfficer, OfficerFacts, OfficerRef, RegisterOfficer, Team } from './types.ts'

/** Officers with their training on a day: one statement for any number of them. */
export async function officerFacts(
  tx: Tx,
  ids: readonly OfficerId[],
  on: LocalDate,
): Promise<Map<OfficerId, OfficerFacts>> {
  const found = await officersWithGrants(tx, ids)
  return new Map(
    found.map((officer) => [
      officer.id,
      {
        id: officer.id,
        key: officer.key,
        name: officer.name,
        teamId: officer.teamId,
        isConstable: officer.isConstable,
        mosovo: trainingOn(officer, on),
        skills: skillsOn(officer.grants, on),
      },
    ]),
  )
}

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

export {
  addAreas as ensureAreas,
  addSkillGrants as grantSkills,
  addStations as ensureStations,
  placeOfficer,
} from './store.ts'

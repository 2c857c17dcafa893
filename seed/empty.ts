// The empty seed: one force, two teams, two stations and the sign-ins; no offenders. Safe to run twice.
import { makeAccount } from '../src/access/index.ts'
import {
  ensureForce,
  ensureOwnOfficers,
  ensureStations,
  ensureTeams,
  grantSkills,
  type OfficerRef,
  type NewSkillGrant,
  type Team,
} from '../src/officers/index.ts'
import { localDate } from '../src/platform/calendar.ts'
import type { Tx } from '../src/platform/database/transaction.ts'
import type { ForceId } from '../src/platform/ids.ts'
import {
  forceName,
  people,
  stationNames,
  systemUsername,
  teamNames,
  type SeededOfficer,
  type SeededPerson,
} from './people.ts'

/** Well before any day that a demonstration may be set to. */
const longAgo = localDate('2015-01-01')

type World = Readonly<{
  forceId: ForceId
  teams: ReadonlyMap<string, Team>
  officers: ReadonlyMap<string, OfficerRef>
  password: string
}>

export async function seedEmpty(tx: Tx, { password }: { password: string }): Promise<ForceId> {
  const { id: forceId } = await ensureForce(tx, forceName)
  const teams = await ensureTeams(tx, forceId, { names: teamNames, fromImport: false })
  await ensureStations(tx, forceId, { names: stationNames, listedFrom: longAgo })
  const officers = await seedOfficers(tx, forceId, teams)
  await seedAccounts(tx, { forceId, teams, officers, password })
  return forceId
}

const teamIdOf = (teams: ReadonlyMap<string, Team>, { team }: SeededPerson) =>
  team === null ? null : (teams.get(team)?.id ?? null)

type Seeded = Readonly<{ person: SeededPerson; officer: SeededOfficer }>

const seeded: readonly Seeded[] = people.flatMap((person) =>
  person.officer === null ? [] : [{ person, officer: person.officer }],
)

async function seedOfficers(
  tx: Tx,
  forceId: ForceId,
  teams: ReadonlyMap<string, Team>,
): Promise<Map<string, OfficerRef>> {
  const officers = await ensureOwnOfficers(
    tx,
    forceId,
    seeded.map(({ person, officer: { skills: _, ...officer } }) => ({
      ...officer,
      forceId,
      teamId: teamIdOf(teams, person),
      key: person.username,
      isConstable: true,
      fromImport: false,
    })),
  )
  await grantSkills(
    tx,
    seeded.flatMap((one) => skillsOf(one, officers)),
  )
  return officers
}

function skillsOf(
  { person, officer }: Seeded,
  officers: ReadonlyMap<string, OfficerRef>,
): NewSkillGrant[] {
  const officerId = officers.get(person.username)?.id
  if (officerId === undefined) return []
  return officer.skills.map((skill) => ({
    officerId,
    skill,
    heldFrom: longAgo,
    heldUntil: null,
  }))
}

/** Accounts already there keep their password, role and team. */
async function seedAccounts(tx: Tx, { forceId, teams, officers, password }: World): Promise<void> {
  await settled(
    makeAccount(tx, {
      username: systemUsername,
      role: 'system',
      forceId,
      teamId: null,
      officerId: null,
      password: null,
    }),
  )
  for (const person of people)
    await settled(
      makeAccount(tx, {
        username: person.username,
        role: person.role,
        forceId,
        teamId: teamIdOf(teams, person),
        officerId: officers.get(person.username)?.id ?? null,
        password,
      }),
    )
}

async function settled(making: ReturnType<typeof makeAccount>): Promise<void> {
  const made = await making
  if (!made.ok && made.why !== 'username-taken')
    throw new Error(`a seeded account was refused: ${made.why}`)
}

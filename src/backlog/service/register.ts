// The whole register as it stands on a day, loaded once a request: what figures, lists and briefings are made of.
import type { Scope } from '../../access/index.ts'
import { notLoadedCount } from '../../imports/index.ts'
import {
  awayOn,
  coverOn,
  officerChoices,
  teamChoices,
  type OfficerChoice,
  type TeamRef,
} from '../../officers/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OfficerId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import { attemptsSince, lastSeenBy } from '../../visits/index.ts'
import type { PersonShown } from '../queries/people.ts'
import { counts } from '../rules/counts.ts'
import { figuresOf } from '../rules/figures.ts'
import type { CaseFile, Counted, Figures } from '../types.ts'
import { counted, filesInScope } from './figures.ts'

export type Registered = Readonly<{
  file: CaseFile
  counted: Counted
  owner: OfficerChoice | null
}>

export type Register = Readonly<{
  on: LocalDate
  policy: Policy
  people: readonly Registered[]
  /** Every team of the force. */
  teams: readonly TeamRef[]
  officers: readonly OfficerChoice[]
  /** Officers who are away on the day, whoever covers them. */
  away: ReadonlySet<OfficerId>
}>

export type OnDay = Readonly<{ on: LocalDate; policy: Policy }>

/** Five statements, however many people. */
export async function registerOn(tx: Tx, scope: Scope, { on, policy }: OnDay): Promise<Register> {
  const files = await filesInScope(tx, scope, { on, policy })
  const force = { forceId: scope.forceId, teamId: null }
  const teams = await teamChoices(tx, force)
  const officers = await officerChoices(tx, force)
  const teamNames = new Map(teams.map((team) => [team.id, team.name]))
  const owners = new Map(officers.map((officer) => [officer.id, officer]))
  const people = files.map((file) => {
    const { teamId, officerId } = file.standing
    return {
      file,
      counted: counted(file, teamNames.get(teamId) ?? '', policy),
      owner: officerId === null ? null : (owners.get(officerId) ?? null),
    }
  })
  return { on, policy, people, teams, officers, away: awayAmong(files, officers, on) }
}

/** The files of a load share what is known of who is here. */
const awayAmong = (
  [file]: readonly CaseFile[],
  officers: readonly OfficerChoice[],
  on: LocalDate,
): ReadonlySet<OfficerId> =>
  new Set(
    officers
      .map(({ id }) => id)
      .filter((id) => file !== undefined && awayOn(file.availability, id, on) !== null),
  )

/** The figures of some of the register: counted from the same people as its lists. */
export const figuresFrom = (
  { on, policy }: Register,
  people: readonly Registered[],
  notLoaded: number,
): Figures =>
  figuresOf({
    on,
    people: people.map((one) => one.counted),
    bands: policy.list('duties.overdue_bands'),
    notLoaded,
  })

export const inTeam = (register: Register, team: string): readonly Registered[] =>
  register.people.filter((one) => one.counted.team === team)

/** Calls since the person was last seen that did not come to a visit, by the register's day. */
export const attemptsOf = ({ file }: Registered): number =>
  attemptsSince(file.visits, file.standing.on)

/** When the home of the register's day was taken on; null when that is not dated. */
export const movedOn = ({ file }: Registered): LocalDate | null =>
  file.person.homes
    .flatMap(({ fromOn }) => (fromOn !== null && fromOn <= file.standing.on ? [fromOn] : []))
    .toSorted()
    .at(-1) ?? null

const newestRatified = ({ file }: Registered) =>
  file.arms.all
    .filter((one) => one.ratifiedOn !== null && one.ratifiedOn <= file.standing.on)
    .toSorted((a, b) => (b.completedOn ?? '').localeCompare(a.completedOn ?? ''))
    .at(0) ?? null

const assessed = (one: Registered): Pick<PersonShown, 'armsOn' | 'armsRatifiedOn'> => {
  const arms = newestRatified(one)
  return { armsOn: arms?.completedOn ?? null, armsRatifiedOn: arms?.ratifiedOn ?? null }
}

const owned = ({ owner }: Registered): Pick<PersonShown, 'officerKey' | 'officerName'> => ({
  officerKey: owner?.key ?? null,
  officerName: owner?.name ?? null,
})

/** Who stands in for the owner on the register's day. */
function coverOf({ file: { person, standing, availability } }: Registered): PersonShown['cover'] {
  if (standing.officerId === null) return null
  const whose = { officerId: standing.officerId, offenderId: person.id }
  const cover = coverOn(availability, whose, standing.on)
  return cover === null ? null : { key: cover.coveringKey, name: cover.coveringName }
}

/** How a person stood on the register's day, with the name and marks that the statement gave. */
export function shownOn(one: Registered, named: PersonShown): PersonShown {
  const { standing, visits } = one.file
  return {
    ...named,
    ...assessed(one),
    ...owned(one),
    cover: coverOf(one),
    level: standing.level,
    levelSince: standing.levelSince,
    mappaLevel: standing.mappaLevel,
    status: standing.status,
    lastSeenOn: lastSeenBy(visits, standing.on),
    management: standing.management,
    leadAgency: standing.agency,
    inCaseload: standing.inCaseload,
    attemptsSince: attemptsOf(one),
    levelUnsupported: counts['level-unsupported'](one.counted),
    officerId: standing.officerId,
    teamId: standing.teamId,
    teamName: one.counted.team,
    returnedOn: standing.lastReturn?.on ?? null,
    movedOn: movedOn(one),
  }
}

/** Rows of the last register not loaded, as each of these teams is told of them. */
export async function notLoadedByTeam(
  tx: Tx,
  scope: Scope,
  teams: readonly TeamRef[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>()
  for (const team of teams)
    found.set(team.name, await notLoadedCount(tx, { ...scope, teamId: team.id }))
  return found
}

// What stands with an officer whatever their sign-in: rank, office of constable, numbers, team.
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { AppError } from '../../platform/errors.ts'
import { refuse } from '../../platform/http/problem.ts'
import type { TeamId } from '../../platform/ids.ts'
import { officerNamed, officerVersion, teamsByName, type OfficerOne } from '../queries.ts'
import { addOfficers, amendOfficer } from '../store.ts'
import type { ParticularsRefusal, Rank } from '../types.ts'
import { officerAsked } from './admitted.ts'

export type ParticularsAsk = Readonly<{
  name: string
  rank: Rank
  constable?: boolean | undefined
  collarNumber: string
  phone?: string | undefined
  team?: string | undefined
}>

const refusalWords: Readonly<Record<ParticularsRefusal, string>> = {
  'officer-known': 'An officer with this number or username is known already',
  'staff-constable': 'Police staff do not hold the office of constable: choose a rank, or no',
  'team-with-account':
    'This officer signs in, and moves to another team with the account: change that under Accounts',
  'no-such-team': 'There is no team of this name',
}

const denied = (why: ParticularsRefusal, field: string): never =>
  refuse(why, refusalWords[why], field)

async function teamIn(
  tx: Tx,
  { forceId }: Actor,
  name: string | undefined,
): Promise<TeamId | null> {
  if (name === undefined) return null
  const team = (await teamsByName(tx, forceId, [name])).get(name)
  return team?.id ?? denied('no-such-team', 'team')
}

/** What makes it impossible, before anything is written. */
async function check(
  tx: Tx,
  actor: Actor,
  { ask, officer }: Readonly<{ ask: ParticularsAsk; officer: OfficerOne | null }>,
): Promise<void> {
  if (ask.rank === 'staff' && ask.constable === true) denied('staff-constable', 'constable')
  const known = await officerNamed(tx, actor.forceId, ask.collarNumber)
  if (known !== null && known.id !== officer?.id) denied('officer-known', 'collarNumber')
}

const tell = (tx: Tx, key: string): Promise<void> =>
  record(tx, {
    action: 'account.changed',
    path: `/officers/${key}/particulars`,
    fields: ['name', 'rank', 'constable', 'collarNumber', 'phone', 'team'],
    result: 'done',
  })

/** Enters an officer who has no sign-in; training is entered afterwards. */
export async function enterOfficer(tx: Tx, actor: Actor, ask: ParticularsAsk): Promise<OfficerOne> {
  await check(tx, actor, { ask, officer: null })
  const { name, rank, constable = false, collarNumber, phone = null } = ask
  const teamId = await teamIn(tx, actor, ask.team)
  const { forceId } = actor
  await addOfficers(tx, [
    {
      ...{ forceId, teamId, key: collarNumber, name, collarNumber, rank, phone },
      ...{ isConstable: constable, fromImport: false },
    },
  ])
  await tell(tx, collarNumber)
  return await officerAsked(tx, actor, collarNumber)
}

type ParticularsEdit = Readonly<{
  officer: OfficerOne
  ask: ParticularsAsk
  version: number
}>

/** Changes what stands with an officer, from the version it was drawn from; how the officer is named elsewhere stays. */
export async function changeOfficer(
  tx: Tx,
  actor: Actor,
  { officer, ask, version }: ParticularsEdit,
): Promise<OfficerOne> {
  await check(tx, actor, { ask, officer })
  const teamId = await teamIn(tx, actor, ask.team)
  if (officer.role !== null && teamId !== officer.teamId) denied('team-with-account', 'team')
  const { id } = officer
  if ((await officerVersion(tx, id)) !== version) throw new AppError('stale')
  const { name, rank, constable = false, collarNumber, phone = null } = ask
  await amendOfficer(
    tx,
    { id, version },
    { name, rank, isConstable: constable, collarNumber, phone, teamId },
  )
  await tell(tx, officer.key)
  return await officerAsked(tx, actor, id)
}

// Accounts and tokens: made, changed, stilled; and who a session or a token is.
import {
  changeAccount,
  identify,
  makeAccount,
  makeToken,
  setDisabled,
  setPassword,
  systemActor,
  withdrawToken,
  type Account,
  type Role,
} from '../../src/access/index.ts'
import { ownForceAccount, signIn } from '../../src/access/service.ts'
import { seedEmpty } from '../../seed/empty.ts'
import type { AccountId } from '../../src/platform/ids.ts'
import { at, openWorld, password, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

let made = 0
async function anAccount(role: Role = 'analyst'): Promise<Account> {
  made += 1
  const decision = await world.run((tx) =>
    makeAccount(tx, {
      username: `made.${made}`,
      role,
      forceId: world.forceId,
      teamId: null,
      officerId: null,
      password,
    }),
  )
  if (!decision.ok) throw new Error(decision.why)
  return decision.value
}
const asked = async (bearer: string, when = at) =>
  (await world.run((tx) => identify(tx, { accountId: null, bearer }), { at: when }))?.username ??
  null
const whoIs = async (accountId: string | null) =>
  (await world.run((tx) => identify(tx, { accountId, bearer: null })))?.username ?? null

async function aToken(username: string, expiresAt?: Date): Promise<string> {
  const decision = await world.run((tx) =>
    makeToken(tx, { username, label: 'check', ...(expiresAt === undefined ? {} : { expiresAt }) }),
  )
  if (!decision.ok) throw new Error(decision.why)
  return decision.value.token
}

test('a token is its account, kept only as a digest', async () => {
  const token = await aToken('ds.north')
  expect(await asked(token)).toBe('ds.north')
  const rows = await world.run((tx) => tx.query('select * from tokens'))
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('a token that nobody was given, or none at all, is nobody', async () => {
  expect(await asked('')).toBeNull()
  expect(await asked('mw_guess')).toBeNull()
  expect(await whoIs(null)).toBeNull()
})

test('a wrong token is nobody even beside a good session', async () => {
  const { accountId } = await world.actor('ds.north')
  expect(await world.run((tx) => identify(tx, { accountId, bearer: 'wrong' }))).toBeNull()
})

test('a token with an expiry is good before it and not at it; without one it lasts', async () => {
  const expiry = new Date(at.getTime() + 1000)
  const token = await aToken('analyst', expiry)
  expect(await asked(token, new Date(expiry.getTime() - 1))).toBe('analyst')
  expect(await asked(token, expiry)).toBeNull()
  expect(await asked(await aToken('analyst'), new Date('2040-01-01T00:00:00Z'))).toBe('analyst')
})

test('a withdrawn token is nobody, and is withdrawn once', async () => {
  const account = await anAccount()
  const decision = await world.run((tx) =>
    makeToken(tx, { username: account.username, label: 'x' }),
  )
  if (!decision.ok) throw new Error(decision.why)
  const { id, token } = decision.value
  const other = await anAccount()
  expect(await world.run((tx) => withdrawToken(tx, other, id))).toBe(false)
  expect(await world.run((tx) => withdrawToken(tx, account, id))).toBe(true)
  expect(await world.run((tx) => withdrawToken(tx, account, id))).toBe(false)
  expect(await asked(token)).toBeNull()
})

test.each([
  { username: 'om.nowhere', why: 'unknown-account' },
  { username: 'system', why: 'system-account' },
])('no token is made for $username: $why', async ({ username, why }) => {
  expect(await world.run((tx) => makeToken(tx, { username, label: 'x' }))).toEqual({
    ok: false,
    why,
  })
})

test('a disabled account is nobody by session and by token, and is somebody again when enabled', async () => {
  const account = await anAccount()
  const admin = await world.actor('admin')
  const token = await aToken(account.username)
  await world.run((tx) => setDisabled(tx, admin, { id: account.id, version: 1, disabled: true }))
  expect([await whoIs(account.id), await asked(token)]).toEqual([null, null])
  expect(
    await world.run((tx) => makeToken(tx, { username: account.username, label: 'x' })),
  ).toEqual({
    ok: false,
    why: 'disabled-account',
  })
  await world.run((tx) => setDisabled(tx, admin, { id: account.id, version: 2, disabled: false }))
  expect(await whoIs(account.id)).toBe(account.username)
})

test('the account of commands is nobody at the door, and acts only from inside', async () => {
  const system = await world.run((tx) => systemActor(tx))
  expect(system).toMatchObject({ username: 'system', role: 'system', forceId: world.forceId })
  expect(await whoIs(system?.accountId ?? null)).toBeNull()
})

test('a taken name is refused', async () => {
  const again = world.run((tx) =>
    makeAccount(tx, {
      username: 'admin',
      role: 'admin',
      forceId: world.forceId,
      teamId: null,
      officerId: null,
      password,
    }),
  )
  expect(await again).toEqual({ ok: false, why: 'username-taken' })
})

test('nobody changes their own role or disables themselves', async () => {
  const admin = await world.actor('admin')
  const change = { role: 'inspector' as const, teamId: null, officerId: null }
  const edit = { id: admin.accountId, version: 1 }
  expect(await world.run((tx) => changeAccount(tx, admin, { ...edit, change }))).toEqual({
    ok: false,
    why: 'own-role',
  })
  expect(await world.run((tx) => setDisabled(tx, admin, { ...edit, disabled: true }))).toEqual({
    ok: false,
    why: 'own-account',
  })
  expect(await world.actor('admin')).toMatchObject({ role: 'admin' })
})

test('the account of commands is not changed, and nobody becomes it', async () => {
  const admin = await world.actor('admin')
  const system = await world.run((tx) => systemActor(tx))
  const id = system?.accountId as AccountId
  const other = await anAccount()
  const change = { role: 'admin' as const, teamId: null, officerId: null }
  const refused = { ok: false, why: 'system-account' }
  const all = await world.run(async (tx) => [
    await changeAccount(tx, admin, { id, version: 1, change }),
    await changeAccount(tx, admin, {
      id: other.id,
      version: 1,
      change: { ...change, role: 'system' },
    }),
    await setDisabled(tx, admin, { id, version: 1, disabled: true }),
    await setPassword(tx, admin, { id, version: 1, password }),
  ])
  expect(all).toEqual([refused, refused, refused, refused])
})

test('a change drawn from an old version changes nothing', async () => {
  const account = await anAccount()
  const admin = await world.actor('admin')
  const edit = { id: account.id, version: 1, disabled: true }
  await world.run((tx) => setDisabled(tx, admin, edit))
  await expect(world.run((tx) => setDisabled(tx, admin, edit))).rejects.toMatchObject({
    kind: 'stale',
  })
})

test('a new role needs its team; a new password signs out and is the only one that works', async () => {
  const account = await anAccount()
  const admin = await world.actor('admin')
  const change = { role: 'officer' as const, teamId: null, officerId: null }
  const edit = { id: account.id, version: 1 }
  expect(await world.run((tx) => changeAccount(tx, admin, { ...edit, change }))).toEqual({
    ok: false,
    why: 'team-needed',
  })
  await world.run((tx) =>
    tx.query(
      `insert into sessions (id_digest, account_id, data, began_at, seen_at) values ('d', $1, '{}', $2, $2)`,
      [account.id, at],
    ),
  )
  const fresh = 'a fresh long password'
  await world.run((tx) => setPassword(tx, admin, { ...edit, password: fresh }))
  const [session] = await world.run((tx) =>
    tx.query<{ ended: boolean }>(
      'select s.ended_at is not null as ended from sessions s where s.account_id = $1',
      [account.id],
    ),
  )
  expect(session).toEqual({ ended: true })
  const tries = await world.run(async (tx) => [
    (await signIn(tx, { username: account.username, password, remote: 'r' })).ok,
    (await signIn(tx, { username: account.username, password: fresh, remote: 'r' })).ok,
  ])
  expect(tries).toEqual([false, true])
})

test('an account of another force looks as if it did not exist', async () => {
  const admin = await world.actor('admin')
  const account = await anAccount()
  const elsewhere = { ...admin, forceId: '00000000-0000-4000-8000-000000000000' as never }
  await expect(world.run((tx) => ownForceAccount(tx, elsewhere, account.id))).rejects.toMatchObject(
    { kind: 'out-of-scope' },
  )
  await expect(
    world.run((tx) =>
      ownForceAccount(tx, admin, 'a0000000-0000-4000-8000-000000000000' as AccountId),
    ),
  ).rejects.toMatchObject({ kind: 'not-found' })
})

test('every change is on the log with its fields and without any value', async () => {
  const account = await anAccount()
  const admin = await world.actor('admin')
  await world.run(
    (tx) => setPassword(tx, admin, { id: account.id, version: 1, password: 'another long one' }),
    { actor: 'admin' },
  )
  expect((await world.audit()).filter(({ path }) => path === `/accounts/${account.id}`)).toEqual([
    expect.objectContaining({ actor: 'system', action: 'account.changed', result: 'done' }),
    expect.objectContaining({ actor: 'admin', action: 'account.changed', fields: ['password'] }),
  ])
})

test('the database too refuses an officer of no team', async () => {
  const bad = world.run((tx) =>
    tx.query(
      `insert into accounts (id, username, role, force_id, made_at)
        values (gen_random_uuid(), 'om.loose', 'officer', $1, $2)`,
      [world.forceId, at],
    ),
  )
  await expect(bad).rejects.toThrow('accounts_of_a_team_name_it')
})

test('the empty seed gives every sign-in of the contract, its skills, and nothing twice', async () => {
  const fresh = await openWorld()
  const everything = () =>
    fresh.run((tx) =>
      tx.query(`select a.username, a.role, t.name as team, o.is_constable as constable,
          coalesce(array_agg(g.skill order by g.skill) filter (where g.id is not null), '{}') as skills
        from accounts a left join teams t on t.id = a.team_id left join officers o on o.id = a.officer_id
          left join skill_grants g on g.officer_id = o.id
        group by a.id, t.name, o.is_constable order by a.username`),
    )
  const first = await everything()
  await fresh.run((tx) => seedEmpty(tx, { password: 'another password' }))
  expect(await everything()).toEqual(first)
  const trained = ['arms_assessor', 'mosovo', 'visor']
  const approver = ['arms_approver', ...trained]
  const row = (username: string, role: string, team: string | null, skills: string[] | null) => ({
    username,
    role,
    team,
    constable: skills === null ? null : true,
    skills: skills ?? [],
  })
  expect(first).toEqual([
    row('admin', 'admin', null, null),
    row('analyst', 'analyst', null, null),
    row('auditor', 'auditor', null, null),
    row('controlroom', 'control_room', null, null),
    row('dci.force', 'chief_inspector', null, approver),
    row('di.force', 'inspector', null, approver),
    row('ds.north', 'supervisor', 'North office', approver),
    row('ds.south', 'supervisor', 'South office', trained),
    row('frontline.north', 'frontline', 'North office', null),
    row('om.north', 'officer', 'North office', trained),
    row('om.south', 'officer', 'South office', trained),
    row('station.north', 'station', 'North office', null),
    row('system', 'system', null, null),
  ])
  const [counts] = await fresh.run((tx) =>
    tx.query(`select (select count(*)::int from forces) as forces, (select count(*)::int from teams) as teams,
      (select array_agg(s.name order by s.name) from stations s) as stations,
      (select count(*)::int from offenders) as offenders`),
  )
  expect(counts).toEqual({
    forces: 1,
    teams: 2,
    stations: ['Northmoor police station', 'Southmoor police station'],
    offenders: 0,
  })
  await fresh.close()
})

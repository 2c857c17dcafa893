// Signing in: who may, how often one may try, and what the log says.
import { signIn, type SignInAsk } from '../../src/access/service.ts'
import { inTransaction } from '../../src/platform/database/transaction.ts'
import { at, openWorld, password, type World } from './world.ts'
import { openPatiently } from '../support/database.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => world.run((tx) => tx.query('delete from sign_in_tries')))

const ask = (differing: Partial<SignInAsk> = {}): SignInAsk => ({
  username: 'om.north',
  password,
  remote: '10.0.0.1',
  ...differing,
})
const attempt = async (differing: Partial<SignInAsk> = {}, when = at) => {
  const decision = await world.run((tx) => signIn(tx, ask(differing)), {
    actor: 'nobody',
    at: when,
  })
  return decision.ok ? 'in' : decision.why
}
const wrong = { password: 'not the password' }
const lastAudit = async () => (await world.audit()).filter((row) => row.action === 'sign-in').at(-1)

test('the right password signs in, however the name is typed, and the log says who', async () => {
  expect(await attempt({ username: ' OM.North ' })).toBe('in')
  expect(await lastAudit()).toMatchObject({ actor: 'om.north', result: 'done', reason: null })
})

test.each([
  { what: 'a wrong password', differing: wrong, actor: 'om.north', reason: 'wrong password' },
  {
    what: 'a name of nobody',
    differing: { username: 'om.nowhere' },
    actor: 'nobody',
    reason: 'unknown name',
  },
  {
    what: 'the account of commands',
    differing: { username: 'system' },
    actor: 'system',
    reason: 'the account of commands',
  },
])('$what is a no-match, counted and on the log', async ({ differing, actor, reason }) => {
  expect(await attempt(differing)).toBe('no-match')
  expect(await lastAudit()).toMatchObject({ actor, result: 'refused', reason })
  const [tries] = await world.run((tx) => tx.query('select count(*)::int as n from sign_in_tries'))
  expect(tries).toEqual({ n: 1 })
})

test('a disabled account is a no-match even with its password', async () => {
  await world.run((tx) =>
    tx.query(`update accounts set disabled_at = $1 where username = 'analyst'`, [at]),
  )
  expect(await attempt({ username: 'analyst' })).toBe('no-match')
  expect(await lastAudit()).toMatchObject({ actor: 'analyst', reason: 'disabled account' })
})

test('no password stands anywhere in the log or among the tries', async () => {
  await attempt({ username: 'om.nowhere', password: 'a secret word here' })
  const everything = await world.run((tx) =>
    tx.query(`select to_jsonb(e)::text as line from audit_events e
      union all select to_jsonb(t)::text from sign_in_tries t`),
  )
  expect(JSON.stringify(everything)).not.toContain('a secret word here')
  expect(JSON.stringify(everything)).not.toContain(password)
})

test.each(['om.north', 'om.nowhere'])(
  'after five failures as %s the sixth try is held back, even with the right password',
  async (username) => {
    for (let n = 0; n < 5; n += 1) expect(await attempt({ ...wrong, username })).toBe('no-match')
    expect(await attempt({ username })).toBe('too-many')
    expect(await lastAudit()).toMatchObject({ reason: 'too many tries' })
  },
)

test('failures count for a quarter of an hour', async () => {
  for (let n = 0; n < 5; n += 1) await attempt(wrong)
  expect(await attempt({}, new Date(at.getTime() + 15 * 60_000 - 1))).toBe('too-many')
  expect(await attempt({}, new Date(at.getTime() + 15 * 60_000))).toBe('in')
})

test('thirty failures from one address hold back every name from there, and only from there', async () => {
  for (let n = 0; n < 30; n += 1)
    expect(await attempt({ ...wrong, username: `guess.${n}` })).toBe('no-match')
  expect(await attempt()).toBe('too-many')
  expect(await attempt({ remote: '10.0.0.2' })).toBe('in')
})

test('signing in clears the failures of the name', async () => {
  for (let n = 0; n < 4; n += 1) await attempt(wrong)
  expect(await attempt()).toBe('in')
  for (let n = 0; n < 4; n += 1) await attempt(wrong)
  expect(await attempt()).toBe('in')
})

test('two servers at once let no more than five guesses through between them', async () => {
  const other = await openPatiently(world.test.appUrl)
  const servers = [world.transactions, { ...world.transactions, database: other }]
  const tries = Array.from({ length: 16 }, (_, n) => {
    const server = servers[n % 2]
    if (server === undefined) throw new Error('no server')
    return inTransaction(server, { at, actor: 'nobody' }, (tx) => signIn(tx, ask(wrong)))
  })
  const answers = (await Promise.all(tries)).map((decision) => (decision.ok ? 'in' : decision.why))
  await other.close()
  expect(answers.filter((answer) => answer === 'no-match')).toHaveLength(5)
  expect(answers.filter((answer) => answer === 'too-many')).toHaveLength(11)
})

// Accounts as an admin works with them: pages and JSON, and every refusal.
import { password } from '../access/world.ts'
import { htmlOf, openSite, wordsOf, type Program, type Site } from '../access/site.ts'

let site: Site
let admin: Program
beforeAll(async () => {
  site = await openSite()
  admin = await site.program('admin')
})
afterAll(() => site.close())

const idOf = async (username: string): Promise<string> => {
  const answer = await admin.get(`/accounts?q=${username}`)
  return answer.body.items[0].id
}
const roleOf = async (bearer: string, path: string) => {
  const { default: request } = await import('supertest')
  return (await request(site.app).get(path).set('Authorization', `Bearer ${bearer}`)).status
}

test('the list holds every account of the force, a part at a time', async () => {
  const first = await admin.get('/accounts?size=5')
  expect(first.body.items).toHaveLength(5)
  expect(first.body.total).toBe(13)
  const read = [...first.body.items]
  for (let { next } = first.body; next !== null;) {
    const part = await admin.get(next)
    read.push(...part.body.items)
    next = part.body.next
  }
  expect(read.map(({ username }) => username)).toEqual(
    [...new Set(read.map(({ username }) => username))].sort(),
  )
  expect(read).toHaveLength(13)
  expect(read[0]).toMatchObject({ username: 'admin', role: 'admin', team: null, disabledAt: null })
})

test('no answer about accounts ever holds a password hash', async () => {
  const answers = [
    await admin.get('/accounts'),
    await admin.get(`/accounts/${await idOf('om.north')}`),
  ]
  for (const answer of answers) expect(JSON.stringify(answer.body)).not.toContain('argon2')
})

test.each([
  { url: '/accounts?cursor=nonsense', field: 'cursor' },
  { url: '/accounts?size=201', field: 'size' },
  { url: '/accounts?sort=name', field: 'sort' },
])('$url is refused beside $field', async ({ url, field }) => {
  const answer = await admin.get(url)
  expect(answer.status).toBe(422)
  expect(answer.body.errors).toMatchObject([{ field }])
})

test('a new officer gets an account, an officer record and a password that works, shown once', async () => {
  const made = await admin.post('/accounts', {
    username: 'om.east',
    role: 'officer',
    team: 'North office',
    name: 'PC Dana Lowe',
    collarNumber: '90077',
    constable: true,
  })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ username: 'om.east', role: 'officer', version: 1 })
  const browser = await site.browser()
  const signedIn = await browser.send('/sign-in', '/sign-in', {
    username: 'om.east',
    password: made.body.password,
  })
  expect(signedIn.status).toBe(303)
  const seen = await admin.get(`/accounts/${made.body.id}`)
  expect(seen.body).toMatchObject({
    name: 'PC Dana Lowe',
    team: 'North office',
    officer: 'om.east',
  })
  expect(JSON.stringify(seen.body)).not.toContain(made.body.password)
})

const asked = {
  username: 'om.west',
  role: 'officer',
  team: 'North office',
  name: 'PC West',
  constable: true,
}

test.each([
  { sent: { ...asked, username: '' }, field: 'username', type: 'invalid' },
  { sent: { ...asked, username: 'OM WEST' }, field: 'username', type: 'username-malformed' },
  { sent: { ...asked, username: 'om.north' }, field: 'username', type: 'username-taken' },
  { sent: { ...asked, role: 'system' }, field: 'role', type: 'invalid' },
  { sent: { ...asked, role: 'chief' }, field: 'role', type: 'invalid' },
  { sent: { ...asked, team: 'West office' }, field: 'team', type: 'invalid' },
  { sent: { ...asked, team: '' }, field: 'team', type: 'team-needed' },
  { sent: { ...asked, name: '' }, field: 'name', type: 'invalid' },
  { sent: { ...asked, officer: 'nobody' }, field: 'officer', type: 'invalid' },
  { sent: { ...asked, officer: '90003' }, field: 'officer', type: 'officer-taken' },
  { sent: { ...asked, password: 'x' }, field: 'password', type: 'invalid' },
])('a new account of $sent is refused beside $field as $type', async ({ sent, field, type }) => {
  const answer = await admin.post('/accounts', sent)
  expect(answer.status).toBe(422)
  expect(answer.body.type).toMatch(new RegExp(`/${type}$`))
  expect(answer.body.errors).toMatchObject([{ field }])
  const [left] = await site.world.run((tx) =>
    tx.query(`select count(*)::int as n from officers where key = 'om.west'`),
  )
  expect(left).toEqual({ n: 0 })
})

test('an officer who came with the register gets a sign-in and keeps the collar number', async () => {
  await site.world.run((tx) =>
    tx.query(
      `insert into officers (id, force_id, key, name, collar_number, rank, is_constable, from_import)
        values (gen_random_uuid(), $1, '4711', 'PC Register', '4711', 'staff', false, true)`,
      [site.world.forceId],
    ),
  )
  const made = await admin.post('/accounts', {
    username: 'om.register',
    role: 'officer',
    team: 'South office',
    officer: '4711',
  })
  const seen = await admin.get(`/accounts/${made.body.id}`)
  expect(seen.body).toMatchObject({ officer: '4711', name: 'PC Register', team: 'South office' })
  const [officer] = await site.world.run((tx) =>
    tx.query(`select t.name from officers o join teams t on t.id = o.team_id where o.key = '4711'`),
  )
  expect(officer).toEqual({ name: 'South office' })
})

test('the form keeps what was typed and says what is wrong beside its field', async () => {
  const browser = await site.browser('admin')
  const answer = await browser.send('/accounts/new', '/accounts', {
    username: 'om.west',
    role: 'officer',
    name: 'PC <b>West</b>',
    constable: 'yes',
  })
  expect(answer.status).toBe(422)
  const html = htmlOf(answer)
  expect(html.querySelector('#username')?.getAttribute('value')).toBe('om.west')
  expect(html.querySelector('#name')?.getAttribute('value')).toBe('PC <b>West</b>')
  expect(html.querySelector('#role option[selected]')?.getAttribute('value')).toBe('officer')
  expect(html.querySelector('#constable')?.hasAttribute('checked')).toBe(true)
  expect(html.querySelector('#team-error')?.text).toContain('Choose the team')
})

test('the page of a new password shows it once, and the account page never', async () => {
  const browser = await site.browser('admin')
  const id = await idOf('analyst')
  const page = await browser.send(`/accounts/${id}`, `/accounts/${id}/password`)
  const shown = htmlOf(page).querySelector('code')?.text ?? ''
  expect(shown).toMatch(/^([A-Za-z0-9]{5}-){3}[A-Za-z0-9]{5}$/)
  expect((await browser.get(`/accounts/${id}`)).text).not.toContain(shown)
  const [old, fresh] = [await site.browser(), await site.browser()]
  const tryWith = (who: typeof old, typed: string) =>
    who.send('/sign-in', '/sign-in', { username: 'analyst', password: typed })
  expect([(await tryWith(old, password)).status, (await tryWith(fresh, shown)).status]).toEqual([
    401, 303,
  ])
})

test('role and team are changed from the version that was drawn; an old one is stale', async () => {
  const made = await admin.post('/accounts', { ...asked, username: 'om.moves' })
  const path = `/accounts/${made.body.id}`
  const change = { role: 'officer', team: 'South office', officer: 'om.moves' }
  const changed = await admin.post(path, { version: 1, ...change })
  expect([changed.status, changed.body.version]).toEqual([200, 2])
  expect((await admin.get(path)).body).toMatchObject({ team: 'South office', officer: 'om.moves' })
  expect((await admin.post(path, { version: 1, ...change })).status).toBe(409)
  expect((await admin.post(path, change)).status).toBe(422)
  const without = await admin.post(path, { version: 2, role: 'officer', team: 'South office' })
  expect([without.status, without.body.errors?.[0]?.field]).toEqual([422, 'officer'])
  const taken = await admin.post(path, { version: 2, ...change, officer: 'ds.north' })
  expect([taken.status, taken.body.type]).toEqual([422, '/problems/refusals/officer-taken'])
})

test('disabled is signed out at once, by session and by token, and enabled again as before', async () => {
  const made = await admin.post('/accounts', { ...asked, username: 'om.away' })
  const path = `/accounts/${made.body.id}`
  const token = (await admin.post(`${path}/tokens`, { label: 'probe' })).body.token
  expect(await roleOf(token, '/permissions')).toBe(200)
  const off = await admin.post(`${path}/disable`, { version: 1 })
  expect([off.status, await roleOf(token, '/permissions')]).toEqual([200, 401])
  expect((await admin.post(`${path}/tokens`, { label: 'probe' })).body.type).toMatch(
    'refusals/disabled-account',
  )
  await admin.post(`${path}/enable`, { version: 2 })
  expect(await roleOf(token, '/permissions')).toBe(200)
})

test('never own role, never own end: the admin is told to ask another', async () => {
  const path = `/accounts/${await idOf('admin')}`
  const role = await admin.post(path, { version: 1, role: 'inspector' })
  expect([role.status, role.body.type]).toEqual([422, '/problems/refusals/own-role'])
  const off = await admin.post(`${path}/disable`, { version: 1 })
  expect([off.status, off.body.type]).toEqual([422, '/problems/refusals/own-account'])
  const page = await (await site.browser('admin')).get(path)
  expect(wordsOf(page)).toContain('This is your own account')
  expect(htmlOf(page).querySelectorAll(`form[action="${path}"], form[action$="/disable"]`)).toEqual(
    [],
  )
})

test('the account of commands can be looked at and not touched', async () => {
  const path = `/accounts/${await idOf('system')}`
  for (const [below, body] of [
    ['', { version: 1, role: 'admin' }],
    ['/disable', { version: 1 }],
    ['/password', { version: 1 }],
    ['/tokens', { label: 'x' }],
  ] as const) {
    const answer = await admin.post(`${path}${below}`, body)
    expect([answer.status, answer.body.type]).toEqual([422, '/problems/refusals/system-account'])
  }
  const page = await (await site.browser('admin')).get(path)
  expect(htmlOf(page).querySelectorAll('main form')).toEqual([])
})

test('a token is shown once, lasts to the end of its day, and can be withdrawn', async () => {
  const path = `/accounts/${await idOf('ds.south')}`
  const made = await admin.post(`${path}/tokens`, { label: 'feed', expiresOn: '2026-03-02' })
  expect(made.status).toBe(201)
  expect(made.body.expiresAt).toBe('2026-03-03T00:00:00.000Z')
  expect((await admin.get(path)).text).not.toContain(made.body.token)
  expect(await roleOf(made.body.token, '/policy')).toBe(200)
  const withdraw = `${path}/tokens/${made.body.id}/withdraw`
  expect((await admin.post(withdraw)).status).toBe(200)
  expect(await roleOf(made.body.token, '/policy')).toBe(401)
  for (const again of [withdraw, `${path}/tokens/none/withdraw`])
    expect((await admin.post(again)).status).toBe(404)
})

test.each([
  { sent: { label: '' }, field: 'label' },
  { sent: { label: 'x', expiresOn: '2026-03-01' }, field: 'expiresOn' },
  { sent: { label: 'x', expiresOn: '2026-02-30' }, field: 'expiresOn' },
])('a token of $sent is refused beside $field', async ({ sent, field }) => {
  const answer = await admin.post(`/accounts/${await idOf('ds.south')}/tokens`, sent)
  expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field])
})

test('an account of another force, of nobody, or of no id is not found', async () => {
  const elsewhere = await site.world.run(async (tx) => {
    const [row] = await tx.query<{ id: string }>(
      `with f as (insert into forces (id, name) values (gen_random_uuid(), 'Far Force') returning id)
        insert into accounts (id, username, role, force_id, made_at)
          select gen_random_uuid(), 'di.far', 'inspector', f.id, '2026-01-01Z' from f returning id`,
    )
    return row?.id ?? ''
  })
  for (const id of [elsewhere, 'a0000000-0000-4000-8000-000000000000', 'none']) {
    expect((await admin.get(`/accounts/${id}`)).status).toBe(404)
    expect((await admin.post(`/accounts/${id}/disable`, { version: 1 })).status).toBe(404)
    expect((await admin.post(`/accounts/${id}/tokens`, { label: 'x' })).status).toBe(404)
  }
  const list = await admin.get('/accounts?q=di.far')
  expect(list.body.total).toBe(0)
})

test.each(['om.north', 'ds.north', 'dci.force', 'analyst', 'auditor', 'station.north'])(
  '%s may not open accounts, and that they tried is on the log',
  async (username) => {
    const program = await site.program(username)
    expect((await program.get('/accounts')).status).toBe(403)
    expect((await program.post('/accounts', asked)).status).toBe(403)
    expect((await site.world.audit()).at(-1)).toMatchObject({
      actor: username,
      action: 'account.changed',
      result: 'denied',
    })
  },
)

test('each look and each change is on the log, by field name and with no secret', async () => {
  const id = await idOf('om.south')
  const before = (await site.world.audit()).length
  await admin.get(`/accounts/${id}`)
  const made = await admin.post(`/accounts/${id}/tokens`, { label: 'secret feed' })
  const rows = (await site.world.audit()).slice(before)
  expect(rows.map(({ action, result }) => [action, result])).toEqual([
    ['account.listed', 'shown'],
    ['token.made', 'done'],
    ['token.made', 'shown'],
  ])
  expect(JSON.stringify(rows)).not.toContain(made.body.token)
  expect(JSON.stringify(rows)).not.toContain('secret feed')
})

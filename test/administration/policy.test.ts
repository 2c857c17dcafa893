// The policy page and the permission matrix, as a person reads them and as a program does.
import { aPolicy, policyValues } from '../support/policy.ts'
import { htmlOf, openSite, wordsOf, type Site } from '../access/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

test('every parameter is there in words, with value, from when, source and standing', async () => {
  const { body } = await (await site.program('ds.north')).get('/policy')
  expect(body.on).toBe('2026-03-02')
  expect(body.total).toBe(policyValues().length)
  expect(body.items.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual(
    policyValues()
      .map(({ parameter }) => parameter)
      .sort(),
  )
  for (const item of body.items) {
    expect(item.inWords).not.toBe('')
    expect(item.source).not.toBe('')
  }
  const [days] = body.items.filter(
    ({ parameter }: { parameter: string }) => parameter === 'arms.initial_days',
  )
  expect(days).toMatchObject({
    value: aPolicy().number('arms.initial_days'),
    from: '1997-09-01',
    standing: 'force policy',
  })
})

test('on a day before there was policy there is none, and no fault', async () => {
  const program = await site.program('ds.north')
  expect((await program.get('/policy?on=1997-08-31')).body).toEqual({
    on: '1997-08-31',
    items: [],
    total: 0,
    next: null,
    waiting: [],
  })
  expect((await (await site.browser('ds.north')).get('/policy?on=1997-08-31')).status).toBe(200)
  expect((await program.get('/policy?on=2026-02-30')).status).toBe(422)
  expect((await program.get('/policy?day=2026-02-28')).status).toBe(422)
})

test('the page says values with their units, one month and not one months', async () => {
  const words = wordsOf(await (await site.browser('ds.north')).get('/policy'))
  expect(words).toContain('very high risk 1 monthFrom 1 Sep 1997. Force policy. Customary interval')
  expect(words).toContain('32 days, the last 28 December 2027')
  expect(words).toContain('12, 17')
})

test.each([
  { on: '2027-09-28', warned: false },
  { on: '2027-09-29', warned: true },
])(
  'ninety days before the bank holidays run out there is a warning: on $on $warned',
  async ({ on, warned }) => {
    const words = wordsOf(await (await site.browser('ds.north')).get(`/policy?on=${on}`))
    expect(words.includes('The bank holidays are known only to 28 December 2027')).toBe(warned)
  },
)

test.each([
  { username: 'om.north', policy: 200, permissions: 200 },
  { username: 'analyst', policy: 200, permissions: 403 },
  { username: 'auditor', policy: 200, permissions: 200 },
  { username: 'admin', policy: 200, permissions: 200 },
  { username: 'controlroom', policy: 403, permissions: 403 },
  { username: 'frontline.north', policy: 403, permissions: 403 },
])(
  '$username gets policy $policy and permissions $permissions',
  async ({ username, ...answers }) => {
    const program = await site.program(username)
    expect({
      policy: (await program.get('/policy')).status,
      permissions: (await program.get('/permissions')).status,
    }).toEqual(answers)
  },
)

test('the matrix is one table: a line for each permission, a column for each role', async () => {
  const page = htmlOf(await (await site.browser('admin')).get('/permissions'))
  const line = page
    .querySelectorAll('tbody tr')
    .map((row) => row.querySelectorAll('th, td').map((cell) => cell.text.trim()))
    .find(([name]) => name === 'See audit')
  const heads = page.querySelectorAll('thead th').map((head) => head.text.trim())
  expect(heads[line?.indexOf('Yes') ?? 0]).toBe('Auditor')
  expect(line?.filter((cell) => cell === 'Yes')).toHaveLength(1)
  const { body } = await (await site.program('admin')).get('/permissions')
  expect(body.items).toHaveLength(page.querySelectorAll('tbody tr').length)
})

test('looking at policy is itself on the log', async () => {
  await (await site.program('analyst')).get('/policy')
  expect((await site.world.audit()).at(-1)).toMatchObject({
    actor: 'analyst',
    action: 'policy.opened',
    result: 'shown',
    fields: ['policy'],
  })
})

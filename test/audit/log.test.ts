// The log: written once, never changed by anyone, and searched within its bounds.
import { record, searchAudit, type AuditEvent, type AuditSearch } from '../../src/audit/index.ts'
import { offenderIdByRef } from '../../src/audit/queries.ts'
import { addPerson, at, openWorld, type World } from '../access/world.ts'
import { asAdmin } from '../support/postgres.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const minutes = (n: number) => new Date(at.getTime() + n * 60_000)
const write = (event: AuditEvent, as: { actor?: string; at?: Date } = {}) =>
  world.run((tx) => record(tx, event), as)

const search = async (asked: Partial<AuditSearch> = {}) =>
  await world.run((tx) =>
    searchAudit(tx, {
      forceId: world.forceId,
      from: new Date('2026-03-10T00:00:00Z'),
      until: new Date('2026-03-11T00:00:00Z'),
      actor: null,
      offenderId: null,
      action: null,
      result: null,
      withReason: false,
      size: 50,
      after: null,
      ...asked,
    }),
  )

test('a row tells who, when, what was shown by field name, of whom, and how it ended', async () => {
  const person = await world.run((tx) =>
    addPerson(tx, { visorRef: 'V0000001', team: 'North office', forceId: world.forceId }),
  )
  const when = new Date('2026-03-09T10:00:00.123Z')
  await write(
    {
      action: 'offender.opened',
      path: `/offenders/${person}`,
      offenderId: person,
      fields: ['name', 'homeAddress'],
      count: 1,
      result: 'shown',
      reason: 'covering',
    },
    { actor: 'om.south', at: when },
  )
  const { rows, total } = await search({
    from: when,
    until: new Date(when.getTime() + 1),
  })
  expect(total).toBe(1)
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^\d+$/),
      at: when,
      actor: 'om.south',
      action: 'offender.opened',
      path: `/offenders/${person}`,
      offenderId: person,
      visorRef: 'V0000001',
      fields: ['name', 'homeAddress'],
      count: 1,
      result: 'shown',
      reason: 'covering',
      requestId: null,
    },
  ])
})

test('what fails after its row was written leaves no row', async () => {
  const before = (await world.audit()).length
  await expect(
    world.run(async (tx) => {
      await record(tx, { action: 'screen.opened', result: 'shown' })
      throw new Error('the page failed')
    }),
  ).rejects.toThrow('the page failed')
  expect(await world.audit()).toHaveLength(before)
})

test('an event that the log cannot take fails the whole action', async () => {
  const bad: AuditEvent = { action: 'screen.opened', result: 'unheard of' as never }
  const action = world.run(async (tx) => {
    await tx.query(`insert into sign_in_tries (username, remote, at) values ('kept?', 'r', $1)`, [
      at,
    ])
    await record(tx, bad)
  })
  await expect(action).rejects.toThrow('audit_events_result_is_known')
  const [left] = await world.run((tx) =>
    tx.query(`select count(*)::int as n from sign_in_tries where username = 'kept?'`),
  )
  expect(left).toEqual({ n: 0 })
})

const tampering = [
  `update audit_events set actor = 'someone.else'`,
  'delete from audit_events',
  'truncate audit_events',
]

test.each(tampering)('the server’s own role may not: %s', async (sql) => {
  await write({ action: 'screen.opened', result: 'shown' })
  await expect(asAdmin(world.test.appUrl, (client) => client.query(sql))).rejects.toThrow(
    'permission denied',
  )
})

test.each(tampering)('the owner of the table is stopped by its trigger: %s', async (sql) => {
  await write({ action: 'screen.opened', result: 'shown' })
  await expect(asAdmin(world.test.ownerUrl, (client) => client.query(sql))).rejects.toThrow(
    'the audit log is never changed',
  )
})

describe('a search', () => {
  let person: string
  beforeAll(async () => {
    person = await world.run((tx) =>
      addPerson(tx, { visorRef: 'V0000002', team: 'South office', forceId: world.forceId }),
    )
    const day = Date.parse('2026-03-10T08:00:00Z')
    const on = (n: number) => new Date(day + n * 60_000)
    const seen = { action: 'offender.opened', offenderId: person } as const
    await write({ ...seen, result: 'shown' }, { actor: 'om.south', at: on(0) })
    await write(
      { ...seen, result: 'denied', reason: 'reason-needed' },
      { actor: 'om.north', at: on(1) },
    )
    await write({ ...seen, result: 'shown', reason: 'on-call' }, { actor: 'om.north', at: on(2) })
    await write(
      { action: 'duties.listed', offenderIds: [person], count: 1, result: 'shown' },
      { actor: 'ds.south', at: on(3) },
    )
    await write({ action: 'figures.opened', result: 'shown' }, { actor: 'analyst', at: on(3) })
  })

  test.each<{ by: string; asked: (id: string) => Partial<AuditSearch>; finds: string[] }>([
    {
      by: 'nothing but its days',
      asked: () => ({}),
      finds: ['analyst', 'ds.south', 'om.north', 'om.north', 'om.south'],
    },
    { by: 'actor', asked: () => ({ actor: 'om.north' }), finds: ['om.north', 'om.north'] },
    {
      by: 'person, lists that showed them included',
      asked: (offenderId) => ({ offenderId }),
      finds: ['ds.south', 'om.north', 'om.north', 'om.south'],
    },
    { by: 'action', asked: () => ({ action: 'figures.opened' }), finds: ['analyst'] },
    { by: 'denied looks', asked: () => ({ result: 'denied' }), finds: ['om.north'] },
    {
      by: 'looks with a reason',
      asked: () => ({ withReason: true, result: 'shown' }),
      finds: ['om.north'],
    },
  ])('by $by finds its rows, newest first', async ({ asked, finds }) => {
    const { rows, total, mark } = await search(asked(person))
    expect(rows.map(({ actor }) => actor)).toEqual(finds)
    expect([total, mark]).toEqual([finds.length, null])
  })

  test('reads on from where a part ended, also within one instant, without a gap or a repeat', async () => {
    const read: string[] = []
    let after: AuditSearch['after'] = null
    do {
      const part = await search({ size: 1, after })
      expect(part.total).toBe(5)
      read.push(...part.rows.map(({ actor }) => actor))
      after = part.mark
    } while (after !== null)
    expect(read).toEqual(['analyst', 'ds.south', 'om.north', 'om.north', 'om.south'])
  })

  test('never shows what people of another force did', async () => {
    await world.run((tx) =>
      tx.query(`with f as (insert into forces (id, name) values (gen_random_uuid(), 'Elsewhere') returning id)
        insert into accounts (id, username, role, force_id, made_at)
          select gen_random_uuid(), 'di.elsewhere', 'inspector', f.id, '2026-01-01Z' from f`),
    )
    await write(
      { action: 'figures.opened', result: 'shown' },
      { actor: 'di.elsewhere', at: new Date('2026-03-10T09:00:00Z') },
    )
    expect((await search({})).total).toBe(5)
    expect((await search({ actor: 'di.elsewhere' })).total).toBe(0)
  })

  test('a ViSOR ref names a person of the own force only', async () => {
    const [mine, theirs] = await world.run(async (tx) => [
      await offenderIdByRef(tx, world.forceId, 'V0000002'),
      await offenderIdByRef(tx, '00000000-0000-4000-8000-000000000000', 'V0000002'),
    ])
    expect([mine, theirs]).toEqual([person, null])
  })
})

test('the log of one moment keeps the order in which it was written', async () => {
  for (const actor of ['first', 'second', 'third'])
    await write({ action: 'screen.opened', result: 'shown' }, { actor, at: minutes(90 * 24 * 60) })
  const { rows } = await search({ from: minutes(90 * 24 * 60), until: minutes(90 * 24 * 60 + 1) })
  expect(rows.map(({ actor }) => actor)).toEqual(['third', 'second', 'first'])
})

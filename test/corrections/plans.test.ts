// What becomes of a plan for the next visit when the visit, the attempt or the plan itself is put right.
import type { OffenderId } from '../../src/platform/ids.ts'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
})
afterAll(() => site.world.close())

const reason = 'The wrong day was typed'
const at = (iso: string): void => {
  site.world.clock.set(iso)
}

/** Of high risk, whose ceiling is three months; seen on 20 January. */
async function someone(): Promise<OffenderId> {
  at('2026-01-05T09:00:00Z')
  const id = await site.person({})
  at('2026-01-20T12:00:00Z')
  await site.visit(id, '2026-01-20T11:00:00Z')
  return id
}

async function planned(id: OffenderId, latestBy: string): Promise<string> {
  const made = await site.post('om.north', `/offenders/${id}/visit-plan`, { latestBy, why: 'Due' })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  return String(made.body['id'])
}

async function agreed(asked: { body: Readonly<Record<string, unknown>> }): Promise<void> {
  const path = `/corrections/${String(asked.body['id'])}/decision`
  const answer = await site.post('ds.north', path, { agree: true })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}

const stateOf = async (plan: string): Promise<unknown> =>
  (await site.get('om.north', `/visit-plans/${plan}`)).body['struck']

test('a visit put back to its true day takes the plan that rests on it, and the overdue visit waits for two', async () => {
  const id = await someone()
  at('2026-05-01T10:00:00Z')
  const visit = await site.visit(id, '2026-05-01T09:30:00Z')
  const plan = await planned(id, '2026-07-30')
  at('2026-05-02T10:00:00Z')
  const redated = { at: '2026-01-21T09:30:00Z', reason }
  const asked = await site.post('om.north', `/visits/${visit}/redate`, redated)
  expect(asked.status).toBe(202)
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-07-30' })
  await agreed(asked)
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-04-21', state: 'overdue' })
  expect(await stateOf(plan)).toBe(asked.body['id'])
})

test('given another hour, or a later day, it keeps its plan', async () => {
  const id = await someone()
  at('2026-03-10T10:00:00Z')
  const visit = await site.visit(id, '2026-03-01T09:30:00Z')
  const plan = await planned(id, '2026-05-20')
  const redated = await site.post('om.north', `/visits/${visit}/redate`, {
    ...{ at: '2026-03-02T09:30:00Z', reason },
  })
  expect(redated.status).toBe(201)
  expect(await stateOf(plan)).toBeNull()
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-05-20' })
})

test('an attempt or a call at the door takes no plan with it', async () => {
  const id = await someone()
  at('2026-02-20T10:00:00Z')
  const attempt = await site.visit(id, '2026-02-20T09:00:00Z', {
    seen: 'no',
    notSeenBecause: 'no_reply',
  })
  const door = await site.visit(id, '2026-02-20T09:30:00Z', { seen: 'doorstep' })
  const plan = await planned(id, '2026-03-12')
  for (const visit of [attempt, door]) {
    const struck = await site.post('om.north', `/visits/${visit}/strike`, { reason })
    expect(struck.status).toBe(201)
  }
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-03-12' })
  expect(await stateOf(plan)).toBeNull()
})

test('a visit struck out leaves an earlier plan, and whoever is overdue by it stays so', async () => {
  const id = await someone()
  at('2026-02-20T10:00:00Z')
  const visit = await site.visit(id, '2026-02-20T09:00:00Z')
  const plan = await planned(id, '2026-03-02')
  at('2026-03-03T10:00:00Z')
  const asked = await site.post('om.north', `/visits/${visit}/strike`, { reason })
  if (asked.status === 202) await agreed(asked)
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-03-02', state: 'overdue' })
  expect(await stateOf(plan)).toBeNull()
})

test('a plan that is struck out waits for another person where a later day comes of it, and says that it is', async () => {
  const id = await someone()
  at('2026-02-20T10:00:00Z')
  const plan = await planned(id, '2026-03-12')
  const { body } = await site.get('om.north', `/offenders/${id}/chronology`)
  const line = (body['items'] as { id: string; href: string | null }[]).find(
    ({ href }) => href === `/visit-plans/${plan}`,
  )
  const path = `/offenders/${id}/entries/${String(line?.id)}/strike`
  const asked = await site.post('om.north', path, { reason })
  expect([asked.status, asked.body['waitsBecause']]).toEqual([
    202,
    'A visit comes out later, though nobody was seen since.',
  ])
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-03-12' })
  await agreed(asked)
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-04-20' })
  expect(await stateOf(plan)).toBe(asked.body['id'])
})

test('an attempt at which a child was met waits for another person to be struck out, until a supervisor has read it', async () => {
  const id = await someone()
  at('2026-02-20T10:00:00Z')
  const attempt = await site.visit(id, '2026-02-20T09:00:00Z', {
    ...{ seen: 'no', notSeenBecause: 'refused' },
    children: [{ relationship: 'niece', safe: false }],
  })
  const asked = await site.post('om.north', `/visits/${attempt}/strike`, { reason })
  expect([asked.status, asked.body['waitsBecause']]).toEqual([
    202,
    'Something was found at it that no supervisor has read yet.',
  ])
})

test('a plan that waits and is struck out is not agreed to any more', async () => {
  const id = await someone()
  at('2026-02-20T10:00:00Z')
  const latestBy = '2026-06-30'
  const asked = await site.post('om.north', `/offenders/${id}/visit-plan`, { latestBy, why: 'Due' })
  expect(asked.status).toBe(202)
  const plan = String(asked.body['id'])
  const { body } = await site.get('om.north', `/offenders/${id}/chronology`)
  const line = (body['items'] as { id: string; href: string | null }[]).find(
    ({ href }) => href === `/visit-plans/${plan}`,
  )
  const path = `/offenders/${id}/entries/${String(line?.id)}/strike`
  expect((await site.post('om.north', path, { reason })).status).toBe(201)
  const agreement = await site.post('ds.north', `/visit-plans/${plan}/approve`, {})
  expect([agreement.status, String(agreement.body['type'])]).toEqual([
    422,
    expect.stringContaining('struck-out'),
  ])
  expect(await site.owed(id)).toMatchObject({ dueOn: '2026-04-20' })
})

// As known on a day: the file says what had been recorded by its end, whatever was recorded, struck, moved or decided since.
import type { OffenderId } from '../../src/platform/ids.ts'
import { openSite, type Answer, type Site } from '../corrections/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
})
afterAll(() => site.world.close())

const at = (iso: string): void => {
  site.world.clock.set(iso)
}
const reason = 'The notebook says otherwise'

const known = async (id: string, day: string, page = '', who = 'di.force'): Promise<Answer> =>
  await site.get(who, `/offenders/${id}${page}?knownOn=${day}`)

const fileOn = async (id: string, day: string): Promise<Answer['body']> => {
  const answer = await known(id, day)
  expect(answer.status).toBe(200)
  return answer.body
}

type Items = readonly Readonly<Record<string, unknown>>[]
const itemsOn = async (id: string, day: string, page: string): Promise<Items> =>
  (await known(id, day, page)).body['items'] as Items

const lateness = (file: Answer['body']): unknown =>
  (file['duties'] as Items)
    .filter(({ kind }) => kind === 'visit')
    .map(({ dueOn, state, daysOverdue }) => [dueOn, state, daysOverdue])

const decide = async (
  asked: Answer,
  body: object = { agree: true, why: 'Agreed' },
): Promise<void> => {
  if (asked.status !== 202) return
  const done = await site.post(
    'di.force',
    `/corrections/${String(asked.body['id'])}/decision`,
    body,
  )
  expect(done.status).toBe(200)
}

async function seenInJanuary(): Promise<OffenderId> {
  at('2026-01-05T09:00:00Z')
  const id = await site.person({})
  at('2026-01-10T12:00:00Z')
  await site.visit(id, '2026-01-10T11:00:00Z')
  return id
}

test('a visit recorded late is absent until it was recorded, and the lateness of those days stands', async () => {
  const id = await seenInJanuary()
  at('2026-05-01T09:00:00Z')
  const late = await fileOn(id, '2026-04-20')
  expect(late).toMatchObject({ knownOn: '2026-04-20', lastSeenOn: '2026-01-10' })
  expect(lateness(late)).toEqual([['2026-04-10', 'overdue', 10]])
  await site.visit(id, '2026-04-05T10:00:00Z')
  expect(await fileOn(id, '2026-04-20')).toEqual(late)
  expect(await fileOn(id, '2026-05-01')).toMatchObject({ lastSeenOn: '2026-04-05' })
  expect(await itemsOn(id, '2026-04-30', '/visits')).toHaveLength(1)
  expect(await itemsOn(id, '2026-05-01', '/visits')).toHaveLength(2)
})

test('a visit struck out later stands until it was struck', async () => {
  const id = await seenInJanuary()
  const [visit] = await itemsOn(id, '2026-01-10', '/visits')
  at('2026-02-03T09:00:00Z')
  await decide(await site.post('ds.north', `/visits/${String(visit?.['id'])}/strike`, { reason }))
  expect(await fileOn(id, '2026-02-02')).toMatchObject({ lastSeenOn: '2026-01-10' })
  expect(await fileOn(id, '2026-02-03')).toMatchObject({ lastSeenOn: null })
  const lines = await itemsOn(id, '2026-02-02', '/chronology')
  expect(lines.filter(({ struck }) => struck !== null)).toEqual([])
  expect(lines.map(({ kind }) => kind)).not.toContain('correction')
})

test('a visit moved to another stands with the first until it was moved, and is new with the other', async () => {
  const id = await seenInJanuary()
  const other = await site.person({})
  const [visit] = await itemsOn(id, '2026-01-10', '/visits')
  const { body } = await site.get('di.force', `/offenders/${other}`)
  at('2026-02-03T09:00:00Z')
  await decide(
    await site.post('ds.north', `/visits/${String(visit?.['id'])}/move`, {
      to: body['visorRef'],
      reason,
    }),
  )
  expect(await fileOn(id, '2026-02-02')).toMatchObject({ lastSeenOn: '2026-01-10' })
  expect(await fileOn(id, '2026-02-03')).toMatchObject({ lastSeenOn: null })
  expect(await fileOn(other, '2026-02-02')).toMatchObject({ lastSeenOn: null })
  expect(await fileOn(other, '2026-02-03')).toMatchObject({ lastSeenOn: '2026-01-10' })
})

test('a later plan stands as waiting until the day on which it was agreed', async () => {
  const id = await seenInJanuary()
  at('2026-02-01T09:00:00Z')
  const asked = await site.post('om.north', `/offenders/${id}/visit-plan`, {
    latestBy: '2026-05-20',
    why: 'Away with his employer until May',
  })
  expect(asked.status).toBe(202)
  const plan = String(asked.body['id'])
  at('2026-02-05T09:00:00Z')
  await site.post('ds.north', `/visit-plans/${plan}/approve`, { agree: true, why: 'Seen proof' })
  const [before, after] = [await fileOn(id, '2026-02-04'), await fileOn(id, '2026-02-05')]
  expect(before).toMatchObject({
    latestBy: { on: '2026-04-10' },
    waiting: { visitPlans: [{ id: plan }] },
  })
  expect(after).toMatchObject({ latestBy: { on: '2026-05-20' }, waiting: { visitPlans: [] } })
  expect((await known(id, '2026-02-04', '/visit-plan')).body).toMatchObject({
    knownOn: '2026-02-04',
    waiting: { id: plan },
  })
  const one = (day: string) => site.get('di.force', `/visit-plans/${plan}?knownOn=${day}`)
  expect((await one('2026-02-04')).body).toMatchObject({ state: 'waiting' })
  expect((await one('2026-02-05')).body).toMatchObject({ state: 'in_force' })
  expect((await one('2026-01-31')).status).toBe(422)
})

test('an address that ended since is held; a name put right since is as it was written', async () => {
  const id = await seenInJanuary()
  at('2026-02-01T09:00:00Z')
  await site.post('om.north', `/offenders/${id}/events`, {
    kind: 'move',
    on: '2026-02-01',
    homeAddress: { line: '9 New Road', postcode: 'NM1 1AC', kind: 'residence' },
  })
  const { body } = await site.get('di.force', `/offenders/${id}`)
  at('2026-02-02T09:00:00Z')
  const renamed = await site.post('om.north', `/offenders/${id}`, {
    version: body['version'],
    surname: 'Thornley',
  })
  expect(renamed.status).toBe(200)
  const before = await fileOn(id, '2026-01-31')
  expect(before).toMatchObject({ addresses: [{ untilOn: null }], surname: body['surname'] })
  expect(await fileOn(id, '2026-02-01')).toMatchObject({
    homeAddress: { line: '9 New Road' },
    surname: body['surname'],
  })
  expect(await fileOn(id, '2026-02-02')).toMatchObject({ surname: 'Thornley' })
})

test('a level raised and lowered again is on each day what it was then, and so is its visit', async () => {
  const id = await seenInJanuary()
  const level = async (to: string, from: string): Promise<Answer> => {
    const { body } = await site.get('di.force', `/offenders/${id}`)
    return await site.post('ds.north', `/offenders/${id}/level`, {
      ...{ to, from, why: 'What came to light' },
      version: body['version'],
    })
  }
  at('2026-01-20T09:00:00Z')
  await level('very_high', '2026-01-20')
  at('2026-01-25T09:00:00Z')
  const asked = await level('medium', '2026-01-25')
  expect(asked.status).toBe(202)
  at('2026-01-27T09:00:00Z')
  const { body } = await site.get('di.force', `/offenders/${id}`)
  const [change] = (body['waiting'] as { changes: Items }).changes
  const done = await site.post(
    'di.force',
    `/offenders/${id}/pending-changes/${String(change?.['id'])}/decision`,
    { agree: true, why: 'ARMS supports it', version: body['version'] },
  )
  expect(done.status).toBe(200)
  const levels = await Promise.all(
    ['2026-01-19', '2026-01-20', '2026-01-26', '2026-01-27'].map(async (day) => {
      const file = await fileOn(id, day)
      return [file['level'], (file['latestBy'] as { on: string }).on]
    }),
  )
  expect(levels).toEqual([
    ['high', '2026-04-10'],
    ['very_high', '2026-02-10'],
    ['very_high', '2026-02-10'],
    ['medium', '2026-07-10'],
  ])
})

test('two records stand apart until they were made one, and again since they were taken apart', async () => {
  at('2026-01-05T09:00:00Z')
  const [kept, other] = [await site.person({}), await site.person({})]
  at('2026-01-10T12:00:00Z')
  const visit = await site.visit(other, '2026-01-10T11:00:00Z')
  const refOf = async (id: string): Promise<unknown> =>
    (await site.get('di.force', `/offenders/${id}`)).body['visorRef']
  const otherRef = await refOf(other)
  at('2026-02-01T09:00:00Z')
  await decide(await site.post('ds.north', `/offenders/${kept}/merge`, { with: otherRef, reason }))
  const apart = async (day: string) => [
    (await fileOn(kept, day))['lastSeenOn'],
    (await fileOn(other, day))['lastSeenOn'],
  ]
  expect(await apart('2026-01-31')).toEqual([null, '2026-01-10'])
  const led = await known(other, '2026-02-01')
  expect([led.status, led.body]).toEqual([
    200,
    { id: other, mergedInto: kept, knownOn: '2026-02-01' },
  ])
  expect(await fileOn(kept, '2026-02-01')).toMatchObject({ lastSeenOn: '2026-01-10' })
  at('2026-03-01T09:00:00Z')
  await decide(
    await site.post('ds.north', `/offenders/${kept}/unmerge`, { merged: otherRef, reason }),
  )
  expect(await apart('2026-03-01')).toEqual([null, '2026-01-10'])
  expect(await apart('2026-01-31')).toEqual([null, '2026-01-10'])
  expect(await fileOn(kept, '2026-02-15')).toMatchObject({ lastSeenOn: '2026-01-10' })
  const oneVisit = (day: string) => site.get('di.force', `/visits/${visit}?knownOn=${day}`)
  expect((await oneVisit('2026-02-15')).body).toMatchObject({ id: visit, knownOn: '2026-02-15' })
})

test('a policy decided since changes nothing of what stood under the one before', async () => {
  const id = await seenInJanuary()
  at('2026-01-21T09:00:00Z')
  const before = await fileOn(id, '2026-01-20')
  await site.world.within(async (tx) => {
    await tx.query(
      `insert into policy_values (parameter, value, from_on, standing, source, proposed_by, proposed_at)
        values ('visits.ceiling_months.high', '1', '2026-01-15', 'force policy', 'test', 'ds.north',
          '2026-02-01T09:00:00Z')`,
    )
    await tx.query(
      `update policy_values set approved_by = 'di.force', decision = 'approved', decided_by = 'di.force',
          decided_at = '2026-02-01T10:00:00Z', decided_why = 'Agreed', version = version + 1
        where proposed_by = 'ds.north'`,
    )
  })
  at('2026-02-02T09:00:00Z')
  expect(await fileOn(id, '2026-01-20')).toEqual(before)
  expect(await fileOn(id, '2026-02-01')).not.toMatchObject({ latestBy: before['latestBy'] })
})

describe('who may look', () => {
  test('is judged today: a file restricted since is hidden on every day, and each look is audited with its day', async () => {
    const id = await seenInJanuary()
    at('2026-02-01T09:00:00Z')
    expect((await known(id, '2026-01-20', '', 'om.north')).status).toBe(200)
    const restricted = await site.post('di.force', `/offenders/${id}/restriction`, {
      reason: 'The brother of an officer',
      readers: ['di.force', 'ds.north'],
      reviewOn: '2026-06-01',
    })
    expect(restricted.status).toBe(201)
    for (const page of ['', '/chronology', '/visits'])
      expect((await known(id, '2026-01-20', page, 'om.north')).status).toBe(404)
    expect((await known(id, '2026-01-20', '', 'ds.north')).status).toBe(200)
    const looks = await site.world.within((tx) =>
      tx.query<{ actor: string; day: string; result: string }>(
        `select e.actor, e.fields[1] as day, e.result from audit_events e
          where e.offender_id = $1 and e.fields[1] like 'knownOn%' order by e.id`,
        [id],
      ),
    )
    expect(looks).toEqual([
      { actor: 'om.north', day: 'knownOn 2026-01-20', result: 'shown' },
      { actor: 'ds.north', day: 'knownOn 2026-01-20', result: 'shown' },
    ])
  })

  test('a file of another team asks for a reason, as it does today', async () => {
    const id = await seenInJanuary()
    const refused = await known(id, '2026-01-10', '', 'om.south')
    expect([refused.status, String(refused.body['type'])]).toEqual([
      403,
      expect.stringContaining('reason-needed'),
    ])
    const shown = await (
      await site.world.as('om.south')
    )
      .get(`/offenders/${id}?knownOn=2026-01-10`)
      .set('Access-Reason', 'on-call')
    expect(shown.status).toBe(200)
  })

  test.each(['/offenders', '/visits', '/arms', '/visit-plans'])(
    'an id of nothing below %s is not found on any day, nor is one that cannot be one',
    async (place) => {
      for (const id of ['00000000-0000-4000-8000-000000000000', 'not-an-id'])
        expect((await site.get('di.force', `${place}/${id}?knownOn=2026-01-06`)).status).toBe(404)
    },
  )

  test('neither a file that never was nor one of nobody yet tells of a past', async () => {
    const id = await seenInJanuary()
    expect((await known('00000000-0000-4000-8000-000000000000', '2026-01-10')).status).toBe(404)
    const early = await known(id, '2025-12-31')
    expect([early.status, early.body['detail']]).toEqual([
      422,
      'Nothing of this person had been recorded by the end of 31 December 2025',
    ])
  })
})

test.each([
  ['knownOn=2026-02-30', 'Enter a date that exists, like 3/2/2026'],
  ['knownOn=soon', 'Enter a date that exists, like 3/2/2026'],
  ['knownOn=2030-01-01', '1 January 2030 is still to come. Enter today or an earlier day'],
  ['knownOn=2026-01-10&on=2026-01-10', 'There is no field called on here'],
])('%s is refused: %s', async (query, words) => {
  const id = await seenInJanuary()
  const answer = await site.get('di.force', `/offenders/${id}?${query}`)
  expect([answer.status, answer.body['detail']]).toEqual([422, words])
})

// A visit recorded on the wrong man, at the wrong time, or never made: struck, moved, re-dated; who waits, and what comes of it.
import type { OffenderId } from '../../src/platform/ids.ts'
import { openSite, type Answer, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
})
afterAll(() => site.world.close())

const reason = 'It was his brother; the account names him'
const at = (iso: string): void => {
  site.world.clock.set(iso)
}

/** Two men, both seen on 20 January and so due by 20 April; only one of them is seen again on 1 March. */
async function twoMen(): Promise<
  Readonly<{ wrong: OffenderId; right: OffenderId; visit: string }>
> {
  at('2026-01-05T09:00:00Z')
  const [wrong, right] = [await site.person({}), await site.person({})]
  for (const id of [wrong, right]) {
    at('2026-01-20T12:00:00Z')
    await site.visit(id, '2026-01-20T11:00:00Z')
  }
  at('2026-05-01T10:00:00Z')
  const visit = await site.visit(wrong, '2026-05-01T09:30:00Z')
  at('2026-05-02T10:00:00Z')
  return { wrong, right, visit }
}

const items = ({ body }: Answer) => body['items'] as Readonly<Record<string, unknown>>[]

describe('a visit on the wrong man', () => {
  test('moved: it waits, takes hold with a second person, and both overdue lists are true again', async () => {
    const { wrong, right, visit } = await twoMen()
    expect(await site.owed(wrong)).toMatchObject({ dueOn: '2026-08-01', state: 'open' })
    expect(await site.owed(right)).toMatchObject({ dueOn: '2026-04-20', state: 'overdue' })

    const asked = await site.post('om.north', `/visits/${visit}/move`, { to: right, reason })
    expect(asked.status).toBe(202)
    expect(asked.body).toMatchObject({ kind: 'move', state: 'awaiting_second', otherId: right })
    expect(await site.owed(wrong)).toMatchObject({ dueOn: '2026-08-01' })

    const id = String(asked.body['id'])
    at('2026-05-02T11:00:00Z')
    const agreed = await site.post('ds.north', `/corrections/${id}/decision`, { agree: true })
    expect([agreed.status, agreed.body['state']]).toEqual([200, 'applied'])
    expect(await site.owed(wrong)).toMatchObject({
      dueOn: '2026-04-20',
      state: 'overdue',
      daysOverdue: 12,
    })
    expect(await site.owed(right)).toMatchObject({ dueOn: '2026-08-01', state: 'open' })

    const here = items(await site.get('om.north', `/offenders/${right}/visits`))
    expect(here[0]).toMatchObject({ at: '2026-05-01T09:30:00.000Z', qualifies: true, struck: null })
    const there = items(await site.get('om.north', `/offenders/${wrong}/visits`))
    expect(there[0]).toMatchObject({ id: visit, struck: id })
  })

  test('whoever asked finds it on the list of the team until it is decided; another team does not', async () => {
    const { wrong, visit } = await twoMen()
    const asked = await site.post('om.north', `/visits/${visit}/strike`, { reason })
    expect(asked.status).toBe(202)
    const listed = async (who: string) => {
      const { body } = await site.get(who, '/corrections?size=200')
      return (body['items'] as { offenderId: string }[]).map(({ offenderId }) => offenderId)
    }
    expect(await listed('om.north')).toContain(wrong)
    expect(await listed('om.south')).not.toContain(wrong)
  })

  test('the duty that it had met is marked corrected, never left as met', async () => {
    const { wrong, visit } = await twoMen()
    await site.post('om.north', `/visits/${visit}/strike`, { reason })
    const { body } = await site.get('di.force', '/corrections')
    const waiting = (body['items'] as { id: string; offenderId: string }[]).find(
      ({ offenderId }) => offenderId === wrong,
    )
    await site.post('ds.north', `/corrections/${waiting?.id ?? ''}/decision`, { agree: true })
    const closed = await site.world.within((tx) =>
      tx.query<{ how: string; metOn: string | null }>(
        `select d.closed_how as how, d.met_on as "metOn" from duties d
          where d.offender_id = $1 and d.kind = 'visit' and d.closed_at is not null order by d.closed_at`,
        [wrong],
      ),
    )
    expect(closed).toEqual([
      { how: 'seen', metOn: '2026-01-20' },
      { how: 'corrected', metOn: null },
      { how: 'changed', metOn: null },
    ])
  })
})

describe('who decides', () => {
  test('whoever asked may not; what is decided stays decided; a no needs a reason and changes nothing', async () => {
    const { wrong, visit } = await twoMen()
    const asked = await site.post('ds.north', `/visits/${visit}/strike`, { reason })
    const path = `/corrections/${String(asked.body['id'])}/decision`
    const whys = async (who: string, body: object): Promise<unknown> => {
      const answer = await site.post(who, path, body)
      return [
        answer.status,
        String(answer.body['type'] ?? '')
          .split('/')
          .at(-1),
      ]
    }
    expect(await whys('ds.north', { agree: true })).toEqual([422, 'second-approver-needed'])
    expect(await whys('om.north', { agree: true })).toEqual([403, 'forbidden'])
    expect(await whys('ds.south', { agree: true })).toEqual([403, 'not-yours'])
    expect(await whys('di.force', { agree: false })).toEqual([422, 'why-needed'])
    expect(await whys('di.force', { agree: true, version: 9 })).toEqual([409, 'stale'])
    const refused = await site.post('di.force', path, {
      agree: false,
      why: 'The body-worn video shows him',
    })
    expect(refused.body['state']).toBe('refused')
    expect(await whys('dci.force', { agree: true })).toEqual([422, 'already-decided'])
    expect(await site.owed(wrong)).toMatchObject({ dueOn: '2026-08-01' })
  })
})

test('an attempt that changes nothing overdue is struck out at once', async () => {
  const { wrong } = await twoMen()
  const attempt = await site.visit(wrong, '2026-05-02T09:00:00Z', {
    seen: 'no',
    notSeenBecause: 'no_reply',
  })
  at('2026-05-02T10:30:00Z')
  const struck = await site.post('om.north', `/visits/${attempt}/strike`, { reason })
  expect([struck.status, struck.body['state'], struck.body['waitsBecause']]).toEqual([
    201,
    'applied',
    null,
  ])
  const again = await site.post('om.north', `/visits/${attempt}/strike`, { reason })
  expect([again.status, String(again.body['type']).split('/').at(-1)]).toEqual([
    422,
    'already-struck',
  ])
})

test('re-dated: both times stay, the clock is counted from the true one, and the look before changes nothing', async () => {
  const { wrong, visit } = await twoMen()
  const look = await site.get('om.north', `/visits/${visit}/redate?at=2026-04-28T09:30:00Z`)
  expect(look.body).toMatchObject({ whyNot: null, waitsBecause: null })
  expect(look.body['effects']).toMatchObject([
    { before: { visit: { dueOn: '2026-08-01' } }, after: { visit: { dueOn: '2026-07-28' } } },
  ])
  expect(await site.owed(wrong)).toMatchObject({ dueOn: '2026-08-01' })
  const done = await site.post('om.north', `/visits/${visit}/redate`, {
    at: '2026-04-28T09:30:00Z',
    reason,
  })
  expect(done.status).toBe(201)
  expect(await site.owed(wrong)).toMatchObject({ dueOn: '2026-07-28' })
  const times = items(await site.get('om.north', `/offenders/${wrong}/visits`)).map((one) => [
    one['at'],
    one['struck'] === null,
  ])
  expect(times).toEqual([
    ['2026-05-01T09:30:00.000Z', false],
    ['2026-04-28T09:30:00.000Z', true],
    ['2026-01-20T11:00:00.000Z', true],
  ])
})

test.each([
  ['in the future', { at: '2026-05-03T09:30:00Z' }, 'in-the-future'],
  ['the time that stands', { at: '2026-05-01T09:30:00Z' }, 'same-time'],
])('another time that is %s is refused', async (_words, body, why) => {
  const { visit } = await twoMen()
  const answer = await site.post('om.north', `/visits/${visit}/redate`, { ...body, reason })
  expect([answer.status, String(answer.body['type']).split('/').at(-1)]).toEqual([422, why])
})

// Two records of one man made one and taken apart again; pairs found, merged or said to be two people.
import { waitingItems } from '../../src/backlog/queries/waiting.ts'
import { teamsByName } from '../../src/officers/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { lookForPairs } from '../../src/corrections/index.ts'
import { factTableNames, movedByMerge } from '../../src/corrections/rules.ts'
import { aPolicy } from '../support/policy.ts'
import { openSite, type Answer, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-01-05T09:00:00Z')
})
afterAll(() => site.world.close())

const reason = 'The PNC photographs are of one man'
const at = (iso: string): void => {
  site.world.clock.set(iso)
}
const whyOf = ({ status, body }: Answer): unknown => [
  status,
  String(body['type'] ?? '')
    .split('/')
    .at(-1),
]

type Held = Readonly<Record<string, readonly string[]>>

/** Every row of facts that somebody has, struck or not, table by table. */
const held = (id: OffenderId): Promise<Held> =>
  site.world.within(async (tx) => {
    const found: Record<string, readonly string[]> = {}
    for (const table of factTableNames) {
      const rows = await tx.query<{ id: string }>(
        `select h.id from ${table} h where h.offender_id = $1 order by h.id`,
        [id],
      )
      found[table] = rows.map((row) => row.id)
    }
    return found
  })

type Two = Readonly<{ kept: OffenderId; other: OffenderId; keptRef: string; otherRef: string }>

/** One man entered twice: of medium risk with a visit, and of high risk with a later one, a marker and an event. */
async function enteredTwice(): Promise<Two> {
  at('2026-01-05T09:00:00Z')
  const kept = await site.person({ level: 'medium' })
  const other = await site.person({ level: 'high' })
  at('2026-01-20T12:00:00Z')
  await site.visit(kept, '2026-01-20T11:00:00Z')
  at('2026-02-10T12:00:00Z')
  await site.visit(other, '2026-02-10T11:00:00Z')
  at('2026-02-11T12:00:00Z')
  await site.post('om.north', `/offenders/${other}/markers`, { kind: 'warning', text: 'Large dog' })
  await site.post('om.north', `/offenders/${other}/events`, { kind: 'arrest', on: '2026-02-11' })
  at('2026-02-12T09:00:00Z')
  const refOf = async (id: string): Promise<string> =>
    String((await site.get('di.force', `/offenders/${id}`)).body['visorRef'])
  return { kept, other, keptRef: await refOf(kept), otherRef: await refOf(other) }
}

async function merged(two: Two): Promise<Answer> {
  const asked = await site.post('ds.north', `/offenders/${two.kept}/merge`, {
    with: two.otherRef,
    reason,
  })
  expect(asked.status).toBe(202)
  return await site.post('di.force', `/corrections/${String(asked.body['id'])}/decision`, {
    agree: true,
  })
}

test('a merge waits for another person; then one file has all of it, at the higher risk level', async () => {
  const two = await enteredTwice()
  const before = { kept: await held(two.kept), other: await held(two.other) }
  const asked = await site.post('ds.north', `/offenders/${two.kept}/merge`, {
    with: two.other,
    reason,
  })
  expect([asked.status, asked.body['state']]).toEqual([202, 'awaiting_second'])
  expect(await held(two.kept)).toEqual(before.kept)
  const path = `/corrections/${String(asked.body['id'])}/decision`
  expect(whyOf(await site.post('ds.north', path, { agree: true }))).toEqual([
    422,
    'second-approver-needed',
  ])
  expect((await site.post('di.force', path, { agree: true })).status).toBe(200)

  const file = await site.get('om.north', `/offenders/${two.kept}`)
  expect(file.body).toMatchObject({ level: 'high', lastSeenOn: '2026-02-10' })
  const after = { kept: await held(two.kept), other: await held(two.other) }
  for (const table of movedByMerge.filter((name) => name !== 'chronology')) {
    expect(after.other[table]).toEqual([])
    expect(after.kept[table]?.toSorted()).toEqual(
      [...(before.kept[table] ?? []), ...(before.other[table] ?? [])].toSorted(),
    )
  }
})

test('asked once of two records, whichever is kept, until that is decided', async () => {
  const two = await enteredTwice()
  const ask = (kept: string, other: string) =>
    site.post('ds.north', `/offenders/${kept}/merge`, { with: other, reason })
  const first = await ask(two.kept, two.other)
  expect(first.status).toBe(202)
  expect(whyOf(await ask(two.kept, two.other))).toEqual([422, 'already-waiting'])
  expect(whyOf(await ask(two.other, two.kept))).toEqual([422, 'already-waiting'])
  await site.post('di.force', `/corrections/${String(first.body['id'])}/decision`, {
    agree: false,
    why: 'Look again',
  })
  expect((await ask(two.other, two.kept)).status).toBe(202)
})

test('whoever had looked at one of the two is listed to be told again, and so when they are taken apart', async () => {
  const two = await enteredTwice()
  await site.get('om.north', `/offenders/${two.other}`)
  at('2026-02-12T10:00:00Z')
  const names = ({ body }: Answer) =>
    (body['toTell'] as { username: string }[]).map(({ username }) => username)
  expect(names(await merged(two))).toContain('om.north')
  at('2026-02-13T09:00:00Z')
  const asked = await site.post('ds.north', `/offenders/${two.kept}/unmerge`, {
    merged: two.otherRef,
    reason: 'Twins',
  })
  const path = `/corrections/${String(asked.body['id'])}/decision`
  expect(names(await site.post('di.force', path, { agree: true }))).toEqual([])
})

test('two records of two teams are an inspector’s to decide, and a sergeant is told so', async () => {
  const kept = await site.person({})
  const other = await site.person({ team: 'South office', officer: 'om.south' })
  const asked = await site.post('om.north', `/offenders/${kept}/merge`, { with: other, reason })
  const path = `/corrections/${String(asked.body['id'])}`
  expect((await site.get('ds.north', path)).body).toMatchObject({ whyNot: 'another-teams' })
  expect((await site.get('di.force', path)).body).toMatchObject({ whyNot: null })
  const own = (await site.get('ds.north', '/my-team')).body['waiting']
  expect(own).toMatchObject({ correctionsAbove: 1 })
  const [northern, all] = await site.world.within(async (tx) => {
    const { forceId } = site.world
    const reader = { username: 'x', officer: null, isInspector: true, isApprover: true }
    const ask = { most: 50, policy: aPolicy(), reader }
    const [north] = (await teamsByName(tx, forceId, ['North office'])).values()
    return [
      await waitingItems(tx, { forceId, teamId: north?.id ?? null }, ask),
      await waitingItems(tx, { forceId, teamId: null }, ask),
    ]
  })
  const isThis = ({ id }: Readonly<{ id: string }>) => id === asked.body['id']
  expect([northern.some(isThis), all.some(isThis)]).toEqual([false, true])
  expect((await site.post('ds.north', `${path}/decision`, { agree: true })).status).toBe(403)
  expect((await site.post('di.force', `${path}/decision`, { agree: true })).status).toBe(200)
})

test('the merged record leads to the one that is kept: by its address, its ViSOR ref and its name', async () => {
  const two = await enteredTwice()
  await merged(two)
  const old = await site.get('om.north', `/offenders/${two.other}`)
  expect(old.body).toMatchObject({ id: two.other, visorRef: two.otherRef, mergedInto: two.kept })
  const found = await site.get('om.north', `/offenders?q=${two.otherRef}`)
  expect(found.body).toMatchObject({ total: 1, items: [{ id: two.kept }] })
  const visits = await site.get('om.north', `/offenders/${two.other}/visits`)
  expect(visits.body).toMatchObject({ total: 2 })
  expect(await site.owed(two.other)).toBeUndefined()
  const recorded = await site.post('om.north', `/offenders/${two.other}/markers`, {
    kind: 'warning',
    text: 'Asks for the kept one',
  })
  expect(recorded.status).toBe(201)
  const file = await site.get('om.north', `/offenders/${two.kept}/chronology`)
  expect(JSON.stringify(file.body)).toContain('Asks for the kept one')
})

test('taken apart, each has exactly the rows that it had, and stands as it stood', async () => {
  const two = await enteredTwice()
  const before = { kept: await held(two.kept), other: await held(two.other) }
  const owed = [await site.owed(two.kept), await site.owed(two.other)]
  await merged(two)
  at('2026-02-13T09:00:00Z')
  const asked = await site.post('ds.north', `/offenders/${two.kept}/unmerge`, {
    merged: two.otherRef,
    reason: 'Twins: the fingerprints differ',
  })
  expect(asked.status).toBe(202)
  const agreed = await site.post('di.force', `/corrections/${String(asked.body['id'])}/decision`, {
    agree: true,
  })
  expect(agreed.status).toBe(200)
  const told = ['chronology', 'level_periods']
  const after = { kept: await held(two.kept), other: await held(two.other) }
  for (const who of ['kept', 'other'] as const)
    for (const table of factTableNames)
      if (told.includes(table))
        expect(after[who][table]).toEqual(expect.arrayContaining([...(before[who][table] ?? [])]))
      else expect([table, after[who][table]]).toEqual([table, before[who][table]])
  const [kept, other] = [await site.owed(two.kept), await site.owed(two.other)]
  expect([kept?.dueOn, other?.dueOn]).toEqual(owed.map((one) => one?.dueOn))
  expect((await site.get('om.north', `/offenders/${two.kept}`)).body).toMatchObject({
    level: 'medium',
  })
})

test.each<[string, (two: Two) => Readonly<{ path: string; body: object }>, string]>([
  [
    'with itself',
    (two) => ({ path: `${two.kept}/merge`, body: { with: two.keptRef } }),
    'same-person',
  ],
  [
    'with nobody',
    (two) => ({ path: `${two.kept}/merge`, body: { with: 'V9999999' } }),
    'unknown-person',
  ],
  [
    'taken apart, never merged',
    (two) => ({ path: `${two.kept}/unmerge`, body: { merged: two.other } }),
    'not-merged',
  ],
])('%s is refused by its name', async (_words, ask, why) => {
  const { path, body } = ask(await enteredTwice())
  expect(whyOf(await site.post('ds.north', `/offenders/${path}`, { ...body, reason }))).toEqual([
    422,
    why,
  ])
})

test('a record that holds a merged one, or is merged itself, is not merged into another', async () => {
  const [two, third] = [await enteredTwice(), await site.person({})]
  await merged(two)
  const again = await site.post('ds.north', `/offenders/${third}/merge`, {
    with: two.other,
    reason,
  })
  expect(whyOf(again)).toEqual([422, 'already-merged'])
  const held_ = await site.post('ds.north', `/offenders/${third}/merge`, {
    with: two.keptRef,
    reason,
  })
  expect(whyOf(held_)).toEqual([422, 'holds-a-merged-record'])
})

describe('records that may be of one person', () => {
  const pairs = async () =>
    (await site.get('ds.north', '/duplicates?size=200')).body['items'] as {
      id: string
      why: string
      one: { id: string }
      two: { id: string }
    }[]
  const pairOf = async (...ids: readonly string[]) =>
    (await pairs()).find(({ one, two }) => ids.includes(one.id) && ids.includes(two.id))

  const born = { surname: 'Averill', forenames: 'Desmond', dateOfBirth: '1962-03-04' }
  test.each([
    ['the same PNC ID', { pncId: '62/12345T' }, { surname: 'Orrin', pncId: '1962/0012345T' }],
    ['born on the same day, with a like name', {}, { surname: 'Averil' }],
    [
      'the same PNC ID, or the same name and date of birth',
      {},
      { surname: 'Desmond', forenames: 'Averill' },
    ],
    ['day and month of birth the other way about', {}, { dateOfBirth: '1962-04-03' }],
  ])('%s: asked about once', async (why, one, two) => {
    const [first, second] = [
      await site.person({ ...born, ...one, homeAddress: undefined }),
      await site.person({ ...born, ...two, homeAddress: undefined }),
    ]
    const look = () =>
      site.world.within((tx) =>
        lookForPairs(tx, { forceId: site.world.forceId, foundBy: 'nightly' }),
      )
    await look()
    const found = await pairOf(first, second)
    expect(found?.why).toContain(why)
    expect(await look()).toBe(0)
  })

  test('two people, with a reason: off the list, and not asked again', async () => {
    const [one, two] = [
      await site.person({ ...born, surname: 'Quill' }),
      await site.person({ ...born, surname: 'Quill' }),
    ]
    const look = () =>
      site.world.within((tx) =>
        lookForPairs(tx, { forceId: site.world.forceId, foundBy: 'nightly' }),
      )
    await look()
    const found = await pairOf(one, two)
    const path = `/duplicates/${found?.id ?? ''}/decision`
    expect((await site.post('ds.north', path, {})).status).toBe(422)
    const settled = await site.post('ds.north', path, { why: 'Twins: both seen at one visit' })
    expect([settled.status, settled.body['state']]).toEqual([200, 'two_people'])
    expect(await pairOf(one, two)).toBeUndefined()
    expect(await look()).toBe(0)
    expect(whyOf(await site.post('ds.north', path, { why: 'Again' }))).toEqual([
      422,
      'already-decided',
    ])
  })

  test('a pair that is merged is off the list', async () => {
    const [one, two] = [
      await site.person({ ...born, surname: 'Stroud' }),
      await site.person({ ...born, surname: 'Stroud' }),
    ]
    await site.world.within((tx) =>
      lookForPairs(tx, { forceId: site.world.forceId, foundBy: 'nightly' }),
    )
    expect(await pairOf(one, two)).toBeDefined()
    const asked = await site.post('ds.north', `/offenders/${one}/merge`, { with: two, reason })
    await site.post('di.force', `/corrections/${String(asked.body['id'])}/decision`, {
      agree: true,
    })
    expect(await pairOf(one, two)).toBeUndefined()
  })
})

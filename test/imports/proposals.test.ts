// What a register proposes after go live: nothing changes until it is decided, and by whom.
import { aWorld, type World } from '../support/world.ts'
import { policeLed, type Cells } from './register-builder.ts'
import { levelHere, load, personHere, seenHere } from './registers.ts'

let world: World

beforeEach(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})

afterEach(() => world.close())

/** One person loaded, the force live, and the next day's register read. */
async function proposed(before: Cells, after: Cells) {
  await load(world, before)
  await (await world.as('di.force')).post('/imports/go-live')
  world.clock.set('2026-03-03T08:00:00Z')
  await load(world, after)
  const listed = await (await world.as('ds.north')).get('/proposals')
  return listed.body as {
    total: number
    items: { id: string; version: number; what: string; state: string }[]
  }
}

const decide = async (id: string | undefined, username: string, body: object) =>
  (await world.as(username)).post(`/proposals/${id ?? ''}/decision`, body)

const police: Cells = { ...policeLed, 'Last visit': '01/02/2026', 'Visit due by': '01/04/2026' }

test.each<[string, Cells, Cells, object, object]>([
  ['mappa', { 'MAPPA level': '2' }, { 'MAPPA level': '1' }, { mappaLevel: 2 }, { mappaLevel: 1 }],
  ['lead', policeLed, {}, { leadAgency: 'police' }, { leadAgency: 'probation' }],
  [
    'status',
    {},
    { Status: 'Custody' },
    { status: 'community' },
    { status: 'custody', reviewOn: '2026-03-31' },
  ],
  [
    'owner',
    { Manager: '4711', 'Manager name': 'PC Holt' },
    { Manager: '4712', 'Manager name': 'PC Lund' },
    { officerKey: '4711' },
    { officerKey: '4712' },
  ],
  [
    'visit',
    police,
    { ...police, 'Last visit': '01/03/2026', 'Visit due by': '' },
    { lastSeenOn: '2026-02-01' },
    { lastSeenOn: '2026-03-01' },
  ],
  [
    'plan',
    police,
    { ...police, 'Visit due by': '01/06/2026' },
    { visitDueOn: '2026-04-01' },
    { visitDueOn: '2026-06-01' },
  ],
  [
    'return',
    { ...police, 'Last visit': '01/01/2026', 'Visit due by': '' },
    { ...police, 'Last visit': '01/01/2026', 'Visit due by': '', Released: '25/02/2026' },
    { visitDueOn: '2026-07-01' },
    { visitDueOn: '2026-03-11' },
  ],
])(
  'a lower or later %s changes nothing until a supervisor accepts it',
  async (what, before, after, stands, changed) => {
    const { total, items } = await proposed(before, after)
    expect([total, items[0]?.what]).toEqual([1, what])
    expect(await personHere(world)).toMatchObject(stands)
    const answer = await decide(items[0]?.id, 'ds.north', { accept: true, version: 1 })
    expect([answer.status, answer.body.state]).toEqual([200, 'accepted'])
    expect(await personHere(world)).toMatchObject(changed)
  },
)

test.each<[string, Cells, Cells]>([
  ['birth', {}, { DOB: '03/10/1982' }],
  [
    'children',
    { 'Children at address': 'yes', Address: '1 High Street' },
    { 'Children at address': 'no', Address: '1 High Street' },
  ],
  ['order', { 'SHPO expiry': 'Indefinite' }, { 'SHPO expiry': '01/01/2027' }],
  [
    'arms',
    policeLed,
    { ...policeLed, 'ARMS completed': '20/02/2026', 'ARMS ratified': '21/02/2026' },
  ],
])('a register that changes %s waits, and is accepted as it says', async (what, before, after) => {
  const { items } = await proposed(before, after)
  expect(items.map((item) => item.what)).toEqual([what])
  const answer = await decide(items[0]?.id, 'ds.north', { accept: true })
  expect(answer.body.state).toBe('accepted')
  expect(await load(world, after)).toMatchObject({ updated: 0, proposed: 0, unchanged: 1 })
})

test.each<[string, Cells, Cells, object, object]>([
  ['a lower risk level', { Risk: 'High' }, { Risk: 'Low' }, { level: 'high' }, { level: 'low' }],
  [
    'reactive management',
    {},
    { Management: 'Reactive' },
    { management: 'active' },
    { management: 'reactive' },
  ],
])('%s takes a supervisor and then an inspector', async (_what, before, after, stands, changed) => {
  const { items } = await proposed(before, after)
  const id = items[0]?.id
  const first = await decide(id, 'ds.north', { accept: true, version: 1 })
  expect([first.status, first.body]).toMatchObject([202, { state: 'awaiting_second', version: 2 }])
  expect(await personHere(world)).toMatchObject(stands)
  const again = await decide(id, 'ds.north', { accept: true, version: 2 })
  expect([again.status, again.body.type]).toEqual([
    422,
    '/problems/refusals/second-approver-needed',
  ])
  const second = await decide(id, 'di.force', { accept: true, why: 'Agreed', version: 2 })
  expect([second.status, second.body]).toMatchObject([
    200,
    { state: 'accepted', firstBy: 'ds.north', decidedBy: 'di.force', why: 'Agreed' },
  ])
  expect(await personHere(world)).toMatchObject(changed)
})

test('two inspectors may be the two people; one inspector twice may not', async () => {
  const { items } = await proposed({ Risk: 'High' }, { Risk: 'Low' })
  const id = items[0]?.id
  expect((await decide(id, 'di.force', { accept: true })).status).toBe(202)
  expect((await decide(id, 'di.force', { accept: true })).status).toBe(422)
  expect((await decide(id, 'ds.north', { accept: true })).body.type).toBe(
    '/problems/refusals/inspector-needed',
  )
  expect((await decide(id, 'dci.force', { accept: true })).body.state).toBe('accepted')
})

test('a refusal needs why, keeps it, and leaves what is here', async () => {
  const { items } = await proposed({ 'MAPPA level': '2' }, { 'MAPPA level': '1' })
  const id = items[0]?.id
  const without = await decide(id, 'ds.north', { accept: false })
  expect([without.status, without.body.errors]).toEqual([
    422,
    [{ field: 'why', message: 'Say why the change is refused' }],
  ])
  const refused = await decide(id, 'ds.north', { accept: false, why: 'The panel has not met.' })
  expect([refused.status, refused.body]).toMatchObject([
    200,
    { state: 'refused', decidedBy: 'ds.north', why: 'The panel has not met.' },
  ])
  expect(await personHere(world)).toMatchObject({ mappaLevel: 2 })
  expect((await (await world.as('ds.north')).get('/proposals')).body.total).toBe(0)
})

test('what is decided is decided: that is said before anything about the version', async () => {
  const { items } = await proposed({ 'MAPPA level': '2' }, { 'MAPPA level': '1' })
  await decide(items[0]?.id, 'ds.north', { accept: true, version: 1 })
  const again = await decide(items[0]?.id, 'di.force', { accept: false, version: 1 })
  expect([again.status, again.body.type]).toEqual([422, '/problems/refusals/already-decided'])
})

test('a decision drawn from an older version is stale', async () => {
  const { items } = await proposed({ 'MAPPA level': '2' }, { 'MAPPA level': '1' })
  expect((await decide(items[0]?.id, 'ds.north', { accept: true, version: 9 })).status).toBe(409)
})

test.each<[string, Cells, Cells, () => Promise<void>]>([
  ['a level set here since', { Risk: 'High' }, { Risk: 'Low' }, () => levelHere(world, 'medium')],
  [
    'a later visit recorded here',
    police,
    { ...police, 'Last visit': '20/02/2026', 'Visit due by': '' },
    () => seenHere(world, '2026-03-02'),
  ],
])(
  'a proposal against %s is overtaken and changes nothing',
  async (_what, before, after, meanwhile) => {
    const { items } = await proposed(before, after)
    await meanwhile()
    const stands = await personHere(world)
    const answer = await decide(items[0]?.id, 'ds.north', { accept: true })
    expect([answer.status, answer.body.state]).toEqual([200, 'overtaken'])
    expect(answer.body.why).toMatch(/^Overtaken: /)
    expect(await personHere(world)).toEqual(stands)
  },
)

test('a supervisor sees and decides the proposals of the own team only', async () => {
  const { items } = await proposed({ 'MAPPA level': '2' }, { 'MAPPA level': '1' })
  const south = await world.as('ds.south')
  expect((await south.get('/proposals')).body).toEqual({ items: [], total: 0, next: null })
  expect((await south.get(`/proposals/${items[0]?.id ?? ''}`)).status).toBe(404)
  expect((await decide(items[0]?.id, 'ds.south', { accept: true })).status).toBe(403)
  expect((await decide(items[0]?.id, 'om.north', { accept: true })).status).toBe(403)
})

test('the chronology says who accepted, and the access log that it was decided', async () => {
  const { items } = await proposed({ Risk: 'High' }, { Risk: 'Low' })
  await decide(items[0]?.id, 'ds.north', { accept: true })
  await decide(items[0]?.id, 'di.force', { accept: true })
  const { offenderId } = await personHere(world)
  const lines = await world.within((tx) =>
    tx.query<{ summary: string }>(
      `select c.summary from chronology c where c.offender_id = $1 order by c.at, c.recorded_at`,
      [offenderId],
    ),
  )
  expect(lines.map(({ summary }) => summary)).toContain(
    "The register's change of risk level was accepted by ds.north and di.force.",
  )
  const audited = await world.within((tx) =>
    tx.query(
      `select a.actor from audit_events a where a.action = 'proposal.decided' order by a.at, a.actor`,
    ),
  )
  expect(audited).toEqual([{ actor: 'di.force' }, { actor: 'ds.north' }])
})

test('a later register that proposes something else takes the place of what waits', async () => {
  const { items } = await proposed({ Risk: 'Very high' }, { Risk: 'High' })
  world.clock.set('2026-03-04T08:00:00Z')
  await load(world, { Risk: 'Medium' })
  const now = await (await world.as('ds.north')).get('/proposals')
  expect(now.body).toMatchObject({ total: 1, items: [{ from: 'very_high', to: 'medium' }] })
  expect((await decide(items[0]?.id, 'ds.north', { accept: true })).body.type).toBe(
    '/problems/refusals/already-decided',
  )
})

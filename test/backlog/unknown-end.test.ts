// An absence whose last day nobody knows: who is late, has no day or is due soon is owed to be accepted, the rest as they near.
import { bringUpToDate, derive } from '../../src/backlog/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
let far: OffenderId
const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const made = async (number: number, leadSince: string): Promise<OffenderId> => {
  const { body } = await post('di.force', '/offenders', {
    visorRef: `V000000${number}`,
    surname: ['', 'Ashby', 'Mortimer'][number] ?? '',
    forenames: 'Ann',
    dateOfBirth: `196${number}-05-06`,
    sex: 'M',
    level: 'high',
    leadAgency: 'police',
    leadSince,
    officer: 'om.north',
    team: 'North office',
  })
  return (body as { id: OffenderId }).id
}
type Duty = Readonly<{ offender: { visorRef: string }; dueOn: string; dueAt?: string }>
const listed = async (query: string): Promise<readonly Duty[]> => {
  const { body } = await (await world.as('ds.north')).get(`/duties?${query}`)
  return (body as { items: Duty[] }).items
}
const owed = async (on = ''): Promise<string[]> =>
  (await listed(`kind=cover${on}`)).map(({ offender }) => offender.visorRef).toSorted()

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await made(1, '2026-02-27')
  far = await made(2, '2026-02-27')
  const visit = await post('om.north', `/offenders/${far}/visits`, {
    ...{ at: '2026-03-02T07:00:00Z', seen: 'inside', place: 'home', announced: false },
    crew: ['om.north', 'ds.north'],
  })
  expect(visit.status).toBe(201)
})
afterAll(() => world.close())

test('only those due within the days of policy are owed at once, and the absence says the same', async () => {
  const { body } = await post('ds.north', '/officers/om.north/absences', {
    ...{ kind: 'sick', from: '2026-03-02' },
  })
  expect(await owed()).toEqual(['V0000001'])
  expect((body as { fallsDue: Duty[] }).fallsDue.map(({ offender }) => offender.visorRef)).toEqual([
    'V0000001',
  ])
})

test('the others are from the day on which they come so near, without anybody asking', async () => {
  const [visit] = (await listed('kind=visit')).filter(
    ({ offender }) => offender.visorRef === 'V0000002',
  )
  expect(visit?.dueOn).toBe('2026-06-02')
  expect(await owed('&on=2026-05-18')).toEqual(['V0000001'])
  expect(await owed('&on=2026-05-19')).toEqual(['V0000001', 'V0000002'])
  world.clock.set('2026-05-18T23:30:00+01:00')
  expect(await owed()).toEqual(['V0000001'])
  world.clock.set('2026-05-19T00:30:00+01:00')
  await world.within(bringUpToDate)
  expect(await world.within((tx) => derive(tx, [far]))).toBe(0)
  expect(await owed()).toEqual(['V0000001', 'V0000002'])
  const near = (await listed('kind=cover')).find(({ offender }) => offender.visorRef === 'V0000002')
  expect(near?.dueAt).toBe('2026-05-19T23:00:00.000Z')
})

test('a last day that is known counts as before: whoever is due by it', async () => {
  world.clock.set('2026-03-02T08:00:00Z')
  const { body } = await (await world.as('ds.north')).get('/officers/om.north/absences')
  const [absence] = (body as { items: { id: string }[] }).items
  const known = { kind: 'sick', from: '2026-03-02', to: '2026-06-02', version: 1 }
  expect((await post('ds.north', `/absences/${absence?.id}`, known)).status).toBe(200)
  expect(await owed()).toEqual(['V0000001', 'V0000002'])
})

// Nobody is rung about somebody whose file they do not see, nor on a turn of the on-call line that they are away from.
import { aWorld, type World } from '../support/world.ts'

let world: World
let [person, duty] = ['', '']
const post = async (who: string, path: string, body: object = {}) =>
  await (await world.as(who)).post(path, body)
const rung = async (): Promise<readonly string[]> => {
  const { body } = await (await world.as('di.force')).get(`/duties/${duty}`).expect(200)
  const { ring } = body as { ring: { people: { officer: string }[] } | null }
  return ring?.people.map(({ officer }) => officer) ?? []
}

beforeAll(async () => {
  world = await aWorld('2026-03-02T12:00:00Z')
  const made = await post('ds.north', '/offenders', {
    ...{ visorRef: 'V0000001', surname: 'Ash', forenames: 'Ann', dateOfBirth: '1970-05-06' },
    ...{ sex: 'M', level: 'high', leadAgency: 'police', leadSince: '2026-02-27' },
    ...{ officer: 'om.north', team: 'North office' },
  })
  person = (made.body as { id: string }).id
  await post('om.north', `/offenders/${person}/conflict`, { relation: 'family', why: 'A cousin' })
  const { body } = await (await world.as('di.force')).get('/ringing').expect(200)
  duty = (body as { items: { id: string }[] }).items[0]?.id ?? ''
})
afterAll(() => world.close())

test('the owner who declared a conflict is not rung: the supervisor is', async () => {
  expect(await rung()).toEqual(['ds.north'])
})

test('nor a supervisor who declared one: the inspectors are', async () => {
  await post('ds.north', `/offenders/${person}/conflict`, { relation: 'friend', why: 'At school' })
  expect(await rung()).toEqual(['dci.force', 'di.force'])
})

test('the inspector on call is rung alone, and not while away', async () => {
  await post('dci.force', '/roster/on-call', {
    ...{ rank: 'inspector', officer: 'di.force', fromOn: '2026-03-01', fromAt: '08:00' },
    ...{ untilOn: '2026-03-09', untilAt: '08:00' },
  })
  expect(await rung()).toEqual(['di.force'])
  await post('dci.force', '/officers/di.force/absences', { kind: 'sick', from: '2026-03-02' })
  expect(await rung()).toEqual(['dci.force'])
})

test('an inspector whom the restriction does not name is not rung', async () => {
  const restriction = { reason: 'A relative works here', readers: ['di.force'] }
  await post('di.force', `/offenders/${person}/restriction`, {
    ...restriction,
    reviewOn: '2026-06-01',
  })
  expect(await rung()).toEqual([])
})

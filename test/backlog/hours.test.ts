// A duty counted in hours is overdue once its hour has passed, on every list of that day; any other day counts as a whole.
import { aPerson, loadLines } from '../overnight/office.ts'
import { aWorld, type Caller, type World } from '../support/world.ts'

let world: World
let om: Caller
let person: string
beforeAll(async () => {
  world = await aWorld()
  om = await world.as('om.north')
  person = await aPerson(om, { pncId: '99/501A' })
  await loadLines(om, 'custody', [{ pncId: '99/501A', at: '2026-03-01T23:40:00Z' }])
})
afterAll(() => world.close())

const dueAt = '2026-03-02T20:00:00.000Z'

type Listed = Readonly<{ total: number; items: readonly object[] }>
const listed = async (query: string): Promise<Listed> =>
  (await om.get(`/duties?kind=overnight_hit&${query}`).expect(200)).body as Listed

test.each([
  ['2026-03-02T19:59:59Z', 'due', 'overdue'],
  ['2026-03-02T20:00:00Z', 'due', 'overdue'],
  ['2026-03-02T20:00:01Z', 'overdue', 'due'],
  ['2026-03-02T23:59:00Z', 'overdue', 'due'],
])(
  'at %s it is %s and not %s: in the list, in its count and on the file',
  async (at, is, isNot) => {
    world.clock.set(at)
    expect(await listed(`state=${is}`)).toMatchObject({
      total: 1,
      items: [{ state: is, dueAt, daysOverdue: 0 }],
    })
    expect(await listed(`state=${isNot}`)).toMatchObject({ total: 0, items: [] })
    const { body } = await om.get(`/offenders/${person}`).expect(200)
    const { duties } = body as { duties: readonly { kind: string; state: string }[] }
    expect(duties.find(({ kind }) => kind === 'overnight_hit')).toMatchObject({ state: is })
  },
)

test('as it stands against its day, seen from another, it is due; against the next it is overdue', async () => {
  world.clock.set('2026-03-03T07:00:00Z')
  expect(await listed('state=due&on=2026-03-02')).toMatchObject({ total: 1 })
  expect(await listed('state=overdue&on=2026-03-02')).toMatchObject({ total: 0 })
  expect(await listed('state=overdue')).toMatchObject({ total: 1, items: [{ daysOverdue: 1 }] })
})

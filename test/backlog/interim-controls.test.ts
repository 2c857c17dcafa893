// What holds a risk meanwhile stands beside the visit on every list, on the days on which it holds.
import { aWorld, type World } from '../support/world.ts'
import { dutyRow } from '../../src/backlog/views/duty.ts'
import { readerOn, wordsOf } from './browser.ts'
import { aRegister, load } from './register.ts'
import { aDuty, aPerson, on } from './person-sample.ts'

type Duty = Readonly<{
  kind: string
  owner: string | null
  offender: Readonly<{ id: string; visorRef: string }>
  interimControl?: unknown
}>

const control = 'Neighbourhood team passes the address each evening'
const held = { control, until: '2026-03-09' }
const said = `Interim control until 9 Mar 2026: ${control}`

let world: World
let late: Duty
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(200))
  const found = await duties('kind=visit&state=overdue&officer=om.north&size=1')
  late = found[0] as Duty
  await record(late.offender.id)
}, 60_000)
afterAll(() => world.close())
afterEach(() => {
  world.clock.set('2026-03-02T08:00:00Z')
})

const duties = async (query: string): Promise<readonly Duty[]> => {
  const { body } = await (await world.as('dci.force')).get(`/duties?${query}`).expect(200)
  return (body as { items: readonly Duty[] }).items
}

const record = async (id: string) =>
  await (
    await world.as('di.force')
  )
    .post(`/offenders/${id}/interim-controls`, { ...held, why: 'No reply twice' })
    .expect(201)

const given = async (query: string): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    (await duties(`offender=${late.offender.id}&${query}`)).map(({ kind, interimControl }) => [
      kind,
      interimControl ?? null,
    ]),
  )

test('the visit says what holds the risk and until when; other duties of the person do not', async () => {
  const all = await given('size=50')
  expect(all['visit']).toEqual(held)
  const others = Object.entries(all).filter(([kind]) => kind !== 'visit')
  expect(others.map(([, interim]) => interim)).toEqual(others.map(() => null))
  expect(others.length).toBeGreaterThan(0)
})

test('so does the alarm for someone whose whereabouts are unknown', async () => {
  const [missing] = await duties('kind=whereabouts&size=1')
  const { id } = (missing as Duty).offender
  await record(id)
  expect(await duties(`kind=whereabouts&offender=${id}`)).toMatchObject([{ interimControl: held }])
})

describe('on any day', () => {
  test.each([
    ['2026-03-01', null],
    ['2026-03-02', held],
    ['2026-03-09', held],
    ['2026-03-10', null],
  ])('as stored on %s, and as derived for it', async (today, expected) => {
    const query = `kind=visit&on=${today}`
    expect(await given(query)).toEqual({ visit: expected })
    world.clock.set(`${today < '2026-03-02' ? '2026-03-02' : today}T08:00:00Z`)
    expect(await given(query)).toEqual({ visit: expected })
    world.clock.set('2026-03-12T08:00:00Z')
    expect(await given(query)).toEqual({ visit: expected })
  })
})

test.each([
  ['ds.north', '/my-team', 'worst'],
  ['dci.force', '/force', 'worst'],
  ['om.north', '/my-day', 'now'],
])('%s is given and shown it at %s', async (who, path, list) => {
  const { body } = await (await world.as(who)).get(path).expect(200)
  const rows = (body as Record<string, readonly Duty[]>)[list] ?? []
  const own = rows.find(({ offender }) => offender.id === late.offender.id)
  expect(own?.interimControl).toEqual(held)
  expect(wordsOf(await (await readerOn(world, who))(path))).toContain(said)
})

test('the list of duties shows it', async () => {
  const page = await (await readerOn(world, 'ds.north'))(`/duties?offender=${late.offender.id}`)
  expect(wordsOf(page).split(said)).toHaveLength(2)
})

describe('a row', () => {
  const arms = aDuty({ kind: 'arms_review' })
  test.each([
    ['of a late visit', dutyRow(aDuty(), on), true],
    ['of an ARMS', dutyRow(arms, on), false],
    [
      'of an ARMS, with a visit owed besides',
      dutyRow(arms, on, { words: '', also: [aDuty()] }),
      true,
    ],
    ['of a visit that was made', dutyRow(aDuty({ metOn: on, daysLate: 0 }), on), false],
    [
      'of a visit that nothing covers',
      dutyRow(aDuty({ person: aPerson({ interimControl: null }) }), on),
      false,
    ],
  ])('%s', (_of, row, isSaid) => {
    expect(row.control === said).toBe(isSaid)
    expect(row.control === null).toBe(!isSaid)
  })
})

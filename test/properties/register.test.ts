// Any register, loaded on any day and asked about any other, gives the figures that a second reading of the contract gives.
import fc from 'fast-check'
import { figures } from '../../src/backlog/index.ts'
import { importFile } from '../../src/imports/index.ts'
import { ensureForce } from '../../src/officers/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { policyOn } from '../../src/policy/index.ts'
import { aWorld, type World } from '../support/world.ts'
import { accepted, figuresByHand, type Row } from './reference.ts'
import { aRegister, asCsv, type Register } from './registers.ts'

let world: World
let force = 0
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

/** Each register goes into a force of its own, on the day of its load. */
async function loaded({ rows, loadedOn }: Register) {
  world.clock.set(`${loadedOn}T08:00:00Z`)
  force += 1
  const { id: forceId } = await world.within((tx) => ensureForce(tx, `Force ${force}`))
  const bytes = asCsv(rows)
  const outcome = await importFile(world.product, {
    forceId,
    fileName: 'register.csv',
    bytes,
    dryRun: false,
    actor: 'system',
  })
  if (!outcome.ok) throw new Error(outcome.fault)
  return { forceId, result: outcome.result }
}

type Loaded = Awaited<ReturnType<typeof loaded>>

const figuresOn = ({ forceId }: Loaded, on: string): Promise<object> =>
  world.within(async (tx) => {
    const day = localDate(on)
    const policy = await policyOn(tx, day)
    return figures(tx, { forceId, teamId: null, countsOnly: false }, { on: day, policy })
  })

test('the figures of any register on any day are those counted by hand from the contract', async () => {
  await fc.assert(
    fc.asyncProperty(aRegister, async (register) => {
      const here = await loaded(register)
      expect(here.result).toMatchObject({
        rows: register.rows.length,
        accepted: accepted(register.rows).length,
        created: accepted(register.rows).length,
      })
      for (const on of register.asked)
        expect(await figuresOn(here, on)).toEqual(
          figuresByHand(register.rows, { on, loadedOn: register.loadedOn }),
        )
    }),
    { numRuns: 40, interruptAfterTimeLimit: 80_000 },
  )
}, 120_000)

test.each<[string, readonly (readonly [string, Row['spoilt']])[], number]>([
  ['a row turned away is a person not loaded', [['V1000001', ['DOB', '31/02/1970']]], 1],
  [
    'two rows turned away of one person are one person not loaded',
    [
      ['V1000001', ['DOB', '31/02/1970']],
      ['V1000001', ['Risk', 'severe']],
    ],
    1,
  ],
  [
    'a row turned away after a good one is no person not loaded',
    [
      ['V1000001', null],
      ['V1000001', ['DOB', '31/02/1970']],
    ],
    0,
  ],
  [
    'a row turned away before a good one is no person not loaded',
    [
      ['V1000001', ['DOB', '31/02/1970']],
      ['V1000001', null],
    ],
    0,
  ],
])('%s', async (_title, rows, notLoaded) => {
  const loadedOn = '2026-03-02'
  const here = await loaded({
    loadedOn,
    rows: rows.map(([ref, spoilt]) => ({ ...plain, ref, spoilt })),
    asked: [],
  })
  expect(await figuresOn(here, loadedOn)).toMatchObject({ notLoaded })
})

const plain: Omit<Row, 'ref' | 'spoilt'> = {
  born: '1970-05-06',
  sex: 'M',
  level: 'medium',
  agency: 'probation',
  status: 'community',
  reactive: false,
  leadSince: null,
  officer: null,
  team: 'North office',
  lastVisit: null,
  due: null,
  completed: null,
  ratified: null,
  released: null,
}

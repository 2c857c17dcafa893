// The register of real size goes in, and every figure is as its answers say.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { figures } from '../../src/backlog/index.ts'
import { importFile, type Outcome } from '../../src/imports/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { policyOn } from '../../src/policy/index.ts'
import { aWorld, type World } from '../support/world.ts'

const data = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'data', name))
const register = gunzipSync(data('caseload-hampshire-scale.csv.gz'))
const answers = JSON.parse(data('caseload-hampshire-scale.answers.json').toString()) as {
  import: Record<string, unknown>
  figures: Record<string, unknown>
}

let world: World
let first: Outcome
const complaints: unknown[] = []

const load = (bytes: Buffer, dryRun = false): Promise<Outcome> =>
  importFile(
    { ...world.product, log: { ...world.product.log, error: (facts) => complaints.push(facts) } },
    { forceId: world.forceId, fileName: 'register.csv', bytes, dryRun, actor: 'system' },
  )

const counted = (on: string) =>
  world.within(async (tx) => {
    const policy = await policyOn(tx, localDate(on))
    return await figures(
      tx,
      { forceId: world.forceId, teamId: null, countsOnly: false },
      { on: localDate(on), policy },
    )
  })

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await load(register, true)
  expect(await counted('2026-03-02')).toMatchObject({ caseload: { total: 0 } })
  first = await load(register)
}, 60_000)

afterAll(() => world.close())

test('nothing failed', () => {
  expect(complaints).toEqual([])
})

test('the import counts are those of the answers', () => {
  expect(first).toMatchObject({ ok: true, result: answers.import })
})

test('every figure is that of the answers', async () => {
  const { draft, returned, ...missing } = (await counted('2026-03-02')).missingArms
  expect({ draft, returned }).toEqual({ draft: 0, returned: 0 })
  expect({ ...(await counted('2026-03-02')), missingArms: missing }).toEqual(answers.figures)
})

test('stored duties say the same as the figures', async () => {
  const [row] = await world.within((tx) =>
    tx.query<{ overdue: number; plans: number; arms: number }>(
      `select count(*) filter (where kind = 'visit' and due_on < '2026-03-02')::int as overdue,
        count(*) filter (where kind = 'visit_plan')::int as plans,
        count(*) filter (where kind = 'arms_initial' and due_on < '2026-03-02')::int as arms
        from duties where closed_at is null and suspended_why is null`,
    ),
  )
  expect(row).toEqual({ overdue: 293, plans: 981, arms: 219 })
})

test('loading the same file again changes nothing and says so', async () => {
  const again = await load(register)
  expect(again).toMatchObject({
    ok: true,
    result: {
      ...answers.import,
      created: 0,
      updated: 0,
      unchanged: 2420,
      proposed: 0,
      notInFile: 0,
    },
  })
  expect((await counted('2026-03-02')).notLoaded).toBe(35)
})

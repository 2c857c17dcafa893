// The workload of the day on which a register is loaded: kept by the load itself, and only of that day.
import { takeWorkloadSnapshot } from '../../src/backlog/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { aRegister, load } from '../backlog/register.ts'
import { loadFile } from '../imports/registers.ts'
import { aWorld, type World } from '../support/world.ts'

type Part = Readonly<{ items: readonly { day: string; caseload: number }[]; total: number }>

const first = localDate('2026-03-02')
const next = localDate('2026-03-03')

const get = async <T>(world: World, who: string, path: string): Promise<T> =>
  (await (await world.as(who)).get(path).expect(200)).body as T

describe('the day of a load', () => {
  let of: World
  beforeAll(async () => {
    of = await aWorld('2026-03-02T08:00:00Z')
  })
  afterAll(() => of.close())

  const take = (on = first) => of.within((tx) => takeWorkloadSnapshot(tx, on))

  /** Every row kept of a day, but for the moment at which it was. */
  const kept = (on = first) =>
    of.within((tx) =>
      tx.query(
        `select to_jsonb(s) as line from workload_snapshots s where s.day = $1
          union all select to_jsonb(t) from workload_by_team t where t.day = $1
          union all select to_jsonb(f) from workload_by_officer f where f.day = $1
          union all select to_jsonb(d) - 'taken_at' from workload_days d where d.day = $1
          order by 1`,
        [on],
      ),
    )

  /** The caseload of the history and of the figures of a day: one number when the snapshot is of the day. */
  const both = async (on = first): Promise<[number | undefined, number]> => {
    const { items } = await get<Part>(of, 'dci.force', '/workload/history')
    const { caseload } = await get<{ caseload: { total: number } }>(
      of,
      'dci.force',
      `/figures?on=${on}`,
    )
    return [items.find(({ day }) => day === on)?.caseload, caseload.total]
  }

  test('of the first register is in the history, though its night found nobody', async () => {
    expect(await take(first)).toMatchObject({ people: 0, rows: 0 })
    await load(of, aRegister(40))
    const [told, counted] = await both()
    expect(told).toBeGreaterThan(20)
    expect(told).toBe(counted)
  })

  test('is kept anew by a second register of that day, once, and no other day is touched', async () => {
    of.clock.set('2026-03-03T05:10:00Z')
    await take(next)
    const before = await kept(first)
    expect(before.length).toBeGreaterThan(10)
    of.clock.set('2026-03-03T14:00:00Z')
    await load(of, aRegister(70))
    const [then, counted] = await both(next)
    expect(then).toBeGreaterThan(40)
    expect(then).toBe(counted)
    expect(await kept(first)).toEqual(before)
    const anew = await kept(next)
    await load(of, aRegister(70))
    expect(await kept(next)).toEqual(anew)
  })

  test('is left alone by the job that runs after it', async () => {
    const before = await kept(first)
    expect(await take(first)).toMatchObject({ rows: 0 })
    expect(await kept(first)).toEqual(before)
  })

  test('tried only is in no history', async () => {
    const dry = await aWorld('2026-03-02T08:00:00Z')
    await loadFile(dry, Buffer.from(aRegister(20)), true)
    expect((await get<Part>(dry, 'dci.force', '/workload/history')).total).toBe(0)
    await dry.close()
  })
})

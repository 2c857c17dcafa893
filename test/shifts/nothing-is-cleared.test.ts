// Whatever is claimed, printed, given back or planned: no duty changes, and whoever was overdue is overdue still.
import fc from 'fast-check'
import { afterNoon, openOffice, southern, type Office } from './office.ts'

let office: Office
let people: readonly string[]

beforeAll(async () => {
  office = await openOffice()
  people = [
    await office.person({}),
    await office.person({ level: 'very_high' }),
    await office.person({ ...southern }),
  ]
  office.at(afterNoon)
  await office.job('2026-03-06')
}, 60_000)
afterAll(() => office.world.close())

const duties = (): Promise<object[]> =>
  office.world.within((tx) => tx.query('select d.* from duties d order by d.id'))
const standings = (): Promise<object[]> =>
  office.world.within((tx) => tx.query('select s.* from standings s order by s.offender_id'))

type Step = Readonly<{ what: string; who: string; of: number; nth: number }>

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('claim', 'give-back', 'pack', 'return', 'plan', 'move', 'remove', 'add'),
    who: fc.constantFrom('om.north', 'om.south', 'ds.north', 'di.force'),
    of: fc.nat(2),
    nth: fc.nat(3),
  }),
  { minLength: 4, maxLength: 12 },
)

const shift = { on: '2026-03-07', from: '18:00', until: '22:00', with: ['ds.south'] }

async function stopOf({ who, nth }: Step): Promise<readonly [string, string] | null> {
  const { body } = await office.get(who, '/shifts')
  const plan = (body['items'] as { id: string }[]).at(-1)
  if (plan === undefined) return null
  const one = await office.get(who, `/shifts/${plan.id}`)
  const stops = one.body['stops'] as { id: string }[]
  return [plan.id, stops[nth % Math.max(1, stops.length)]?.id ?? plan.id]
}

async function outPage(who: string): Promise<string | null> {
  const { body } = await office.get(who, '/packs')
  return (body['items'] as { id: string }[])[0]?.id ?? null
}

const acts: Readonly<Record<string, (step: Step, id: string) => Promise<unknown>>> = {
  claim: ({ who }, id) => office.claim(who, id, [who === 'ds.north' ? 'om.north' : 'ds.north']),
  'give-back': ({ who }, id) => office.post(who, `/weekend-list/${id}/give-back`, {}),
  pack: ({ who }, id) => office.post(who, `/weekend-list/${id}/pack`, {}),
  return: async ({ who }) => {
    const page = await outPage(who)
    return page === null ? null : office.post(who, `/packs/${page}/return`, { how: 'returned' })
  },
  plan: ({ who }) => office.post(who, '/shifts', shift),
  move: async (step) => {
    const found = await stopOf(step)
    const [plan, stop] = found ?? []
    return plan === undefined
      ? null
      : office.post(step.who, `/shifts/${plan}/stops/${stop ?? ''}/move`, { to: 'up' })
  },
  remove: async (step) => {
    const [plan, stop] = (await stopOf(step)) ?? []
    return plan === undefined
      ? null
      : office.post(step.who, `/shifts/${plan}/stops/${stop ?? ''}/remove`, {})
  },
  add: async (step, id) => {
    const [plan] = (await stopOf(step)) ?? []
    return plan === undefined
      ? null
      : office.post(step.who, `/shifts/${plan}/stops`, { offender: id })
  },
}

test('no sequence of claims, pages, give-backs and plans changes a duty or a standing', async () => {
  const before = { duties: await duties(), standings: await standings() }
  expect(before.duties.length).toBeGreaterThan(people.length)
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      for (const step of sequence) await acts[step.what]?.(step, people[step.of] ?? '')
      expect({ duties: await duties(), standings: await standings() }).toEqual(before)
      for (const id of people) expect(await office.owed(id)).toMatchObject({ state: 'overdue' })
    }),
    { numRuns: 12 },
  )
}, 120_000)

// [G9] A month of whatever people record, of days that pass and of new policy: the night finds nothing that these do not explain.
import fc from 'fast-check'
import { bringUpToDate, reconcileEveryone } from '../../src/backlog/index.ts'
import { dutyRooms } from '../../src/backlog/service/derive.ts'
import { filesUnder, loadedFacts } from '../../src/backlog/service/files.ts'
import { owedBy } from '../../src/duties/index.ts'
import { addDays, localDateOf, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { policyOn } from '../../src/policy/index.ts'
import { attemptsSince, visitFactsOf } from '../../src/visits/index.ts'
import { asAdmin } from '../support/postgres.ts'
import { aWorld, type World } from '../support/world.ts'
import { addPerson, daysLater, sent, step } from './steps.ts'

let world: World
const people: OffenderId[] = []
beforeAll(async () => {
  world = await aWorld()
  for (let number = 1; number <= 6; number += 1) people.push(await addPerson(world, number))
}, 60_000)
afterAll(() => world.close())

const today = (): LocalDate => localDateOf(world.clock.now())
const night = () => reconcileEveryone(world.product, today())

const parameters = [
  'visits.ceiling_months.high',
  'visits.first_visit_days.medium',
  'visits.abroad_return_days',
  'arms.initial_days',
  'visits.plan_working_days',
] as const

type NewPolicy = Readonly<{ parameter: (typeof parameters)[number]; value: number; inDays: number }>

/** As the owner of the tables, past every page: a value decided now, from today or a later day on. */
const newPolicy = ({ parameter, value, inDays }: NewPolicy): Promise<void> =>
  asAdmin(world.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into policy_values (parameter, value, from_on, source, standing, proposed_by, proposed_at)
        select $1, to_jsonb($2::int), $3, 'test', 'force policy', 'di.force', $4
        where not exists (select from policy_values v where v.parameter = $1 and v.from_on = $3)
        returning id`,
      [parameter, value, addDays(today(), inDays), world.clock.now()],
    )
    await client.query(
      `update policy_values set decision = 'approved', decided_by = 'dci.force', approved_by = 'dci.force',
        decided_at = $2 where id = any($1)`,
      [rows.map(({ id }) => id), world.clock.now()],
    )
  })

const happening = fc.oneof(
  { weight: 8, arbitrary: fc.record({ who: fc.nat({ max: 5 }), step }) },
  {
    weight: 1,
    arbitrary: fc.record({
      policy: fc.record({
        parameter: fc.constantFrom(...parameters),
        value: fc.integer({ min: 1, max: 40 }),
        inDays: fc.integer({ min: 0, max: 6 }),
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ look: true as const }) },
  { weight: 2, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 6 }) }) },
)
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never

const record = async (who: number, path: string, body: object): Promise<void> => {
  await (await world.as('ds.north')).post(`/offenders/${people[who] ?? ''}/${path}`, body)
}

async function happen(one: Happening): Promise<void> {
  if ('policy' in one) await newPolicy(one.policy)
  if ('pass' in one) daysLater(world, one.pass)
  if ('look' in one) await world.within((tx) => bringUpToDate(tx))
  const asked = 'step' in one ? sent(world, one.step) : null
  if ('who' in one && asked !== null) await record(one.who, ...asked)
}

/** What everybody owes on a day, from all visits ever made and from those that the day needs. */
const owedOn = (on: LocalDate) =>
  world.within(async (tx) => {
    const policy = await policyOn(tx, on)
    const facts = await loadedFacts(tx, { ids: people }, on)
    const whole = { ...facts, visits: await visitFactsOf(tx, { ids: people }) }
    const [needed, all] = [facts, whole].map((given) =>
      filesUnder(given, policy).map((file) => ({
        owed: owedBy({ rooms: dutyRooms }, file, policy),
        attempts: attemptsSince(file.visits, on),
      })),
    )
    return { needed, all }
  })

test('a month of recorded facts, days and new policy leaves no drift, and the same night again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 25 }), async (month) => {
      for (const one of month) await happen(one)
      const { drift, changed, explainedByDay, explainedByPolicy } = await night()
      expect({ drift, unexplained: changed - explainedByDay - explainedByPolicy }).toEqual({
        drift: 0,
        unexplained: 0,
      })
      expect(await night()).toMatchObject({ changed: 0, drift: 0 })
    }),
    { numRuns: 30, interruptAfterTimeLimit: 100_000 },
  )
}, 160_000)

test('on any day the visits that a day needs say what all of them say', async () => {
  for (let back = 0; back < 400; back += 7) {
    const { needed, all } = await owedOn(addDays(today(), 30 - back))
    expect(needed).toEqual(all)
  }
}, 60_000)

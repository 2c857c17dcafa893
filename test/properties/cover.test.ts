// Whoever goes away, covers, declines, ends or comes back, in any order: nobody is left unnoticed, and late stays late.
import fc from 'fast-check'
import { bringUpToDate, derive } from '../../src/backlog/index.ts'
import { addDays, daysBetween, localDateOf, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
const people: OffenderId[] = []

const post = async (who: string, path: string, body: object = {}) =>
  (await world.as(who)).post(path, body)
const get = async <Body>(path: string): Promise<Body> =>
  (await (await world.as('di.force')).get(path).expect(200)).body as Body
const today = (): LocalDate => localDateOf(world.clock.now())

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  const levels = ['very_high', 'high', 'low'] as const
  for (const [index, level] of levels.entries()) {
    const { body } = await post('di.force', '/offenders', {
      visorRef: `V000000${index}`,
      surname: ['Ashby', 'Mortimer', 'Quill'][index] ?? '',
      forenames: 'Ann',
      dateOfBirth: `196${index}-05-06`,
      sex: 'M',
      level,
      leadAgency: 'police',
      leadSince: '2026-02-27',
      officer: 'om.north',
      team: 'North office',
    })
    people.push((body as { id: OffenderId }).id)
  }
})
afterAll(() => world.close())

const officers = ['om.north', 'om.south', 'ds.north'] as const
const days = fc.integer({ min: 0, max: 12 })
const lasts = fc.option(fc.integer({ min: 0, max: 12 }), { freq: 3 })

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('away' as const),
      who: fc.constantFrom(...officers),
      from: days,
      lasts,
    }),
  },
  fc.record({
    what: fc.constant('roster' as const),
    who: fc.constantFrom(...officers),
    from: days,
    kind: fc.constantFrom('sick', 'duty', 'rest'),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('cover' as const),
      by: fc.constantFrom('om.south', 'ds.north'),
      from: days,
      lasts,
      answer: fc.constantFrom('accept', 'accept', 'decline', null),
    }),
  },
  fc.record({ what: fc.constant('end' as const), nth: fc.nat(3) }),
  fc.record({ what: fc.constant('back' as const), nth: fc.nat(3) }),
  fc.record({ what: fc.constant('accept' as const), nth: fc.nat(3) }),
  fc.record({ what: fc.constant('pass' as const), count: fc.integer({ min: 1, max: 6 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

type Away = Readonly<{
  id: string
  version: number
  officer: string
  from: LocalDate
  to: LocalDate | null
}>
type Made = { covers: string[]; absences: Away[] }

const spanOf = ({ from, lasts: last }: { from: number; lasts: number | null }) => ({
  from: addDays(today(), from),
  ...(last === null ? {} : { to: addDays(today(), from + last) }),
})

/** A cover is for the days of an absence: of one that was recorded, where there is one, in whole or from its first day on. */
const coveredDays = (one: { from: number; lasts: number | null }, { absences }: Made) => {
  const own = absences.filter(({ officer }) => officer === 'om.north').at(-1)
  if (own === undefined) return spanOf(one)
  return { from: own.from, ...(own.to === null || one.lasts === null ? {} : { to: own.to }) }
}

type Taking = {
  [What in Step['what']]: (one: Extract<Step, { what: What }>, made: Made) => Promise<unknown>
}

const taking: Taking = {
  away: async (one, { absences }) => {
    const body = { kind: 'leave', ...spanOf(one) }
    const answer = await post('di.force', `/officers/${one.who}/absences`, body)
    if (answer.status === 201) absences.push(answer.body as Made['absences'][number])
    expect([201, 422]).toContain(answer.status)
  },
  roster: async (one) => {
    const at = `/officers/${one.who}/roster/${addDays(today(), one.from)}`
    expect((await post('di.force', at, { kind: one.kind })).status).toBe(200)
  },
  cover: async (one, made) => {
    const { covers } = made
    const body = { by: one.by, ...coveredDays(one, made) }
    const asked = await post('di.force', '/officers/om.north/covers', body)
    expect([201, 422]).toContain(asked.status)
    if (asked.status !== 201) return
    const { id } = asked.body as { id: string }
    covers.push(id)
    if (one.answer === null) return
    const answer = await post(one.by, `/covers/${id}/answer`, { answer: one.answer })
    expect([200, 422]).toContain(answer.status)
  },
  end: async ({ nth }, { covers }) => {
    const id = covers[nth]
    if (id === undefined) return
    expect([200, 422]).toContain((await post('di.force', `/covers/${id}/end`)).status)
  },
  back: async ({ nth }, { absences }) => {
    const [one] = absences.splice(nth, 1)
    if (one === undefined) return
    const { id, version } = one
    expect((await post('di.force', `/absences/${id}/withdraw`, { version })).status).toBe(200)
  },
  accept: async ({ nth }) => {
    const { items } = await get<{ items: { id: string }[] }>('/ringing')
    const one = items[nth]
    if (one === undefined) return
    expect([200, 422]).toContain((await post('ds.north', `/duties/${one.id}/accept`)).status)
  },
  pass: ({ count }) => {
    world.clock.set(new Date(world.clock.now().getTime() + count * 86_400_000).toISOString())
    return Promise.resolve()
  },
}

const take = <What extends Step['what']>(one: Extract<Step, { what: What }>, made: Made) =>
  (taking[one.what] as (one: Step, made: Made) => Promise<unknown>)(one, made)

type Duty = Readonly<{
  kind: string
  cover?: string
  dueOn: LocalDate
  daysOverdue: number
  offender: Readonly<{ id: OffenderId; level: string }>
}>

/** Each is seen by somebody named who is here, or counted; and the dangerous who fall due are owed to be accepted. */
async function nobodyUnnoticed(): Promise<void> {
  const { items } = await get<{
    items: { officer: string; away: { to: LocalDate | null } | null }[]
  }>('/officers')
  const spell = items.find(({ officer }) => officer === 'om.north')?.away ?? null
  const isAway = (key: string): boolean =>
    items.find(({ officer }) => officer === key)?.away !== null
  const listed = await get<{ items: { offender: { id: OffenderId } }[] }>(
    '/lists/owner-not-available',
  )
  const counted = new Set(listed.items.map(({ offender }) => offender.id))
  const duties = await get<{ items: Duty[] }>('/duties')
  const owed = new Set(
    duties.items.filter(({ kind }) => kind === 'cover').map(({ offender }) => offender.id),
  )
  for (const { offender, cover, dueOn } of duties.items.filter(({ kind }) => kind === 'visit')) {
    const isCovered = cover !== undefined && !isAway(cover)
    expect(counted.has(offender.id)).toBe(spell !== null && !isCovered)
    // Policy: while the last day is not known, whoever is due within a fortnight.
    const fallsDue = spell !== null && dueOn <= (spell.to ?? addDays(today(), 14))
    if (fallsDue && !isCovered && offender.level !== 'low') expect(owed.has(offender.id)).toBe(true)
    if (isCovered && spell !== null) expect(owed.has(offender.id)).toBe(false)
  }
}

async function lateAsBefore(before: ReadonlyMap<OffenderId, LocalDate>): Promise<void> {
  const { items } = await get<{ items: Duty[] }>('/duties?kind=visit')
  expect(new Map(items.map(({ offender, dueOn }) => [offender.id, dueOn]))).toEqual(before)
  for (const { dueOn, daysOverdue } of items)
    expect(daysOverdue).toBe(Math.max(0, daysBetween(dueOn, today())))
}

test('no absence, roster or cover leaves anyone unnoticed, shortens a lateness, or drifts', async () => {
  const { items } = await get<{ items: Duty[] }>('/duties?kind=visit')
  const before = new Map(items.map(({ offender, dueOn }) => [offender.id, dueOn]))
  const made: Made = { covers: [], absences: [] }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      for (const one of steps) {
        await take(one, made)
        await nobodyUnnoticed()
        await lateAsBefore(before)
        await world.within(bringUpToDate)
        expect(await world.within((tx) => derive(tx, people))).toBe(0)
      }
    }),
    { numRuns: 10, interruptAfterTimeLimit: 15_000, endOnFailure: true },
  )
}, 90_000)

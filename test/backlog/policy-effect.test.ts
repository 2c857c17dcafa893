// A new value of policy: everyone is derived again on its day, what changed is kept, and no list is stale meanwhile.
import { derive } from '../../src/backlog/index.ts'
import { workOutNext } from '../../src/backlog/service/policy-worker.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { fillForce } from '../support/force.ts'
import { aWorld, type World } from '../support/world.ts'

type Stored = Readonly<{ key: string; dueOn: string | null }>
type Changed = Readonly<{
  key: string
  how: string
  oldDueOn: string | null
  newDueOn: string | null
}>

const stored = async (world: World): Promise<ReadonlyMap<string, string | null>> => {
  const rows = await world.within((tx) =>
    tx.query<Stored>(
      `select concat_ws(' ', d.offender_id, d.kind, d.subject) as key, d.due_on as "dueOn"
        from duties d where d.closed_at is null order by 1`,
    ),
  )
  return new Map(rows.map(({ key, dueOn }) => [key, dueOn]))
}

const kept = (world: World, id: string): Promise<Changed[]> =>
  world.within((tx) =>
    tx.query<Changed>(
      `select concat_ws(' ', c.offender_id, c.kind, c.subject) as key, c.how,
          c.old_due_on as "oldDueOn", c.new_due_on as "newDueOn"
        from policy_changed_duties c where c.policy_id = $1 order by 1`,
      [id],
    ),
  )

/** The difference between two states of the table, found without the rules. */
function difference(
  before: ReadonlyMap<string, string | null>,
  after: ReadonlyMap<string, string | null>,
): Changed[] {
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)]
    if (old === now) return []
    const how =
      old === undefined
        ? 'opened'
        : now === undefined
          ? 'closed'
          : now !== null && (old === null || now < old)
            ? 'earlier'
            : 'later'
    return [{ key, how, oldDueOn: old ?? null, newDueOn: now ?? null }]
  })
}

/** How many stored duties a fresh derivation of everyone would write. */
const drift = (world: World): Promise<number> =>
  world.within(async (tx) => {
    const rows = await tx.query<{ id: OffenderId }>('select o.id from offenders o order by o.id')
    return await derive(
      tx,
      rows.map(({ id }) => id),
    )
  })

const ask = { source: 'Chief officers, minute 12', standing: 'force policy' }

async function proposed(world: World, parameter: string, value: unknown, from: string) {
  const di = await world.as('di.force')
  const made = await di.post('/policy', { parameter, value, from, ...ask }).expect(201)
  return (made.body as { id: string }).id
}

async function approved(world: World, parameter: string, value: unknown, from: string) {
  const id = await proposed(world, parameter, value, from)
  await (await world.as('dci.force')).post(`/policy/${id}/approve`).expect(200)
  return id
}

type Told = {
  state: string
  said: string
  preview?: { people: number; peopleNewlyOverdue: number; byKind: object[]; on: string }
  effect?: {
    peopleDone: number
    finishedAt: string | null
    people: number
    peopleNewlyOverdue: number
    byKind: Record<string, number>[]
  }
  changed?: { items: { offender: { id: string } }[]; total: number; next: string | null }
}
const told = async (world: World, id: string, who = 'dci.force'): Promise<Told> =>
  (await (await world.as(who)).get(`/policy/${id}`).expect(200)).body as Told

describe('in a force of three hundred', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
    await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 300, visits: 2 }))
  }, 60_000)
  afterAll(() => world.close())

  test('approved for today it is worked out at once: what is kept is exactly the difference, and drift is 0', async () => {
    const before = await stored(world)
    const id = await proposed(world, 'visits.ceiling_months.high', 1, '2026-03-02')
    const foreseen = (await told(world, id)).preview
    expect(await stored(world)).toEqual(before)
    await (await world.as('dci.force')).post(`/policy/${id}/approve`).expect(200)
    const changes = difference(before, await stored(world))
    expect(changes.length).toBeGreaterThan(5)
    expect(await kept(world, id)).toEqual(changes)
    expect(await drift(world)).toBe(0)
    const { effect, changed, said } = await told(world, id)
    expect(said).toBe('High risk: at least every 3 months becomes every 1 month from 2 March 2026')
    expect(changed?.total).toBe(changes.length)
    expect(effect).toMatchObject({
      peopleDone: 300,
      peopleNewlyOverdue: foreseen?.peopleNewlyOverdue,
    })
    expect([effect?.people, effect?.byKind]).toEqual([foreseen?.people, foreseen?.byKind])
    expect(effect?.peopleNewlyOverdue).toBeGreaterThan(0)
  })

  test('what became overdue is what the list of overdue duties gained', async () => {
    const total = async () =>
      ((await (await world.as('di.force')).get('/duties?state=overdue')).body as { total: number })
        .total
    const before = await total()
    const id = await approved(world, 'visits.ceiling_months.medium', 2, '2026-03-02')
    const byKind = (await told(world, id)).effect?.byKind ?? []
    const gained = byKind.reduce(
      (sum, { becameOverdue = 0, ceasedOverdue = 0 }) => sum + becameOverdue - ceasedOverdue,
      0,
    )
    expect(gained).toBeGreaterThan(0)
    expect(await total()).toBe(before + gained)
  })

  test('a longer time makes later days, and nobody newly overdue', async () => {
    const id = await approved(world, 'arms.review_months', 18, '2026-03-02')
    const byKind = (await told(world, id)).effect?.byKind ?? []
    expect(byKind.map(({ kind }) => kind)).toEqual(['arms_review'])
    expect(byKind[0]).toMatchObject({ earlier: 0, opened: 0, closed: 0, becameOverdue: 0 })
    expect(byKind[0]?.['later']).toBeGreaterThan(0)
    expect(await drift(world)).toBe(0)
  })

  test('approved for a day to come it changes nothing until midnight in London, and everything then', async () => {
    const id = await approved(world, 'visits.ceiling_months.low', 6, '2026-04-01')
    const before = await stored(world)
    expect((await told(world, id)).preview).toMatchObject({ on: '2026-04-01' })
    world.clock.set('2026-03-31T22:59:00Z')
    await (await world.as('di.force')).get('/duties').expect(200)
    expect(await told(world, id)).not.toHaveProperty('effect')
    const lastEvening = await stored(world)
    expect(difference(before, lastEvening).filter(({ how }) => how !== 'opened')).toEqual([])
    expect(await kept(world, id)).toEqual([])
    world.clock.set('2026-03-31T23:01:00Z')
    await (await world.as('om.north')).get('/my-day').expect(200)
    const changes = difference(lastEvening, await stored(world))
    expect(changes.length).toBeGreaterThan(5)
    expect(await kept(world, id)).toEqual(changes)
    expect((await told(world, id)).effect?.finishedAt).toBe('2026-03-31T23:01:00.000Z')
    expect(await drift(world)).toBe(0)
  })

  test('who came after it began is not told of as changed by it', async () => {
    const made = await (
      await world.as('om.north')
    ).post('/offenders', {
      visorRef: 'V7654321',
      surname: 'Holloway',
      forenames: 'Terence',
      dateOfBirth: '1970-05-06',
      sex: 'M',
      level: 'low',
      leadAgency: 'police',
      leadSince: '2026-01-05',
    })
    const id = await approved(world, 'visits.first_visit_days.low', 3, '2026-04-02')
    world.clock.set('2026-04-03T08:00:00Z')
    const late = await (
      await world.as('om.north')
    ).post('/offenders', {
      visorRef: 'V7654322',
      surname: 'Holroyd',
      forenames: 'Terence',
      dateOfBirth: '1970-05-06',
      sex: 'M',
      level: 'low',
      leadAgency: 'police',
      leadSince: '2026-01-05',
    })
    const ids = (await told(world, id)).changed?.items.map(({ offender }) => offender.id) ?? []
    expect(ids).toContain((made.body as { id: string }).id)
    expect(ids).not.toContain((late.body as { id: string }).id)
  })

  test('names are for those who see the files: the force, the own team, or counts only', async () => {
    const id = await approved(world, 'visits.ceiling_months.medium', 6, '2026-04-04')
    world.clock.set('2026-04-04T08:00:00Z')
    const all = await told(world, id)
    const total = all.changed?.total ?? 0
    expect(total).toBeGreaterThan(10)
    const counted = await Promise.all(
      ['ds.north', 'ds.south'].map(async (who) => (await told(world, id, who)).changed?.total ?? 0),
    )
    expect(counted.every((one) => one < total)).toBe(true)
    for (const who of ['analyst', 'auditor', 'admin']) {
      const theirs = await told(world, id, who)
      expect(theirs).not.toHaveProperty('changed')
      expect(theirs.effect).toEqual(all.effect)
      expect(JSON.stringify(theirs)).not.toMatch(/V\d{7}|offender/)
    }
  })

  test('the list goes on part by part, each change once', async () => {
    const [{ id } = { id: '' }] = await world.within((tx) =>
      tx.query<{ id: string }>(
        `select policy_id as id from policy_changed_duties group by 1 order by count(*) desc limit 1`,
      ),
    )
    const caller = await world.as('dci.force')
    const seen: string[] = []
    let next: string | null = `/policy/${id}?size=7`
    while (next !== null) {
      const { changed } = (await caller.get(next).expect(200)).body as Told
      seen.push(...(changed?.items ?? []).map((one) => JSON.stringify(one)))
      next = changed?.next ?? null
    }
    expect(seen.length).toBeGreaterThan(14)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe((await told(world, id)).changed?.total)
    await caller.get(`/policy/${id}?cursor=nonsense`).expect(422)
  })
})

describe('in a force of nine hundred, more than a page may wait for', () => {
  let world: World
  let id: string
  let before: ReadonlyMap<string, string | null>
  beforeAll(async () => {
    world = await aWorld()
    await world.within((tx) => fillForce(tx, { forceId: world.forceId, people: 900, visits: 2 }))
    before = await stored(world)
    id = await approved(world, 'visits.ceiling_months.high', 1, '2026-03-02')
  }, 60_000)
  afterAll(() => world.close())

  const part = (size = 150): Promise<boolean> => workOutNext(world.product, size)

  test('the approver does not wait: nothing is worked out in the request', async () => {
    expect(await stored(world)).toEqual(before)
    expect((await told(world, id)).effect).toMatchObject({ peopleDone: 0, finishedAt: null })
  })

  test('meanwhile lists go by the new value: the list of duties, a day of one’s own, a file', async () => {
    const { body } = await (await world.as('di.force')).get('/figures').expect(200)
    const overdue = (body as { overdueVisits: { total: number } }).overdueVisits.total
    const list = await (await world.as('di.force')).get('/duties?kind=visit&state=overdue')
    expect((list.body as { total: number }).total).toBe(overdue)
    const analyst = await (await world.as('analyst')).get('/duties?kind=visit&state=overdue')
    expect((analyst.body as { total: number }).total).toBe(overdue)
    const isStale = async (id: string): Promise<boolean> =>
      (await stored(world)).get(id) === before.get(id)
    type Item = {
      offender: { id: string }
      owner: string | null
      kind: string
      dueOn: string
    }
    const items = (list.body as { items: (Item & { subject: string })[] }).items
    const keyOf = (one: Item & { subject: string }) =>
      `${one.offender.id} ${one.kind} ${one.subject}`
    const moved = items.filter((one) => before.get(keyOf(one)) !== one.dueOn)
    const [ofFile, ofDay] = [
      moved[0],
      moved.find(({ offender, owner }) => owner !== null && offender.id !== moved[0]?.offender.id),
    ]
    if (ofFile === undefined || ofDay === undefined) throw new Error('nothing moved')
    expect(await isStale(keyOf(ofFile))).toBe(true)
    const file = await (await world.as('di.force')).get(`/offenders/${ofFile.offender.id}`)
    expect(JSON.stringify(file.body)).toContain(ofFile.dueOn)
    expect(await isStale(keyOf(ofFile))).toBe(false)
    await (await world.as('di.force')).get(`/my-day?officer=${ofDay.owner ?? ''}`).expect(200)
    expect(await isStale(keyOf(ofDay))).toBe(false)
    const stale = await world.within((tx) =>
      tx.query<{ total: number }>(
        `select count(*)::int as total from duties where closed_at is null and kind = 'visit'
          and suspended_why is null and due_on < '2026-03-02'`,
      ),
    )
    expect(stale[0]?.total).toBeLessThan(overdue)
  })

  test('a server that dies in the middle of a part leaves the last whole one', async () => {
    expect(await part()).toBe(true)
    expect((await told(world, id)).effect).toMatchObject({ peopleDone: 150 })
    const found = await stored(world)
    const dying = {
      ...world.product,
      transactions: {
        ...world.product.transactions,
        onStatement: (text: string) => {
          if (text.includes('update policy_effects')) throw new Error('killed')
        },
      },
    }
    await expect(workOutNext(dying, 150)).rejects.toThrow('killed')
    expect((await told(world, id)).effect).toMatchObject({ peopleDone: 150 })
    expect(await stored(world)).toEqual(found)
  })

  test('another takes it up; two at once do no part twice; in the end all is exactly the difference', async () => {
    await (await world.as('di.force')).get('/duties').expect(200)
    const outcomes = await Promise.all([part(), part(), part()])
    expect(outcomes).toContain(true)
    for (let more = true; more;) more = await part()
    const changes = difference(before, await stored(world))
    expect(changes.length).toBeGreaterThan(10)
    expect(await kept(world, id)).toEqual(changes)
    const { effect } = await told(world, id)
    expect(effect).toMatchObject({ peopleDone: 900, finishedAt: '2026-03-02T08:00:00.000Z' })
    expect(await drift(world)).toBe(0)
  })
})

// Leavings over HTTP and in the database: nobody dangerous and overdue goes off the list unseen by a second person.
import { reconcileEveryone } from '../../src/backlog/index.ts'
import { addRecords } from '../../src/offenders/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { newId, type OffenderId } from '../../src/platform/ids.ts'
import { encodeCursor } from '../../src/platform/paging.ts'
import { browserOf } from '../architecture/routes.ts'
import { anOffice, made, people, type Office } from '../briefings/office.ts'
import { load } from '../imports/registers.ts'
import { asAdmin } from '../support/postgres.ts'
import { aWorld, password } from '../support/world.ts'
import { readerOn, wordsOf } from './browser.ts'

type Item = Readonly<{
  id: string
  version: number
  offender: { id: string; visorRef: string; level: string }
  team: string
  level: string
  how: string
  because: string
  dueOn: string
  madeBy: string
  overdueAgain: boolean
  confirmed: Readonly<{ by: string; checked: string }> | null
}>
type List = Readonly<{ items: readonly Item[]; total: number; next: string | null }>

let office: Office

/** For tests that change what stands. */
function anewForEach(): void {
  beforeEach(async () => {
    office = await anOffice()
  }, 30_000)
  afterEach(() => office.close())
}

const listOf = async (who = 'di.force', query = ''): Promise<List> => {
  const answer = await (await office.world.as(who)).get(`/leavings?size=200${query}`).expect(200)
  return answer.body as List
}

/** The only one that waits for this reader. */
async function theOne(who = 'di.force'): Promise<Item> {
  const { items } = await listOf(who)
  const [one] = items
  if (one === undefined || items.length > 1) throw new Error(`${items.length} leavings wait`)
  return one
}

const act = async (who: string, letter: string, [path, body]: readonly [string, object]) =>
  await made((await office.world.as(who)).post(`/offenders/${office.id(letter)}/${path}`, body))

const remanded = [
  'status-periods',
  { status: 'custody', from: '2026-03-02', reviewOn: '2026-03-20', reason: 'Remanded' },
] as const
const seen = [
  'visits',
  {
    at: '2026-03-02T07:30:00Z',
    seen: 'inside',
    place: 'home',
    announced: false,
    crew: ['om.north', 'ds.north'],
  },
] as const

const checked = 'Rang the custody desk: bed 4, until the hearing.'
const confirm = async (who: string, { id, version }: Pick<Item, 'id' | 'version'>) =>
  await (await office.world.as(who)).post(`/leavings/${id}/confirm`, { checked, version })

describe('a way off the list', () => {
  anewForEach()

  test('seen leaves no trace here; nobody did on the morning of the first register', async () => {
    expect(await listOf()).toEqual({ items: [], total: 0, next: null })
    await act('om.north', 'A', seen)
    expect((await listOf()).total).toBe(0)
  })

  test('suspended: with what was owed, by whom, and at the level that stood before', async () => {
    await act('om.north', 'A', remanded)
    expect(await theOne()).toMatchObject({
      offender: { id: office.id('A') },
      team: 'North office',
      level: 'very_high',
      how: 'suspended',
      because: 'In custody: the visit waits until the return.',
      dueOn: '2026-02-10',
      madeBy: 'om.north',
      overdueAgain: false,
      confirmed: null,
    })
  })

  test.each([
    ['medium risk', 'D'],
    ['in time', 'C'],
  ])('is none for somebody %s', async (_words, letter) => {
    await act('om.north', letter, remanded)
    expect((await listOf()).total).toBe(0)
  })

  test('plan moved, once another has agreed; by whoever made the plan', async () => {
    const plan = ['visit-plan', { latestBy: '2026-04-01', why: 'Works nights' }] as const
    const { body } = await act('om.north', 'B', plan)
    expect((await listOf()).total).toBe(0)
    const supervisor = await office.world.as('ds.north')
    const { id } = body as { id: string }
    await made(supervisor.post(`/visit-plans/${id}/approve`, { agree: true, why: 'So it is' }))
    expect(await theOne()).toMatchObject({ level: 'high', how: 'plan moved', madeBy: 'om.north' })
  })

  test('that takes hold on a later day is by whoever recorded it, whichever reader’s page the day came with', async () => {
    const offenderId = office.id('A') as OffenderId
    await office.world.within(async (tx) => {
      await addRecords(tx, {
        statuses: [
          {
            id: newId(),
            forceId: office.world.forceId,
            offenderId,
            recordedAt: tx.at,
            recordedBy: 'om.north',
            origin: 'here',
            status: 'abroad',
            fromOn: localDate('2026-03-05'),
            toOn: localDate('2026-03-30'),
            reviewOn: localDate('2026-03-30'),
            reason: 'Notified travel',
          },
        ],
      })
      tx.touch(offenderId)
    })
    expect((await listOf()).total).toBe(0)
    office.world.clock.set('2026-03-05T08:00:00Z')
    await (await office.world.as('ds.north')).get('/my-team').expect(200)
    expect(await theOne()).toMatchObject({ how: 'suspended', madeBy: 'om.north' })
  })

  test('policy changed is nobody’s, whichever reader’s page works it out', async () => {
    const { world } = office
    const { 'Visit due by': _, ...cells } = people[1] ?? {}
    await load(world, { ...cells, 'ViSOR ref': 'V7000099', 'Last visit': '15/11/2025' })
    world.clock.set('2026-03-20T08:00:00Z')
    const proposed = await made(
      (await world.as('di.force')).post('/policy', {
        parameter: 'visits.ceiling_months.high',
        value: 6,
        from: '2026-03-20',
        source: 'Minute 12',
        standing: 'force policy',
      }),
    )
    const { id } = proposed.body as { id: string }
    await made((await world.as('dci.force')).post(`/policy/${id}/approve`))
    await (await world.as('ds.north')).get('/my-team').expect(200)
    expect(await theOne()).toMatchObject({
      offender: { visorRef: 'V7000099' },
      how: 'policy changed',
      madeBy: 'system',
    })
  })

  test('found by the night is written down by the night', async () => {
    const { world } = office
    const count = await asAdmin(world.database.adminUrl, async (client) => {
      const set = await client.query(
        `update duties set due_on = '2026-01-01' where offender_id = $1 and kind = 'visit'`,
        [office.id('C')],
      )
      return set.rowCount
    })
    expect(count).toBe(1)
    await reconcileEveryone(world.product, localDate('2026-03-02'))
    expect(await theOne()).toMatchObject({ offender: { id: office.id('C') }, madeBy: 'system' })
  })

  test('a register may bring many: as many statements for all of them as for one', async () => {
    const inCustody = (surnames: string) =>
      people.map((cells) =>
        surnames.includes((cells.Surname ?? '').slice(-1))
          ? { ...cells, Status: 'Custody' }
          : cells,
      )
    const sentFor = async (surnames: string): Promise<number> => {
      office.world.statements.length = 0
      await load(office.world, ...inCustody(surnames))
      return office.world.statements.filter((text) => text.includes('leavings')).length
    }
    expect(await sentFor('')).toBe(0)
    const one = await sentFor('A')
    expect(await sentFor('ABF')).toBe(one)
    expect((await listOf()).items.map(({ how }) => how)).toEqual(Array(3).fill('suspended'))
  })
})

describe('back on the list', () => {
  anewForEach()

  test('it stays to be confirmed, and says so', async () => {
    await act('om.north', 'A', remanded)
    await act('om.north', 'A', [
      'status-periods',
      { status: 'community', from: '2026-03-02', reason: 'Wrong person remanded' },
    ])
    office.world.clock.set('2026-03-20T08:00:00Z')
    expect(await theOne()).toMatchObject({ how: 'suspended', overdueAgain: true })
    const page = await (await readerOn(office.world, 'ds.north'))('/leavings')
    expect(wordsOf(page)).toContain('not yet confirmed. On the overdue list now.')
  })
})

/** One of each office. */
async function twoWait(): Promise<void> {
  await act('om.north', 'A', remanded)
  await act('ds.south', 'F', remanded)
}

describe('who may see', () => {
  beforeAll(async () => {
    office = await anOffice()
    await twoWait()
  }, 30_000)
  afterAll(() => office.close())

  test('a supervisor sees the team’s, an inspector the force’s', async () => {
    const [north, south] = [await listOf('ds.north'), await listOf('ds.south')]
    expect(north.items.map(({ team }) => team)).toEqual(['North office'])
    expect(south.items.map(({ team }) => team)).toEqual(['South office'])
    expect((await listOf()).total).toBe(2)
    expect((await listOf('di.force', '&team=South%20office')).items).toEqual(south.items)
  })

  test.each([
    ['om.north', 403],
    ['analyst', 403],
    ['auditor', 403],
    ['ds.south', 404],
  ])('%s opens, and confirms, none of the North office: %i', async (who, status) => {
    const one = await theOne('ds.north')
    await (await office.world.as(who)).get(`/leavings/${one.id}`).expect(status)
    expect((await confirm(who, one)).status).toBe(status)
    expect((await listOf()).total).toBe(2)
  })

  test.each([
    ['ds.north', '?team=South%20office', 404],
    ['di.force', '?state=forgotten', 422],
    ['di.force', '?cursor=x', 422],
    ['di.force', `?cursor=${encodeCursor(['2026', '00000000-0000-4000-8000-000000000041'])}`, 422],
  ])('%s on /leavings%s: %i', async (who, query, status) => {
    await (await office.world.as(who)).get(`/leavings${query}`).expect(status)
  })

  test('the list is read in parts, none twice and none left out', async () => {
    const ids: string[] = []
    let path: string | null = '/leavings?size=1'
    while (path !== null) {
      const part = (await (await office.world.as('di.force')).get(path).expect(200)).body as List
      ids.push(...part.items.map(({ id }) => id))
      path = part.next
    }
    expect(ids).toEqual((await listOf()).items.map(({ id }) => id))
    expect(ids).toHaveLength(2)
  })

  test('the first screens count what waits, and lead to a list of that length', async () => {
    for (const [who, path, query] of [
      ['ds.north', '/my-team', ''],
      ['dci.force', '/my-team?team=South%20office', '?team=South+office'],
      ['dci.force', '/force', ''],
    ] as const) {
      const reader = await readerOn(office.world, who)
      const { total } = await listOf(who, query.replace('?', '&'))
      const { body } = await (await office.world.as(who)).get(path).expect(200)
      expect(body).toMatchObject({ leavings: total })
      const page = await reader(path)
      expect(wordsOf(page)).toContain('Nothing waits for you but to confirm how people left')
      const tile = page.querySelector(`a[href="/leavings${query}"]`)
      expect(tile?.text.trim()).toBe(`${total} left the overdue list, to be confirmed`)
    }
  })
})

describe('who may confirm', () => {
  anewForEach()
  beforeEach(twoWait)

  test.each(['ds.north', 'dci.force'])(
    '%s opens, and confirms, one of the North office',
    async (who) => {
      const one = await theOne('ds.north')
      await (await office.world.as(who)).get(`/leavings/${one.id}`).expect(200)
      expect((await confirm(who, one)).status).toBe(200)
    },
  )

  test('the briefing of the office names who waits, until it is confirmed', async () => {
    const lines = async (on: string) => {
      await office.morning(on)
      const { body } = await office.supervisor.get(`/briefings/${on}`).expect(200)
      const { sections } = body as {
        sections: { name: string; lines: { text: string }[] }[]
      }
      const found = sections.find(({ name }) => name === 'immediate')?.lines ?? []
      return found.map(({ text }) => text).filter((text) => text.includes('overdue list'))
    }
    expect(await lines('2026-03-03')).toEqual([
      '1 left the overdue list without being seen, to be confirmed: Test SurnameA (suspended)',
    ])
    await confirm('ds.north', await theOne('ds.north'))
    expect(await lines('2026-03-04')).toEqual([])
  })

  test('whoever recorded it is told that another must confirm, on the page and when they try', async () => {
    const one = await theOne('ds.south')
    const page = await (await readerOn(office.world, 'ds.south'))(`/leavings/${one.id}`)
    expect(wordsOf(page)).toContain('so another supervisor or inspector must confirm it')
    expect(page.querySelector('main form')).toBeNull()
    const refused = await confirm('ds.south', one)
    expect([refused.status, (refused.body as { type: string }).type]).toEqual([
      422,
      '/problems/refusals/own-change',
    ])
    expect((await listOf('ds.south')).total).toBe(1)
    expect((await confirm('di.force', one)).status).toBe(200)
  })
})

describe('a confirmation', () => {
  anewForEach()
  let one: Item
  beforeEach(async () => {
    await act('om.north', 'A', remanded)
    one = await theOne()
  })

  test('says what was looked at, once, in the chronology and in the access log', async () => {
    const done = await confirm('ds.north', one)
    expect(done.headers['location']).toBe(`/leavings/${one.id}`)
    expect(done.body).toMatchObject({ version: 2, confirmed: { by: 'ds.north', checked } })
    expect((await listOf()).total).toBe(0)
    expect((await listOf('di.force', '&state=confirmed')).items).toEqual([done.body])
    const again = await confirm('di.force', { ...one, version: 2 })
    expect((again.body as { type: string }).type).toBe('/problems/refusals/already-confirmed')
    const [kept] = await office.world.within((tx) =>
      tx.query(
        `select (select count(*)::int from audit_events a where a.action = 'leaving.confirmed'
            and a.actor = 'ds.north' and a.result = 'done' and a.offender_id = $1) as audited,
          (select c.summary from chronology c where c.kind = 'leaving' and c.offender_id = $1) as told`,
        [one.offender.id],
      ),
    )
    expect(kept).toEqual({
      audited: 1,
      told: `Off the list of overdue visits (suspended): confirmed by DS Ruth Calder. Looked at: ${checked}.`,
    })
  })

  test.each([
    ['without what was looked at', { version: 1 }, 422],
    ['without a version', { checked }, 422],
    ['drawn from another version', { checked, version: 7 }, 409],
  ])('%s changes nothing (%j): %i', async (_words, body, status) => {
    await office.supervisor.post(`/leavings/${one.id}/confirm`, body).expect(status)
    expect((await listOf()).total).toBe(1)
  })

  test('on the page asks what was looked at, and says when it is done', async () => {
    const browser = await browserOf(office.world, 'ds.north', password)
    const path = `/leavings/${one.id}`
    const form = await browser.get(path).set('Accept', 'text/html').expect(200)
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
    const send = (body: object) =>
      browser
        .post(`${path}/confirm`)
        .set('Accept', 'text/html')
        .type('form')
        .send({ _csrf: csrf, version: '1', ...body })
    const refused = await send({})
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('href="#checked"')
    const kept = await send({ checked })
    expect([kept.status, kept.headers['location']]).toEqual([303, path])
    const page = await (await readerOn(office.world, 'di.force'))(path)
    expect(wordsOf(page)).toContain(checked)
  })
})

test('an office without any has no tile and no line for it', async () => {
  const world = await aWorld()
  const page = await (await readerOn(world, 'ds.north'))('/my-team')
  expect(page.querySelectorAll('a[href^="/leavings"]')).toHaveLength(0)
  expect(wordsOf(page)).toContain('Nothing waits for you.')
  await world.close()
})

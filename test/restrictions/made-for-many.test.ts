// What is made for many readers is made without restricted files, and says nothing of them by a number.
import { reconcileEveryone } from '../../src/backlog/index.ts'
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { load } from '../imports/registers.ts'
import { policeLed } from '../imports/register-builder.ts'
import { readerOf, restrictedWorld, type Restricted } from './ground.ts'

let ground: Restricted
beforeAll(async () => {
  ground = await restrictedWorld()
})
afterAll(() => ground.world.close())

const readers = ['ds.north', 'di.force']
const restriction = { reason: 'Sensitive', readers, reviewOn: '2026-06-01' }
const restrict = async (id: string): Promise<void> => {
  await (await ground.as('di.force')).post(`/offenders/${id}/restriction`, restriction).expect(201)
}
const issue = (on: string) => ground.world.within((tx) => issueEditions(tx, localDate(on)))
const briefing = async (who: string, on: string): Promise<string> =>
  JSON.stringify((await (await ground.as(who)).get(`/briefings/${on}`).expect(200)).body)

test('an edition issued before a file was restricted names the person no more, but to readers', async () => {
  const id = await ground.person('V3300001', 'Featherstone')
  await issue('2026-03-02')
  expect(await briefing('om.north', '2026-03-02')).toContain('Featherstone')
  await restrict(id)
  expect(await briefing('om.north', '2026-03-02')).not.toMatch(/Featherstone|V3300001/)
  expect(await briefing('ds.north', '2026-03-02')).toContain('Featherstone')
})

test('the next edition does not tell that anybody left', async () => {
  await ground.person('V3300009', 'Everybodys')
  ground.world.clock.set('2026-03-03T07:00:00Z')
  await issue('2026-03-03')
  for (const who of ['om.north', 'ds.north', 'di.force'])
    expect(await briefing(who, '2026-03-03')).not.toMatch(/Featherstone|V3300001|Thistlewood/)
  ground.world.clock.set('2026-03-02T08:00:00Z')
})

test('a file that leaves the system is without them, whoever takes it', async () => {
  const visible = await ground.person('V3300002', 'Openshaw')
  const as = await ground.as('di.force')
  const taken = await as.get('/lists/overdue-visits.csv').buffer(true).expect(200)
  const text = taken.text
  expect(text).toContain('V3300002')
  expect(text).not.toMatch(/V2000001|V3300001/)
  expect(visible).not.toBe('')
  const list = await as.get('/lists/overdue-visits').expect(200)
  expect(JSON.stringify(list.body)).toContain('V2000001')
})

test('a later register reaches a restricted file and says it changed nothing', async () => {
  const row = { ...policeLed, 'ViSOR ref': 'V3300003', Surname: 'Registered' }
  const result = await load(ground.world, row)
  expect(result).toMatchObject({ created: 1 })
  const id = await ground.world.within(async (tx) => {
    const [found] = await tx.query<{ id: string }>(
      `select o.id from offenders o where o.visor_ref = 'V3300003'`,
    )
    return found?.id ?? ''
  })
  await restrict(id)
  const later = await load(ground.world, { ...row, 'PNC ID': '82/7X' })
  expect(later).toMatchObject({ created: 0, updated: 0, unchanged: 1, changes: {}, preview: [] })
  expect(later.absent).not.toContain(id)
  const file = await (await ground.as('di.force')).get(`/offenders/${id}`).expect(200)
  expect((file.body as { pncId: string }).pncId).toBe('82/7X')
  const other = await load(ground.world, { ...policeLed, 'ViSOR ref': 'V3300004' })
  const absent = await ground.world.within((tx) =>
    tx.query<{ restricted: boolean }>(
      `select o.restricted_at is not null as restricted from offenders o where o.id = any($1::uuid[])`,
      [other.absent],
    ),
  )
  expect(absent.filter(({ restricted }) => restricted)).toEqual([])
  expect(other.notInFile).toBe(absent.length)
})

test('the night mends a restricted file as it mends the others, and counts it nowhere', async () => {
  const { world } = ground
  const everybody = await reconcileEveryone(world.product, localDate('2026-03-02'))
  const people = await world.within((tx) =>
    tx.query<{ total: number }>(
      `select count(*) filter (where o.restricted_at is null)::int as total from offenders o`,
    ),
  )
  expect(everybody.people).toBe(people[0]?.total)
  const spoil = `update standings set last_seen_on = '2020-01-01' where offender_id = $1`
  await world.within((tx) => tx.query(spoil, [ground.hiddenId]))
  const night = await reconcileEveryone(world.product, localDate('2026-03-02'))
  expect(night).toMatchObject({ drift: 0, changed: 0 })
  const [standing] = await world.within((tx) =>
    tx.query<{ seen: string | null }>(
      'select s.last_seen_on as seen from standings s where s.offender_id = $1',
      [ground.hiddenId],
    ),
  )
  expect(standing?.seen).toBeNull()
})

test('what a reader without access records leaves what others know of hidden people as true as it was', async () => {
  const { world } = ground
  const duties = () =>
    world.within((tx) =>
      tx.query(
        'select d.kind, d.due_on from duties d where d.offender_id = $1 and d.closed_at is null order by 1',
        [ground.hiddenId],
      ),
    )
  const before = await duties()
  expect(before.length).toBeGreaterThan(0)
  world.clock.set('2026-04-02T08:00:00Z')
  await (await ground.as('dci.force')).get('/duties').expect(200)
  await (await ground.as('dci.force')).get('/force').expect(200)
  expect(await duties()).toEqual(before)
  world.clock.set('2026-03-02T08:00:00Z')
})

test('a repeat of a change is not answered again about somebody hidden since', async () => {
  const id = await ground.person('V3300005', 'Onceknown')
  const as = await ground.as('om.north')
  const event = { kind: 'arrest', on: '2026-03-01' }
  const send = () => as.post(`/offenders/${id}/events`, event).set('Idempotency-Key', 'one-of-mine')
  expect((await send()).status).toBe(201)
  expect((await send()).status).toBe(201)
  await restrict(id)
  expect((await send()).status).toBe(404)
})

const absent = { kind: 'sick', from: '2026-03-02', to: '2026-03-06' }

test('whose owner is away is known of a restricted file too, whoever wrote the absence down', async () => {
  const told = await (await ground.as('dci.force')).post('/officers/om.north/absences', absent)
  expect([told.status, told.text.includes(ground.hiddenId)]).toEqual([201, false])
  const owed = `/duties?offender=${ground.hiddenId}&kind=cover`
  const { body } = await (await ground.as('ds.north')).get(owed).expect(200)
  expect(body).toMatchObject({ total: 1 })
  const { id, version } = told.body as { id: string; version: number }
  const ds = await ground.as('ds.north')
  await ds.post(`/absences/${id}/withdraw`, { version }).expect(200)
})

test('the end of a cover hands back everybody, and shows nobody whom its reader may not see', async () => {
  const ds = await ground.as('ds.north')
  const due = { ...readerOf('V3300006', 'Handedback'), leadSince: '2026-03-01' }
  const { id } = (await ds.post('/offenders', due).expect(201)).body as { id: string }
  await restrict(id)
  const covered = { ...absent, coveredBy: 'om.south' }
  const asked = await ds.post('/officers/om.north/absences', covered).expect(201)
  const { cover } = asked.body as { cover: { id: string } }
  const om = await ground.as('om.south')
  await om.post(`/covers/${cover.id}/answer`, { answer: 'accept' }).expect(200)
  const ended = await om.post(`/covers/${cover.id}/end`, {}).expect(200)
  expect(ended.text).not.toContain(id)
  const told = async (who: string): Promise<boolean> => {
    const { text } = await (await ground.as(who)).get(`/covers/${cover.id}`).expect(200)
    return text.includes(id)
  }
  expect([await told('ds.north'), await told('om.south')]).toEqual([true, false])
})

test('what was said of a register before a file was restricted is read without its rows', async () => {
  const row = (ref: string, more = {}) => ({ ...policeLed, 'ViSOR ref': ref, ...more })
  const faulty = row('V3300007', { 'SHPO expiry': 'soon' })
  const rejected = { DOB: '31/02/1980' }
  await load(ground.world, faulty, row('V3300008', rejected), row('V3300010', rejected))
  const { world } = ground
  const rows = await world.within((tx) =>
    tx.query<{ id: string; run: string }>(
      `select o.id, i.id as run from offenders o, imports i where o.visor_ref = 'V3300007'
        and i.reject_csv like '%V3300008%'`,
    ),
  )
  await restrict(rows[0]?.id ?? '')
  await ground.restricted('V3300008', 'Rejectedonce', readers)
  const run = `/imports/${rows[0]?.run ?? ''}`
  for (const path of ['/imports/not-loaded', '/imports', run, `${run}/rejects`]) {
    const { text } = await (await ground.as('dci.force')).get(path).buffer(true).expect(200)
    expect(text).not.toMatch(/V330000[78]/)
  }
  const { text } = await (await ground.as('di.force')).get(run).expect(200)
  expect(text).toContain('V3300007')
})

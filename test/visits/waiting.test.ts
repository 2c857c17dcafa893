// Where a visit that nobody wrote up shows: the supervisor's list, the file, and the list of visits.
import { openSite, type Site } from '../corrections/site.ts'
import { readerOn, wordsOf } from '../backlog/browser.ts'

let site: Site
beforeAll(async () => {
  site = await openSite('2026-03-02T08:00:00Z')
})
afterAll(() => site.world.close())

type Waiting = { writeUps: number }

const waiting = async (who: string): Promise<Waiting> =>
  (await site.get(who, who === 'di.force' ? '/force' : '/my-team')).body['waiting'] as Waiting

test('the longest waiting stands on the supervisor’s list and leads to the visit, until a word is said', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, '2026-02-20T18:30:00Z')
  await site.visit(id, '2026-02-28T18:30:00Z')
  expect(await waiting('ds.north')).toMatchObject({ writeUps: 1 })
  expect(await waiting('ds.south')).toMatchObject({ writeUps: 0 })
  const read = await readerOn(site.world, 'di.force')
  const page = await read('/force')
  expect(wordsOf(page)).toContain('A visit that nobody wrote up in time: say whether it counts')
  expect(page.querySelector(`a[href="/visits/${visit}"]`)).not.toBeNull()
  const word = { version: 1, counts: true, why: 'I was told of it' }
  expect((await site.post('di.force', `/visits/${visit}/ruling`, word)).status).toBe(200)
  expect(await waiting('ds.north')).toMatchObject({ writeUps: 0 })
})

test('the file says on what being seen rests', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, '2026-02-28T18:30:00Z')
  const read = await readerOn(site.world, 'om.north')
  expect(wordsOf(await read(`/offenders/${id}`))).toMatch(
    /Last seen.*Provisional Nobody has written this visit up in time/,
  )
  await site.post('om.north', `/visits/${visit}`, { version: 1, account: 'Calm.' })
  expect(wordsOf(await read(`/offenders/${id}`))).not.toContain('Provisional')
})

test('a write-up is owed on the list of duties, with where it is done, and rings nobody', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, '2026-03-02T07:30:00Z')
  const { body } = await site.get('om.north', `/duties?kind=visit_write_up&offender=${id}`)
  expect(body).toMatchObject({
    items: [{ subject: `visit:${visit}`, dueAt: '2026-03-03T07:30:00.000Z', state: 'due' }],
  })
  const read = await readerOn(site.world, 'om.north')
  const link = `a[href="/visits/${visit}/write-up"]`
  expect((await read(`/offenders/${id}`)).querySelector(link)).not.toBeNull()
  expect(wordsOf(await read('/my-day'))).toContain('Write-up of a visit')
  const { body: ringing } = await site.get('ds.north', '/ringing')
  expect(JSON.stringify(ringing)).not.toContain(visit)
})

test('a ruled-out visit that is given another time stays ruled out, and its words before go with it', async () => {
  const id = await site.person({})
  const visit = await site.visit(id, '2026-02-20T18:30:00Z', { concerns: 'A phone' })
  await site.post('om.north', `/visits/${visit}`, { version: 1, concerns: 'Two phones' })
  const word = { version: 2, counts: false, why: 'No notes were made' }
  expect((await site.post('di.force', `/visits/${visit}/ruling`, word)).status).toBe(200)
  const reason = 'It was the day before'
  const asked = { at: '2026-02-19T18:30:00Z', reason }
  const { status } = await site.post('om.north', `/visits/${visit}/redate`, asked)
  expect([200, 201]).toContain(status)
  const { body } = await site.get('om.north', `/offenders/${id}/visits`)
  const now = (body['items'] as { id: string; struck: string | null }[]).find(
    ({ struck }) => struck === null,
  )
  expect(now).toMatchObject({
    onDate: '2026-02-19',
    qualifies: false,
    concerns: 'Two phones',
    because: expect.stringContaining('does not count as a visit') as string,
  })
  const page = wordsOf(await (await readerOn(site.world, 'om.north'))(`/visits/${now?.id ?? ''}`))
  expect(page).toMatch(/What was written before.*A phone/)
})

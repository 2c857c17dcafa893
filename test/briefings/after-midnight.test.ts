// After midnight, before the morning's edition: what is done since stands beside the newest edition, though its day is over.
import { anOffice, made, type Office } from './office.ts'

type Shown = { date: string; since: { id: string; changes: { kind: string }[] }[] | null }

let office: Office
beforeAll(async () => {
  office = await anOffice()
  await office.morning('2026-03-02')
  office.world.clock.set('2026-03-03T02:24:00Z')
  await made(
    office.officer.post(`/offenders/${office.id('A')}/visits`, {
      at: '2026-03-03T00:10:00Z',
      seen: 'no',
      notSeenBecause: 'no_reply',
      place: 'home',
      announced: false,
      crew: ['om.north', 'ds.north'],
    }),
  )
})
afterAll(() => office.close())

const shownAt = async (path: string): Promise<Shown> =>
  (await made(office.supervisor.get(path))).body as Shown

const theChanges = '/briefings/2026-03-02/changes?since=edition'

test('an attempt of the night stands under the edition of the day before, by name', async () => {
  const { date, since } = await shownAt('/briefing')
  expect(date).toBe('2026-03-02')
  const told = since?.find(({ id }) => id === office.id('A'))
  expect(told?.changes.map(({ kind }) => kind)).toContain('attempt')
  expect(await shownAt('/briefings/2026-03-02')).toMatchObject({ since })
  expect((await office.supervisor.get(theChanges)).status).toBe(200)
})

test('once the morning has an edition, that one tells it and the older one is as it was', async () => {
  await office.morning('2026-03-03')
  expect((await shownAt('/briefings/2026-03-02')).since).toBeNull()
  expect((await office.supervisor.get(theChanges)).status).toBe(404)
  expect((await shownAt('/briefing')).since).toEqual([])
})

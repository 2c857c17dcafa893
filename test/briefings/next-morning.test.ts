// The briefing of the next day names exactly what changed since the one held: no more, no less.
import { anOffice, made, type Office } from './office.ts'

type Changed = {
  id: string
  list: string
  leftHow: string | null
  changes: { kind: string; from: string | null; to: string | null }[]
}

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

const knock = (letter: string, at: string) =>
  made(
    office.officer.post(`/offenders/${office.id(letter)}/visits`, {
      at,
      seen: 'no',
      notSeenBecause: 'no_reply',
      place: 'home',
      announced: false,
      crew: ['om.north', 'ds.north'],
    }),
  )

const changesOn = async (day: string): Promise<Changed[]> => {
  const answer = await made(office.supervisor.get(`/briefings/${day}`))
  return (answer.body as { changes: Changed[] }).changes
}

test('after a held briefing and a day of work the next one tells each thing once', async () => {
  const { officer, supervisor, world, id, morning } = office
  await made(supervisor.post('/briefings/2026-03-02/held', { present: ['om.north'] }))
  world.clock.set('2026-03-02T18:00:00Z')
  await knock('A', '2026-03-02T10:00:00Z')
  await knock('A', '2026-03-02T17:00:00Z')
  await made(
    officer.post(`/offenders/${id('B')}/visits`, {
      at: '2026-03-02T11:00:00Z',
      seen: 'inside',
      place: 'home',
      announced: false,
      crew: ['om.north', 'ds.north'],
    }),
  )
  await made(
    officer.post(`/offenders/${id('D')}/status-periods`, {
      status: 'custody',
      from: '2026-03-02',
      reviewOn: '2026-03-20',
      reason: 'Remanded',
    }),
  )
  await made(
    officer.post(`/offenders/${id('E')}/visit-plan`, { latestBy: '2026-05-01', why: 'New job' }),
  )
  // A correction: police had led since an earlier day than the register says.
  await made(
    officer.post(`/offenders/${id('C')}/lead-agency`, {
      agency: 'police',
      from: '2021-01-01',
      event: 'The register had the wrong day',
    }),
  )
  await morning('2026-03-03')

  const changes = await changesOn('2026-03-03')
  const told = Object.fromEntries(
    changes.map((one) => [one.id, [one.list, one.leftHow, one.changes.map(({ kind }) => kind)]]),
  )
  expect(told).toEqual({
    // C’s visit fell overdue by the day alone: the correction of the lead day moved nothing that is told here.
    [id('C')]: ['came on', null, ['overdue']],
    [id('B')]: ['left', 'seen', ['seen', 'latestBy']],
    [id('D')]: ['left', 'suspended', ['status']],
    [id('A')]: ['still on', null, ['attempt']],
    [id('E')]: ['not on', null, ['latestBy']],
  })
})

test('a briefing that nobody held is passed over: the next is compared with the one held', async () => {
  const { morning } = office
  await knock('A', '2026-03-03T06:00:00Z')
  await morning('2026-03-04')
  const [first] = (await changesOn('2026-03-04')).filter(({ id }) => id === office.id('A'))
  expect(first?.changes).toEqual([{ kind: 'attempt', from: '0', to: '3' }])
  const answer = await office.supervisor.get('/briefings/2026-03-04')
  expect(answer.body).toMatchObject({ comparedWith: '2026-03-02' })
})

test('what happens after an edition stands above it, and in no edition', async () => {
  const { supervisor, world } = office
  world.clock.set('2026-03-04T09:00:00Z')
  const before = (await made(supervisor.get('/briefings/2026-03-04'))).body as { since: Changed[] }
  expect(before.since).toEqual([])
  await knock('A', '2026-03-04T08:00:00Z')
  const after = (await made(supervisor.get('/briefings/2026-03-04'))).body as {
    since: Changed[]
    changes: Changed[]
  }
  expect(after.since.map(({ id }) => id)).toEqual([office.id('A')])
  expect(after.changes).toEqual(await changesOn('2026-03-04'))
})

test('on a day of nothing at all nothing has changed', async () => {
  const { supervisor, morning } = office
  await made(supervisor.post('/briefings/2026-03-04/held'))
  await made(supervisor.post('/briefings'))
  await made(supervisor.post('/briefings/2026-03-04/held'))
  await morning('2026-03-05')
  expect(await changesOn('2026-03-05')).toEqual([])
})

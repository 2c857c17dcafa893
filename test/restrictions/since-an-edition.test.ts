// The strip above an edition, read by somebody who is named on a restricted file: nobody left who did not leave.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { restrictedWorld, type Restricted } from './ground.ts'

const day = '/briefings/2026-03-02'
const readers = ['om.north', 'ds.north', 'di.force']

let ground: Restricted
let later: string
beforeAll(async () => {
  ground = await restrictedWorld()
  later = await ground.person('V3500001', 'Muckle')
  await ground.world.within((tx) => issueEditions(tx, localDate('2026-03-02')))
  ground.world.clock.set('2026-03-02T09:00:00Z')
})
afterAll(() => ground.world.close())

type Told = { id: string; changes: { kind: string }[] }

/** What the strip and the page of all changes say of a person, as kinds. */
async function told(who: string, id: string): Promise<string[][]> {
  const as = await ground.as(who)
  const strip = ((await as.get(day).expect(200)).body as { since: Told[] }).since
  const { items } = (await as.get(`${day}/changes?since=edition`).expect(200)).body as {
    items: Told[]
  }
  return [strip, items].map((changes) =>
    changes.flatMap((one) => (one.id === id ? one.changes.map(({ kind }) => kind) : [])),
  )
}

test('a file restricted before the edition has not come to the office for those who read it', async () => {
  expect(await told('ds.north', ground.hiddenId)).toEqual([[], []])
})

test('a file restricted after the edition has not left the office for those who read it', async () => {
  const body = { reason: 'Sensitive', readers, reviewOn: '2026-06-01' }
  await (await ground.as('di.force')).post(`/offenders/${later}/restriction`, body).expect(201)
  expect(await told('ds.north', later)).toEqual([[], []])
  expect(await told('dci.force', later)).toEqual([[], []])
})

test('a file whose restriction ends after the edition is said to be restricted no longer', async () => {
  const as = await ground.as('ds.north')
  const path = `/offenders/${ground.hiddenId}/restriction/lift`
  const { body } = await as.post(path, { why: 'No longer needed' }).expect(202)
  const { id, version } = body as { id: string; version: number }
  const agreed = { agree: true, why: 'I agree', version }
  await (await ground.as('di.force')).post(`/restrictions/${id}/decision`, agreed).expect(200)
  for (const who of ['ds.north', 'dci.force'])
    expect(await told(who, ground.hiddenId)).toEqual([['opened'], ['opened']])
})

// A visit recorded twice, and one that cannot be so together with custody: both are kept, and it is said wherever it is read.
import { parse } from 'node-html-parser'
import { browserOf } from '../architecture/routes.ts'
import { openSite, type Site } from '../corrections/site.ts'
import { password } from '../support/world.ts'
import type { OffenderId } from '../../src/platform/ids.ts'

let site: Site
let id: OffenderId
beforeAll(async () => {
  site = await openSite('2026-03-02T10:00:00Z')
  id = await site.person({})
}, 60_000)
afterAll(() => site.world.close())

const custody = (of: string, from: string) =>
  site.post('om.north', `/offenders/${of}/status-periods`, {
    status: 'custody',
    from,
    reviewOn: '2026-04-01',
    reason: 'Remanded',
  })
const body = (at: string, more: object = {}) => ({
  ...{ at, seen: 'inside', place: 'home', announced: false },
  crew: ['om.north', 'ds.north'],
  ...more,
})
type Doubts = { others: { id: string }[]; away: { status: string } | null }
const doubtsOf = async (visit: string): Promise<Doubts> =>
  (await site.get('om.north', `/visits/${visit}`)).body['doubts'] as Doubts
const near = async (visit: string): Promise<string[]> =>
  (await doubtsOf(visit)).others.map((other) => other.id)

async function pageOf(visit: string): Promise<Readonly<{ text: string; hrefs: string[] }>> {
  const browser = await browserOf(site.world, 'om.north', password)
  const main = parse((await browser.get(`/visits/${visit}`)).text).querySelector('main')
  return {
    text: (main?.text ?? '').replace(/\s+/g, ' '),
    hrefs: (main?.querySelectorAll('a') ?? []).map((link) => link.getAttribute('href') ?? ''),
  }
}

test('a call told by two people stands twice, and each leads to the other until one is struck out', async () => {
  const first = await site.visit(id, '2026-03-01T18:30:00Z')
  const answer = await site.post(
    'ds.north',
    `/offenders/${id}/visits`,
    body('2026-03-01T18:38:00Z'),
  )
  expect(answer.status).toBe(201)
  const second = String(answer.body['id'])
  expect(answer.body['doubts']).toMatchObject({ others: [{ id: first, recordedBy: 'om.north' }] })
  expect([await near(first), await near(second)]).toEqual([[second], [first]])

  const { text, hrefs } = await pageOf(first)
  expect(text).toContain(
    'Another visit at this time is recorded: 1 Mar 2026 at 18:38, by ds.north.',
  )
  expect(hrefs).toEqual(expect.arrayContaining([`/visits/${second}`, `/visits/${first}/move`]))

  const struck = await site.post('ds.north', `/visits/${second}/strike`, { reason: 'Told twice' })
  if (struck.status === 202)
    await site.post('di.force', `/corrections/${String(struck.body['id'])}/decision`, {
      agree: true,
    })
  expect([await near(first), await near(second)]).toEqual([[], []])
  expect((await pageOf(first)).text).not.toContain('Another visit')
})

test('a call an hour later is another call, and so is one of somebody else at the same time', async () => {
  const own = await site.person({})
  const visit = await site.visit(own, '2026-03-01T18:30:00Z')
  await site.visit(own, '2026-03-01T19:30:00Z')
  await site.visit(await site.person({}), '2026-03-01T18:30:00Z')
  expect(await near(visit)).toEqual([])
})

test('the look before recording says that it is on record already, and keeps nothing', async () => {
  const own = await site.person({})
  await site.visit(own, '2026-03-01T18:30:00Z')
  const looked = await site.post(
    'om.north',
    `/offenders/${own}/visits/look`,
    body('2026-03-01T18:30:00Z', { seen: 'no', notSeenBecause: 'no_reply' }),
  )
  expect(looked.body['look']).toEqual([
    expect.objectContaining({
      point: 'on-record',
      ok: false,
      words: expect.stringContaining('by om.north. If it is this call') as string,
    }),
  ])
  const list = await site.get('om.north', `/offenders/${own}/visits`)
  expect(list.body['total']).toBe(1)
})

test('seen at home while recorded in custody counts as it did, and says that one of the two is wrong', async () => {
  const own = await site.person({})
  expect((await custody(own, '2026-02-20')).status).toBe(201)
  const answer = await site.post(
    'om.north',
    `/offenders/${own}/visits`,
    body('2026-03-01T18:30:00Z'),
  )
  expect(answer.body).toMatchObject({
    qualifies: true,
    doubts: { away: { status: 'custody', since: '2026-02-20' } },
  })
  const visit = String(answer.body['id'])
  const { text, hrefs } = await pageOf(visit)
  expect(text).toContain(
    'recorded in custody since 20 Feb 2026: one of the two is wrong. Put it right.',
  )
  expect(hrefs).toEqual(
    expect.arrayContaining([`/offenders/${own}/chronology?kind=status`, `/visits/${visit}/move`]),
  )
  const before = await site.visit(own, '2026-02-19T18:30:00Z')
  expect((await doubtsOf(before)).away).toBeNull()
})

test('a visit or a sighting before there was a register, or before birth, is refused beside its time', async () => {
  const young = await site.person({ dateOfBirth: '2006-05-04' })
  const told = async (path: string, sent: object) => {
    const { status, body: problem } = await site.post('om.north', path, sent)
    return [status, (problem['errors'] as { field: string; message: string }[])[0]]
  }
  const register = { field: 'at', message: expect.stringContaining('1 September 1997') as string }
  const birth = { field: 'at', message: expect.stringContaining('was born') as string }
  expect(await told(`/offenders/${id}/visits`, body('1997-08-31T12:00:00Z'))).toEqual([
    422,
    register,
  ])
  expect(await told(`/offenders/${young}/visits`, body('2006-05-03T12:00:00Z'))).toEqual([
    422,
    birth,
  ])
  const sighting = { where: 'The park', what: 'On a bench', by: 'om.north' }
  expect(
    await told(`/offenders/${id}/sightings`, { ...sighting, at: '1997-08-31T12:00:00Z' }),
  ).toEqual([422, register])
  expect(
    await told(`/offenders/${young}/sightings`, { ...sighting, at: '2006-05-03T12:00:00Z' }),
  ).toEqual([422, birth])
})

test('nor can a visit be given such a time, or go to somebody who was not born then', async () => {
  const own = await site.person({})
  const young = await site.person({ dateOfBirth: '2006-05-04' })
  const visit = await site.visit(own, '2005-03-01T18:30:00Z')
  const whyOf = async (path: string, sent: object) => {
    const { status, body: problem } = await site.post('om.north', path, {
      reason: 'x y z',
      ...sent,
    })
    return [status, String(problem['type']).split('/').at(-1)]
  }
  expect(await whyOf(`/visits/${visit}/redate`, { at: '1997-08-31T12:00:00Z' })).toEqual([
    422,
    'too-early',
  ])
  expect(await whyOf(`/visits/${visit}/move`, { to: young })).toEqual([422, 'too-early-there'])
})

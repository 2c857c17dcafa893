// Two records of one person on a weekend list: once they are merged it has one line, with what came of either.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { afterNoon, openOffice, seenInside, type Office } from './office.ts'

let office: Office
const ids: Record<string, string> = {}
const idOf = (name: string): string => ids[name] ?? ''

beforeAll(async () => {
  office = await openOffice()
  for (const name of ['kept', 'other', 'twice', 'again', 'alone'])
    ids[name] = await office.person({})
  const released = { ...{ visorRef: 'V2999001' }, leadAgency: 'probation' }
  ids['low'] = await office.person({ ...released, level: 'medium' })
  office.at(afterNoon)
  await office.job('2026-03-06')
  await office.claim('om.south', idOf('other'), ['ds.south'])
  await office.claim('om.north', idOf('twice'), ['ds.north'])
  await office.claim('om.south', idOf('again'), ['ds.south'])
  office.at('2026-03-07T14:10:00Z')
  await office.call('om.south', idOf('other'), seenInside)
  office.at('2026-03-09T06:30:00Z')
}, 60_000)
afterAll(() => office.world.close())

async function decided(asked: Readonly<{ status: number; body: object }>): Promise<void> {
  expect(asked.status).toBe(202)
  const { id } = asked.body as { id: string }
  const path = `/corrections/${id}/decision`
  expect((await office.post('di.force', path, { agree: true })).status).toBe(200)
}
const reason = 'The PNC photographs are of one man'
const merge = async (kept: string, other: string): Promise<void> =>
  decided(
    await office.post('ds.north', `/offenders/${idOf(kept)}/merge`, { with: idOf(other), reason }),
  )

/** Each line by the name of its person here. */
const lines = async (query = ''): Promise<readonly (readonly [string, string])[]> => {
  const { items, total } = await office.list('om.north', query)
  expect(total).toBe(items.length)
  const nameOf = (id: string) => Object.keys(ids).find((name) => ids[name] === id) ?? id
  return items.map(({ offender, result }) => [nameOf(offender.id), result.state])
}
const told = async (): Promise<string> => {
  await office.world.within((tx) => issueEditions(tx, localDate('2026-03-09'), 'by hand'))
  const { body } = await office.get('ds.north', '/briefings/2026-03-09')
  const sections = body['sections'] as { lines: { offenderId: string; text: string }[] }[]
  return (sections[0]?.lines ?? [])
    .map(({ offenderId, text }) => `${offenderId}: ${text}`)
    .join('\n')
}

test('two records stand apart before they are merged', async () => {
  expect(await lines()).toEqual(
    expect.arrayContaining([
      ['kept', 'not-tried'],
      ['other', 'seen'],
    ]),
  )
  expect(await lines()).toHaveLength(5)
})

test('once merged they are one line of the kept person, with the visit and the claim of either', async () => {
  await merge('kept', 'other')
  const now = await lines()
  expect(now).toHaveLength(4)
  expect(now).toContainEqual(['kept', 'seen'])
  expect(await office.line('om.north', idOf('kept'))).toMatchObject({
    claim: { by: 'om.south' },
    result: { text: expect.stringMatching(/^Seen Saturday 7 Mar 2026 at 14:10 by /) as string },
  })
  expect(await lines('?result=left')).toEqual([])
  const page = await office.page('om.north', '/weekend-list?on=2026-03-08')
  expect(page).toContain('4 on the list')
  expect(page).not.toContain('no visit is owed now')
})

test('two pairs that had claimed both stand on the one line', async () => {
  await merge('twice', 'again')
  expect(await office.line('om.north', idOf('twice'))).toMatchObject({
    claim: { by: 'om.north' },
    alsoClaimed: [{ by: 'om.south' }],
  })
  const page = await office.page('om.north', '/weekend-list')
  expect(page).toMatch(
    /Claimed by PC Alex Marsh and DS Ruth Calder until[^<]*\. Claimed by PC Bryony/,
  )
})

test('a person whose merged record alone was on the list stands on it by the kept name', async () => {
  await merge('low', 'alone')
  expect((await lines()).map(([name]) => name)).toContain('low')
  expect(await lines()).toHaveLength(3)
})

test('Monday’s briefing calls nobody unseen who was seen, and names each person once', async () => {
  const text = await told()
  expect(text.split('\n')).toHaveLength(3)
  expect(text).toContain(`${idOf('kept')}: Seen Saturday 7 Mar 2026 at 14:10`)
  expect(text).not.toContain(idOf('other'))
  expect(text).toContain(
    'claimed by PC Alex Marsh and DS Ruth Calder; claimed by PC Bryony Kerr and DS Colm Reyes',
  )
})

test('taken apart they are two lines again', async () => {
  const asked = { merged: idOf('other'), reason: 'Twins' }
  await decided(await office.post('ds.north', `/offenders/${idOf('kept')}/unmerge`, asked))
  const now = await lines()
  expect(now).toContainEqual(['kept', 'not-tried'])
  expect(now).toContainEqual(['other', 'seen'])
})

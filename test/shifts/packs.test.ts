// The numbered page of a claim: one number a page, one sheet of paper, and somebody ticks what became of it.
import request from 'supertest'
import { makeToken } from '../../src/access/index.ts'
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { pagesOfPdf } from '../support/pdf-pages.ts'
import { afterNoon, openOffice, typeOf, type Office } from './office.ts'

let office: Office
let id: string
let pack: { id: string; number: string }

beforeAll(async () => {
  office = await openOffice()
  id = await office.person({})
  const about = (path: string, body: object) =>
    office.post('om.north', `/offenders/${id}/${path}`, body)
  await about('markers', { kind: 'warning', text: 'Keeps a knife by the door' })
  office.at('2026-03-06T11:30:00Z')
  await office.call('om.north', id, {
    crew: ['om.north', 'ds.north'],
    seen: 'doorstep',
    notSeenBecause: undefined,
    children: [{ name: 'Lily Thorne', relationship: 'niece', ageYears: 8, safe: true }],
    devices: [{ description: 'Grey telephone', seen: true, checked: false, undeclared: true }],
  })
  office.at(afterNoon)
  await office.claim('om.south', id, ['ds.south'])
}, 60_000)
afterAll(() => office.world.close())

const print = (who: string, of: string) => office.post(who, `/weekend-list/${of}/pack`, {})

async function pdfOf(packId: string): Promise<Buffer> {
  const token = await office.world.within(async (tx) => {
    const made = await makeToken(tx, { username: 'om.south', label: 'pdf' })
    if (!made.ok) throw new Error(made.why)
    return made.value.token
  })
  const answer = await request(office.world.address)
    .get(`/packs/${packId}.pdf`)
    .set('Authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((from, done) => {
      const chunks: Buffer[] = []
      from.on('data', (chunk: Buffer) => chunks.push(chunk))
      from.on('end', () => {
        done(null, Buffer.concat(chunks))
      })
    })
  if (answer.status !== 200) throw new Error(String(answer.status))
  return answer.body as Buffer
}

test('only one of the pair prints it, while the claim stands', async () => {
  expect(typeOf(await print('om.north', id))).toBe('not-your-claim')
  const printed = await print('ds.south', id)
  expect(printed.status).toBe(201)
  pack = printed.body as typeof pack
  expect(pack.number).toBe('2026-0001')
})

test('a second page has another number, also when two are printed at once', async () => {
  const both = await Promise.all([print('om.south', id), print('ds.south', id)])
  expect(both.map(({ body }) => String(body['number'])).toSorted()).toEqual([
    '2026-0002',
    '2026-0003',
  ])
})

test('it holds everything a stranger needs, and no child by name', async () => {
  const { body } = await office.get('om.south', `/packs/${pack.id}`)
  const said = JSON.stringify(body)
  for (const part of [
    'Keeps a knife',
    'Mill Lane',
    'niece, aged 8',
    'Grey telephone, not declared',
  ])
    expect(said).toContain(part)
  expect(said).not.toContain('Lily')
  expect(body).toMatchObject({ number: '2026-0001', dueOn: '2026-03-09', returned: null })
})

test('the PDF is one sheet, with its number and for whom it was printed', async () => {
  const bytes = await pdfOf(pack.id)
  const pages = pagesOfPdf(bytes)
  expect(pages).toHaveLength(1)
  const [sheet = ''] = pages
  expect(sheet).toContain('2026-0001')
  expect(sheet).toContain('page 1 of 1')
  expect(sheet).toContain('PC Bryony Kerr and DS')
})

test('what was printed stays as it was printed', async () => {
  await office.post('om.north', `/offenders/${id}/markers`, { kind: 'warning', text: 'A new dog' })
  const { body } = await office.get('om.south', `/packs/${pack.id}`)
  expect(JSON.stringify(body)).not.toContain('A new dog')
})

test('a restricted file is never printed', async () => {
  const other = await office.person({})
  await office.claim('om.north', other, ['di.force'])
  await office.post('di.force', `/offenders/${other}/restriction`, {
    ...{ reason: 'Sensitive', readers: ['di.force', 'om.north'], reviewOn: '2026-06-01' },
  })
  expect(typeOf(await print('om.north', other))).toBe('restricted-not-printed')
})

test('on return somebody ticks it, once', async () => {
  const how = { how: 'burned' }
  expect((await office.post('ds.north', `/packs/${pack.id}/return`, how)).status).toBe(422)
  const back = await office.post('ds.north', `/packs/${pack.id}/return`, { how: 'shredded' })
  expect(back.body).toMatchObject({ returned: { how: 'shredded', by: 'ds.north' } })
  const again = await office.post('ds.north', `/packs/${pack.id}/return`, { how: 'returned' })
  expect(typeOf(again)).toBe('already-returned')
})

test('what is out stands on a list, and after the next working day on my team and in the briefing', async () => {
  const { body } = await office.get('om.north', '/packs')
  expect(body).toMatchObject({
    total: 2,
    items: [{ number: '2026-0002' }, { number: '2026-0003' }],
  })
  const late = async (): Promise<unknown> =>
    ((await office.get('ds.north', '/my-team')).body['onHand'] as { packsOut: number }).packsOut
  office.at('2026-03-09T08:00:00Z')
  expect(await late()).toBe(0)
  office.at('2026-03-10T07:00:00Z')
  expect(await late()).toBe(2)
  await office.world.within((tx) => issueEditions(tx, localDate('2026-03-10'), 'morning'))
  const briefing = await office.get('ds.north', '/briefings/2026-03-10')
  const [first] = briefing.body['sections'] as { name: string; lines: { text: string }[] }[]
  expect(first?.name).toBe('weekend')
  expect(first?.lines.map(({ text }) => text)).toEqual([
    expect.stringContaining('Page 2026-0002 is out'),
    expect.stringContaining('Page 2026-0003 is out'),
  ])
})

test('whoever gives a visit back is told which pages are still out, and the page says why the visit is owed', async () => {
  const other = await office.person({})
  await office.claim('om.south', other, ['ds.south'])
  const printed = await print('om.south', other)
  const number = String(printed.body['number'])
  const { body } = await office.get('om.south', `/packs/${String(printed.body['id'])}`)
  const { sections } = body['content'] as {
    sections: readonly { heading: string; lines: string[] }[]
  }
  const lines = (heading: string) => sections.find((one) => one.heading === heading)?.lines
  expect(lines('Why')).toEqual([expect.stringMatching(/Police became lead/)])
  expect(lines('Vehicles')).toEqual(['No vehicle is recorded'])
  const out = `Page ${number} is still out: hand it back or shred it, and tick which.`
  expect(await office.page('om.south', `/weekend-list/${other}`)).toContain(out)
})

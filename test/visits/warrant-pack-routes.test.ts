// The evidence pack over HTTP: who may open it, what it says, and what is written down when it is taken out.
import { parse } from 'node-html-parser'
import { browserOf } from '../architecture/routes.ts'
import { pagesOfPdf } from '../support/pdf-pages.ts'
import { aWorld, password, type World } from '../support/world.ts'

let world: World
let id = ''
type Body = Readonly<Record<string, unknown>>

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  const om = await world.as('om.north')
  const made = await om
    .post('/offenders', {
      visorRef: 'V9900001',
      surname: 'Harrow',
      forenames: 'Miles',
      dateOfBirth: '1971-04-05',
      sex: 'M',
      level: 'high',
      leadAgency: 'police',
      leadSince: '2025-06-01',
      officer: 'om.north',
      team: 'North office',
      homeAddress: {
        line: '4 Mill Lane',
        postcode: 'NM1 1AA',
        kind: 'residence',
        from: '2025-06-01',
      },
    })
    .expect(201)
  id = (made.body as { id: string }).id
  const call = (at: string, purpose: string) => ({
    at,
    seen: 'no',
    notSeenBecause: purpose === 'visit' ? 'no_reply' : 'refused',
    place: 'home',
    announced: false,
    crew: ['om.north', 'ds.north'],
    entry: { sought: true, purpose, obtained: false, said: 'Not without a warrant.' },
  })
  for (const [at, purpose] of [
    ['2026-02-20T10:00:00Z', 's96b_search'],
    ['2026-02-20T19:00:00Z', 's96b_search'],
    ['2026-02-23T10:00:00Z', 'visit'],
    ['2026-02-24T10:00:00Z', 's96b_search'],
  ] as const)
    await om.post(`/offenders/${id}/visits`, call(at, purpose)).expect(201)
}, 60_000)
afterAll(() => world.close())

const pathOf = (ending = ''): string => `/offenders/${id}/entry-warrant${ending}`
const get = async (who: string, path: string, status = 200): Promise<Body> =>
  (await (await world.as(who)).get(path).expect(status)).body as Body

test('the pack holds every call with its verdict, agrees with the file, and promises nothing', async () => {
  const pack = await get('om.north', pathOf())
  expect(pack).toMatchObject({ attempts: 2, needed: 2, met: true, madeBy: 'om.north' })
  expect(pack['toSearch']).toMatchObject([
    { counted: true, said: 'Not without a warrant.', premises: '4 Mill Lane, NM1 1AA' },
    { counted: false, notCounted: 'same-day' },
    { counted: true },
  ])
  expect(pack['others']).toMatchObject([{ purpose: 'visit' }])
  expect(pack['says']).toMatch(/nothing about whether a warrant will be given/)
  const file = await get('om.north', `/offenders/${id}`)
  expect(file['entryWarrant']).toEqual({ attempts: 2, met: true })
})

test('the page names who made it and who applies, with how well that is known', async () => {
  const browser = await browserOf(world, 'ds.north', password)
  const page = parse((await browser.get(pathOf()).set('Accept', 'text/html').expect(200)).text)
  const words = page.text.replace(/\s+/g, ' ')
  expect(words).toContain('Made by DS Ruth Calder (ds.north), 2 March 2026 at 08:00')
  expect(words).toContain('a superintendent or above, as far as is known here')
  expect(words).toContain('Not counted again: another call of that day is counted')
  expect(page.querySelector(`main a[href="${pathOf('.pdf')}"]`)).not.toBeNull()
})

test('the column of what happened says of each call how it ended, counted or not', async () => {
  const browser = await browserOf(world, 'om.north', password)
  const page = parse((await browser.get(pathOf()).expect(200)).text)
  const columns = page.querySelectorAll('main table').map((table) => {
    const heads = table.querySelectorAll('thead th').map(({ text }) => text.trim())
    const at = heads.indexOf('What happened')
    return table
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td')[at]?.text.replace(/\s+/g, ' ').trim())
  })
  expect(columns).toEqual([['Refused', 'Refused', 'Refused'], ['No reply']])
})

test('it opens as the file does: with a reason for another team, and not at all for others', async () => {
  await get('om.south', pathOf(), 403)
  await get('analyst', pathOf(), 403)
  const caller = await world.as('om.south')
  await caller.get(pathOf()).set('Access-Reason', 'on-call').expect(200)
})

const bytesOf = async (who: string) =>
  await (
    await world.as(who)
  )
    .get(pathOf('.pdf'))
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        done(null, Buffer.concat(parts))
      })
    })

const logOf = (action: string) =>
  world.within((tx) =>
    tx.query<{ actor: string }>(
      `select a.actor from audit_events a where a.action = $1 and ($2::uuid = a.offender_id
        or $2::uuid = any(a.offender_ids)) order by a.at`,
      [action, id],
    ),
  )

test('taken out it is a PDF, written down with whom it is about and its hash', async () => {
  const sent = await bytesOf('ds.north')
  expect([sent.status, sent.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect((sent.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
  const paper = pagesOfPdf(sent.body as Buffer)
    .join(' ')
    .replace(/\s+/g, ' ')
  expect(paper).toContain('What happened')
  expect(paper.match(/NM1 1AA(Refused|No reply)Not without/g)).toHaveLength(4)
  expect(paper.match(/NM1 1AANo reply/g)).toHaveLength(1)
  expect(await logOf('export.done')).toEqual([{ actor: 'ds.north' }])
  const { items } = (await get('ds.north', '/exports')) as { items: Body[] }
  expect(items[0]).toMatchObject({ what: 'entry-warrant', state: 'done', filters: {} })
})

test('of a restricted file it is made for its named readers alone', async () => {
  await (
    await world.as('di.force')
  )
    .post(`/offenders/${id}/restriction`, {
      reason: 'Related to an officer',
      readers: ['di.force', 'om.north'],
      reviewOn: '2026-04-01',
    })
    .expect((answer) => {
      expect([answer.status, answer.status < 300 ? '' : answer.text]).toEqual([
        expect.any(Number),
        '',
      ])
    })
  await get('ds.north', pathOf(), 404)
  expect((await bytesOf('ds.north')).status).toBe(404)
  expect((await bytesOf('om.north')).status).toBe(200)
})

test('calls told before the address was are calls at it, once it is told; at a home taken on since they are not', async () => {
  const om = await world.as('om.north')
  const made = await om
    .post('/offenders', {
      ...{
        visorRef: 'V9900002',
        surname: 'Ashdale',
        forenames: 'Piers',
        dateOfBirth: '1969-01-09',
      },
      ...{ sex: 'M', level: 'high', leadAgency: 'police', leadSince: '2025-06-01' },
      ...{ officer: 'om.north', team: 'North office' },
    })
    .expect(201)
  const person = `/offenders/${(made.body as { id: string }).id}`
  for (const at of ['2026-02-01T10:00:00Z', '2026-02-02T10:00:00Z'])
    await om
      .post(`${person}/visits`, {
        ...{ at, seen: 'no', notSeenBecause: 'no_reply', place: 'home', announced: false },
        crew: ['om.north', 'ds.north'],
        entry: { sought: true, purpose: 's96b_search', obtained: false },
      })
      .expect(201)
  const counted = async () => (await get('om.north', person))['entryWarrant']
  expect(await counted()).toEqual({ attempts: 2, met: true })
  const home = { line: '6 Mill Lane', postcode: 'NM1 1AA', kind: 'residence' }
  await om.post(`${person}/addresses`, { ...home, from: '2026-01-20' }).expect(201)
  expect(await counted()).toEqual({ attempts: 2, met: true })
  expect(await get('om.north', `${person}/entry-warrant`)).toMatchObject({
    attempts: 2,
    toSearch: [{ premises: '6 Mill Lane, NM1 1AA' }, { premises: '6 Mill Lane, NM1 1AA' }],
  })
  await om
    .post(`${person}/addresses`, { ...home, line: '7 Orchard Way', from: '2026-02-20' })
    .expect(201)
  expect(await counted()).toEqual({ attempts: 0, met: false })
})

test('a refusal that says nothing of what was asked for is told so, by the pack and by the file, and counts nowhere', async () => {
  const om = await world.as('om.north')
  const { body } = await om
    .post('/offenders', {
      ...{ visorRef: 'V7654399', surname: 'Moss', forenames: 'Ian', dateOfBirth: '1970-02-03' },
      ...{ sex: 'M', level: 'high', leadAgency: 'police', leadSince: '2026-01-05' },
      ...{ officer: 'om.north', team: 'North office' },
    })
    .expect(201)
  const offender = `/offenders/${(body as { id: string }).id}`
  const browser = await browserOf(world, 'om.north', password)
  const wordsAt = async (path: string): Promise<string> =>
    parse((await browser.get(path).set('Accept', 'text/html').expect(200)).text).text.replace(
      /\s+/g,
      ' ',
    )
  const refused = {
    ...{ seen: 'no', notSeenBecause: 'refused', place: 'home', announced: false },
    crew: ['om.north', 'ds.north'],
  }
  await om.post(`${offender}/visits`, { ...refused, at: '2026-02-20T10:00:00Z' }).expect(201)
  expect(await wordsAt(`${offender}/entry-warrant`)).toContain(
    'Refused; it is not recorded whether entry to search was asked for',
  )
  const file = await wordsAt(offender)
  expect(file).toContain(
    'No refusal that section 96B counts; entry was refused on 20 Feb 2026, not recorded for what',
  )
  expect(file).not.toContain('has not been refused')
  const notAsked = { sought: false, purpose: 'visit', obtained: false }
  const later = { ...refused, at: '2026-02-21T10:00:00Z', entry: notAsked }
  await om.post(`${offender}/visits`, later).expect(201)
  expect(await wordsAt(`${offender}/entry-warrant`)).toMatch(/Entry was not asked for(?!,)/)
  expect(await wordsAt(offender)).toContain('refused on 21 Feb 2026, and had not been asked for')
  expect((await om.get(offender).expect(200)).body).toMatchObject({
    entryWarrant: { attempts: 0, met: false },
  })
})

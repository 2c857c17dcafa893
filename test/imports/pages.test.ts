// The register's pages over HTTP: sent, tried, loaded, and every bad file answered with a sentence.
import request from 'supertest'
import { parse, type HTMLElement } from 'node-html-parser'
import { runNextUpload } from '../../src/imports/index.ts'
import { aWorld, password, type World } from '../support/world.ts'
import { exampleAnswers, exampleBytes } from './register-builder.ts'
import { csvOf, load, personHere, runAt, runUploads, tokenOf, upload } from './registers.ts'

let world: World

beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
})

afterAll(() => world.close())

type Browser = ReturnType<typeof request.agent>

const html = (answer: request.Response): HTMLElement => parse(answer.text)
const textOf = (page: HTMLElement): string => page.text.replace(/\s+/g, ' ')
const csrfOf = (page: HTMLElement): string =>
  page.querySelector('main input[name=_csrf]')?.getAttribute('value') ?? ''

async function signedIn(username: string): Promise<Browser> {
  const browser = request.agent(world.address)
  browser.set('Accept', 'text/html')
  const form = await browser.get('/sign-in')
  const sent = await browser
    .post('/sign-in')
    .type('form')
    .send({ _csrf: csrfOf(html(form)), username, password })
  expect(sent.status).toBe(303)
  return browser
}

async function sendFile(browser: Browser, dryRun: 'yes' | 'no', file: Buffer | null) {
  const form = await browser.get('/imports')
  const sent = browser
    .post('/imports')
    .field('_csrf', csrfOf(html(form)))
    .field('dryRun', dryRun)
  return file === null ? await sent : await sent.attach('file', file, 'register.csv')
}

describe('a file sent from the page', () => {
  test('is tried, looked at, and loaded from the page of its trial', async () => {
    const browser = await signedIn('ds.north')
    const sent = await sendFile(
      browser,
      'yes',
      csvOf({ 'ViSOR ref': 'V0000001' }, { 'ViSOR ref': 'V0000002', DOB: '31/02/1980' }),
    )
    expect(sent.status).toBe(303)
    const path = sent.headers['location'] ?? ''
    const waiting = await browser.get(path)
    expect(waiting.headers['refresh']).toBe('1')
    expect(html(waiting).querySelector('progress')).not.toBeNull()
    await runUploads(world)
    const tried = html(await browser.get(path))
    expect(textOf(tried)).toContain('1 person would be loaded. Nothing was stored.')
    expect(textOf(tried)).toContain('DOB: ')
    expect((await (await world.as('ds.north')).get('/imports/not-loaded')).body.total).toBe(0)
    const loaded = await browser
      .post(`${path}/load`)
      .type('form')
      .send({ _csrf: csrfOf(tried) })
    expect(loaded.status).toBe(303)
    await runUploads(world)
    const done = await browser.get(loaded.headers['location'] ?? '')
    expect(done.headers['refresh']).toBeUndefined()
    expect(textOf(html(done))).toContain('Loaded: 1 person.')
    expect(await personHere(world, 'V0000001')).toMatchObject({ level: 'medium' })
  })

  test('that was tried is loaded once: its file is not kept for a second time', async () => {
    const sent = await upload(world, 'ds.north', { bytes: csvOf({}), dryRun: true })
    await runUploads(world)
    const caller = await world.as('ds.north')
    expect((await caller.post(`/imports/${sent.body.id}/load`)).status).toBe(201)
    const again = await caller.post(`/imports/${sent.body.id}/load`)
    expect([again.status, again.body.type]).toEqual([422, '/problems/refusals/file-gone'])
    await runUploads(world)
  })

  test('that was tried is forgotten after a day', async () => {
    const sent = await upload(world, 'ds.north', { bytes: csvOf({}), dryRun: true })
    await runUploads(world)
    expect(await runAt(world, 'ds.north', `/imports/${sent.body.id}`)).toMatchObject({
      isKept: true,
    })
    world.clock.set('2026-03-03T09:00:00Z')
    await runUploads(world)
    expect(await runAt(world, 'ds.north', `/imports/${sent.body.id}`)).toMatchObject({
      isKept: false,
    })
    world.clock.set('2026-03-02T08:00:00Z')
  })

  test('with a column missing fails with the sentence that names it', async () => {
    const sent = await upload(world, 'ds.north', {
      bytes: Buffer.from('Surname,DOB\nSagar,02/10/1982\n'),
      dryRun: false,
    })
    await runUploads(world)
    const run = await runAt(world, 'ds.north', `/imports/${sent.body.id}`)
    expect(run).toMatchObject({ state: 'failed', result: null })
    expect(run.fault).toMatch(/^The file has no column ViSOR ref, /)
    const page = html(await (await signedIn('ds.north')).get(`/imports/${sent.body.id}`))
    expect(textOf(page)).toContain('Nothing of this file was stored.')
  })
})

describe('a file that cannot be a register', () => {
  const archive = Buffer.from('PK\u0003\u0004 not an archive at all')
  test.each<[string, Buffer | null, string]>([
    ['no file', null, 'Choose the file of the register'],
    ['an empty file', Buffer.alloc(0), 'The file is empty'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'The file is not a spreadsheet or CSV'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
      'The file is not a spreadsheet or CSV',
    ],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'The file is an old .xls workbook'],
    ['a file over 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'The file is over 20 MB'],
  ])('%s is refused beside the field, on the form', async (_what, bytes, sentence) => {
    const sent = await sendFile(await signedIn('ds.north'), 'no', bytes)
    expect(sent.status).toBe(422)
    const page = html(sent)
    expect(page.querySelector('#file-error')?.text).toContain(sentence)
    expect(page.querySelector('.govuk-error-summary a[href="#file"]')?.text).toContain(sentence)
    expect(page.querySelector('input[name=dryRun][value=no]')?.hasAttribute('checked')).toBe(true)
  })

  test.each<[string, Buffer]>([
    ['only headings', csvOf()],
    ['a broken workbook', archive],
    ['text of no table', Buffer.from('Dear all,\nplease find attached')],
    ['a quotation mark left open', Buffer.from('ViSOR ref,Surname\nV1234567,"Sagar\n')],
  ])('%s fails once it is read, with a sentence', async (_what, bytes) => {
    const sent = await upload(world, 'ds.north', { bytes, dryRun: false })
    expect(sent.status).toBe(201)
    await runUploads(world)
    const run = await runAt(world, 'ds.north', `/imports/${sent.body.id}`)
    expect(run.state).toBe('failed')
    expect(run.fault).toMatch(/^[A-Z].*\.$/)
    expect(run.fault).not.toContain('could not be finished')
  })

  test.each([
    ['a body that ends in the middle', 'multipart/form-data; boundary=X', '--X\r\nContent-Disp'],
    ['a body without its boundary', 'multipart/form-data', '--X--'],
  ])('%s is refused with a sentence', async (_what, type, body) => {
    const sent = await request(world.address)
      .post('/imports')
      .set('Authorization', `Bearer ${await tokenOf(world, 'ds.north')}`)
      .set('Content-Type', type)
      .send(body)
    expect([sent.status, sent.body.detail]).toEqual([
      422,
      'The file did not arrive whole. Choose it again and send it again.',
    ])
  })
})

test('the counts of a loaded file are those of the command, and its rejects can be had as a file', async () => {
  const real = await aWorld('2026-03-02T08:00:00Z')
  const sent = await upload(real, 'di.force', { bytes: exampleBytes(), dryRun: false })
  await runUploads(real)
  const di = await real.as('di.force')
  const run = await di.get(`/imports/${sent.body.id}`)
  expect(run.body).toMatchObject({ state: 'done', progress: 100, result: exampleAnswers().import })
  const rejects = await di.get(run.body.result.rejectFile)
  expect(rejects.headers['content-disposition']).toContain('register.rejected.csv')
  expect(rejects.text.trim().split('\r\n').length).toBeGreaterThan(40)
  const listed = await di.get('/imports/not-loaded?size=20')
  expect([listed.body.total, listed.body.items.length]).toEqual([35, 20])
  const rest = await di.get(listed.body.next)
  expect([rest.body.items.length, rest.body.next]).toEqual([15, null])
  const arrears = await di.get('/imports/baseline')
  expect(arrears.body).toMatchObject({ baselineOn: '2026-03-02', counts: { workedOff: 0 } })
  expect(arrears.body.counts.open).toBe(arrears.body.total)
  expect(arrears.body.total).toBeGreaterThanOrEqual(293 + 219)
  await real.close()
}, 60_000)

test('a run whose process died is reported as failed, and nothing of it is here', async () => {
  const sent = await upload(world, 'ds.north', {
    bytes: csvOf({ 'ViSOR ref': 'V9999999' }),
    dryRun: false,
  })
  await world.within((tx) =>
    tx.query(`update imports set state = 'running', alive_at = $2 where id = $1`, [
      sent.body.id,
      tx.at,
    ]),
  )
  expect(await runNextUpload(world.product)).toBe(false)
  expect(await runAt(world, 'ds.north', `/imports/${sent.body.id}`)).toMatchObject({
    state: 'running',
  })
  world.clock.set('2026-03-02T08:02:00Z')
  expect(await runNextUpload(world.product)).toBe(false)
  const run = await runAt(world, 'ds.north', `/imports/${sent.body.id}`)
  expect(run).toMatchObject({ state: 'failed', result: null })
  expect(run.fault).toContain('The server stopped while this file was being loaded')
  await expect(personHere(world, 'V9999999')).rejects.toThrow('is not here')
})

test('the alarm of people not loaded stands on the register’s page until their rows are mended', async () => {
  await load(world, { 'ViSOR ref': 'V7000001', Surname: '' })
  const browser = await signedIn('ds.north')
  const link = 'a[href="/imports/not-loaded"]'
  expect(html(await browser.get('/imports')).querySelector(link)).not.toBeNull()
  const list = html(await browser.get('/imports/not-loaded'))
  expect(textOf(list)).toContain('V7000001')
  expect(list.querySelector('a[href="/offenders/new"]')).not.toBeNull()
  await load(world, { 'ViSOR ref': 'V7000001' })
  const after = await (await world.as('ds.north')).get('/imports/not-loaded')
  expect(JSON.stringify(after.body)).not.toContain('V7000001')
})

test.each([
  ['om.north', '/imports', 403],
  ['om.north', '/imports/not-loaded', 200],
  ['om.north', '/imports/baseline', 200],
  ['om.north', '/proposals', 403],
  ['analyst', '/imports/not-loaded', 403],
  ['analyst', '/imports/baseline', 403],
  ['ds.north', '/imports', 200],
  ['admin', '/imports', 403],
])('%s asks for %s and gets %d', async (username, path, status) => {
  expect((await (await world.as(username)).get(path)).status).toBe(status)
})

test.each([
  '/imports/not-an-id',
  '/imports/7d9f4b4e-0d5c-4d7e-9d53-1f4f1e0b2a11',
  '/imports?cursor=xx',
])('%s is answered without a fault', async (path) => {
  const answer = await (await world.as('ds.north')).get(path)
  expect([404, 422]).toContain(answer.status)
})

// Documents over HTTP: what is taken, how the index is found in, and how a file is given out again.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import request from 'supertest'
import { actorNamed, makeToken } from '../../src/access/index.ts'
import { addDocument } from '../../src/offenders/service.ts'
import type { Shelf } from '../../src/platform/uploads/index.ts'
import { mostUploadBytes } from '../../src/platform/http/body.ts'
import { browserOf } from '../architecture/routes.ts'
import { aWorld, password, type World } from '../support/world.ts'

type Row = Readonly<{ id: string; href: string | null; digest: string; bytes: number }>

let world: World
let person: string
let token: string
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  const made = await (
    await world.as('om.north')
  ).post('/offenders', {
    ...{ visorRef: 'V0000001', surname: 'Marlow', forenames: 'Piers', sex: 'M' },
    ...{ dateOfBirth: '1980-04-05', level: 'high', leadSince: '2026-01-05' },
  })
  person = `/offenders/${(made.body as Row).id}`
  const ask = { username: 'om.north', label: 'uploads' }
  const answer = await world.within((tx) => makeToken(tx, ask))
  if (!answer.ok) throw new Error(answer.why)
  token = answer.value.token
})
afterAll(() => world.close())

const path = (): string => `${person}/documents`
const get = async (address: string, username = 'om.north') =>
  await (await world.as(username)).get(address)

type Sent = Readonly<Record<string, string>>
const plain = { title: 'Letter of the landlord', kind: 'letter', system: 'here' }

/** A form with a file, as a page sends it. */
const upload = (bytes: Uint8Array | string, fields: Sent = plain, name = 'letter.txt') =>
  request(world.address)
    .post(path())
    .set('Authorization', `Bearer ${token}`)
    .field(fields)
    .attach('file', Buffer.from(bytes), name)

const sentOnly = async (fields: object, username = 'om.north') =>
  await (await world.as(username)).post(path(), fields)

test('a file is kept, listed, and given out whole as a download that no page can hold', async () => {
  const made = await upload('Rent is paid to May.', { ...plain, on: '27/2/2026' })
  const row = made.body as Row
  expect([made.status, row]).toMatchObject([
    201,
    { title: plain.title, on: '2026-02-27', mediaType: 'text/plain; charset=utf-8', bytes: 20 },
  ])
  const folder = join(world.product.config.dataDir, 'documents', row.digest.slice(0, 2))
  expect(readdirSync(folder)).toEqual([row.digest])
  const file = await get(row.href ?? '')
  expect([file.status, file.text]).toEqual([200, 'Rent is paid to May.'])
  expect(file.headers).toMatchObject({
    'content-disposition': `attachment; filename=document-${row.id.slice(0, 8)}.txt`,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
})

test('an image is given out without where it was taken', async () => {
  const taken = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .withExif({ IFD0: { Make: 'A telephone' } })
    .jpeg()
    .toBuffer()
  const made = await upload(taken, { ...plain, kind: 'photograph' }, 'holiday of P Marlow.exe')
  const file = await get((made.body as Row).href ?? '').then((answer) => answer)
  expect(file.headers['content-type']).toBe('image/jpeg')
  expect(file.headers['content-disposition']).toMatch(/document-[0-9a-f]{8}\.jpg$/)
  expect((file.body as Buffer).includes('A telephone')).toBe(false)
})

test('each look at a file is in the log, with whose it is and which', async () => {
  const rows = await world.within((tx) =>
    tx.query<{ fields: string[]; offenderId: string }>(
      `select e.fields, e.offender_id as "offenderId" from audit_events e
        where e.action = 'document.opened'`,
    ),
  )
  expect(rows).toHaveLength(2)
  for (const { fields, offenderId } of rows) {
    expect(`/offenders/${offenderId}`).toBe(person)
    expect(fields).toEqual([expect.stringMatching(/^documents\.[0-9a-f-]{36}$/)])
  }
})

test('a document that another system holds is a line with its reference', async () => {
  const order = { title: 'SHPO as sealed', kind: 'order', system: 'visor', reference: 'V-88/2' }
  const made = await sentOnly(order)
  expect([made.status, made.body]).toMatchObject([201, { ...order, href: null, digest: null }])
  const other = { ...order, title: 'Court bundle', system: 'other', named: 'The court store' }
  expect((await sentOnly(other)).status).toBe(201)
  const id = (made.body as Row).id
  expect((await get(`${path()}/${id}/file`)).status).toBe(404)
})

test.each([
  ['here without a file', plain, 'file'],
  ['elsewhere without a reference', { ...plain, system: 'visor' }, 'reference'],
  ['another system without its name', { ...plain, system: 'other', reference: '1' }, 'named'],
  ['of tomorrow', { ...plain, on: '2026-03-03' }, 'on'],
  ['without a title', { ...plain, title: ' ' }, 'title'],
  ['of no kind', { ...plain, kind: 'diary' }, 'kind'],
] as const)('one %s is refused beside its field', async (_what, fields, field) => {
  const { status, body } = await sentOnly(fields)
  expect([status, body]).toMatchObject([422, { errors: [{ field }] }])
})

test.each([
  ['a picture made of lines', '<svg xmlns="http://www.w3.org/2000/svg"/>', /not taken/],
  ['an archive', 'PK\u0003\u0004', /not taken/],
  ['a damaged image', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /damaged/],
  ['an empty file', '', /empty/],
  ['a file over the limit', Buffer.alloc(mostUploadBytes + 1, 0x41), /over 20 MB/],
] as const)('%s is refused beside the file, in words', async (_what, bytes, words) => {
  const { status, body } = await upload(bytes)
  expect([status, body]).toMatchObject([
    422,
    { errors: [{ field: 'file', message: expect.stringMatching(words) as string }] },
  ])
})

test('the index is found in by title, reference, kind and record, and read part by part', async () => {
  const found = async (query: string): Promise<unknown> => {
    const { items, total } = (await get(`${path()}?${query}`)).body as {
      items: { title: string }[]
      total: number
    }
    return [total, items.map(({ title }) => title)]
  }
  expect(await found('q=LANDLORD&kind=letter')).toEqual([1, ['Letter of the landlord']])
  expect(await found('q=v-88')).toEqual([2, expect.any(Array)])
  expect(await found('q=%25')).toEqual([0, []])
  expect(await found('q=_')).toEqual([0, []])
  expect(await found('system=other')).toEqual([1, ['Court bundle']])
  const seen: string[] = []
  for (let next: string | null = `${path()}?size=1`; next !== null;) {
    const part = (await get(next)).body as { items: Row[]; total: number; next: string | null }
    expect(part.total).toBe(4)
    seen.push(...part.items.map(({ id }) => id))
    next = part.next
  }
  expect(new Set(seen).size).toBe(4)
  expect((await get(`${path()}?cursor=nonsense`)).status).toBe(422)
})

test('another team adds none, and opens none without saying why', async () => {
  const { body } = await get(path())
  const href = (body as { items: Row[] }).items.find((row) => row.href !== null)?.href ?? ''
  expect((await get(href, 'om.south')).body).toMatchObject({ status: 403 })
  expect((await get(href, 'analyst')).status).toBe(403)
  expect((await sentOnly({ ...plain, system: 'visor', reference: '1' }, 'om.south')).status).toBe(
    403,
  )
  const opened = (await world.as('om.south')).get(href).set('Access-Reason', 'covering')
  expect((await opened).status).toBe(200)
})

test('what may not be recorded leaves no file behind', async () => {
  const before = readdirSync(join(world.product.config.dataDir, 'documents')).length
  const refused = await upload('A file that nobody may add', { ...plain, on: '2027-01-01' })
  expect(refused.status).toBe(422)
  expect(readdirSync(join(world.product.config.dataDir, 'documents'))).toHaveLength(before)
})

test('a file lost from the disk is said to be our fault, and nothing is given out in its place', async () => {
  const row = (await upload('To be lost')).body as Row
  rmSync(join(world.product.config.dataDir, 'documents', row.digest.slice(0, 2), row.digest))
  expect((await get(row.href ?? '')).status).toBe(500)
})

describe('the file is on the disk before the line that names it', () => {
  const file = { kind: 'text', bytes: Buffer.from('Kept or not at all') } as const
  const held = async (): Promise<number> =>
    ((await get(`${path()}?q=crash`)).body as { total: number }).total
  const adding = (shelf: Shelf, after: () => void = () => undefined) =>
    world.within(async (tx) => {
      const actor = await actorNamed(tx, 'om.north')
      const offenderId = person.split('/').at(-1) ?? ''
      const asked = { title: 'A crash', kind: 'other', system: 'here' } as const
      await addDocument(tx, actor, { ...asked, offenderId, sent: { shelf, file } })
      after()
    })
  const fails = (): never => {
    throw new Error('the disk is full')
  }

  test('a disk that fails leaves no line', async () => {
    const full: Shelf = { keep: () => Promise.reject(new Error('full')), read: fails }
    await expect(adding(full)).rejects.toThrow()
    expect(await held()).toBe(0)
  })

  test('an end before the line is kept leaves a file that nothing names, and the next try keeps both', async () => {
    const { documents } = world.product
    await expect(adding(documents, fails)).rejects.toThrow()
    expect(await held()).toBe(0)
    await adding(documents)
    expect(await held()).toBe(1)
  })
})

test('the form is led to first, the search is told apart, and a file is to be chosen again after a fault', async () => {
  const browser = await browserOf(world, 'om.north', password)
  const { text } = await browser.get(path()).expect(200)
  expect(text.indexOf('href="#add-a-document"')).toBeGreaterThan(0)
  expect(text.indexOf('href="#add-a-document"')).toBeLessThan(text.indexOf('Find: kind'))
  expect(text).not.toContain('Choose the file again')
  const [, csrf] = /name="_csrf" value="([^"]+)"/.exec(text) ?? []
  const again = await browser
    .post(path())
    .field({ _csrf: csrf ?? '', _key: '00000000-0000-4000-8000-00000000000a', ...plain, title: '' })
    .attach('file', Buffer.from('Rent is paid.'), 'letter.txt')
  expect([again.status, again.text]).toEqual([
    422,
    expect.stringContaining('Choose the file again, if you had chosen one'),
  ])
})

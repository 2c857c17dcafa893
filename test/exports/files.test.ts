// Lists taken out as files over HTTP: what is in them, who may, and what is written down of it.
import { createHash } from 'node:crypto'
import type request from 'supertest'
import { readTableFile } from '../../src/platform/table-file/index.ts'
import { readerOn, wordsOf } from '../backlog/browser.ts'
import { aRegister, load } from '../backlog/register.ts'
import { pagesOfPdf } from '../support/pdf-pages.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(1_000))
}, 120_000)
afterAll(() => world.close())

let minute = 0
/** Each export in a minute of its own, so that the newest is one. */
const passMinute = (): void => {
  minute += 1
  world.clock.set(new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString())
}

/** The bytes as they came, which the tools of tests would otherwise read as text. */
const taken = async (who: string, path: string) => {
  const caller = await world.as(who)
  passMinute()
  return await caller
    .get(path)
    .buffer(true)
    .parse((answer, give) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => give(null, Buffer.concat(chunks)))
    })
}
const bytesOf = (answer: request.Response): Buffer => answer.body as Buffer

async function tableIn(answer: request.Response) {
  const read = await readTableFile(bytesOf(answer))
  if (!read.ok) throw new Error(read.why)
  return read.value
}
const columnOf = ({ headings, rows }: Awaited<ReturnType<typeof tableIn>>, name: string) =>
  rows.map(({ cells }) => cells[headings.indexOf(name)])

type Listed = { items: { offender: { visorRef: string } }[]; total: number; next: string | null }
async function refsOnPages(who: string, path: string): Promise<string[]> {
  const refs: string[] = []
  for (let next: string | null = path; next !== null;) {
    const part = (await (await world.as(who)).get(next).expect(200)).body as Listed
    refs.push(...part.items.map(({ offender }) => offender.visorRef))
    next = part.next
  }
  return refs
}

type Kept = {
  what: string
  format: string
  actor: string
  state: string
  rows: number | null
  sha256: string | null
  bytes: number | null
  filters: object
  requestId: string
}
const newest = async (who = 'di.force'): Promise<Kept> => {
  const { body } = await (await world.as(who)).get('/exports?size=1').expect(200)
  const [first] = (body as { items: Kept[] }).items
  if (first === undefined) throw new Error('nothing was taken out')
  return first
}

type Written = { action: string; result: string; count: number; people: number; reason: string }
const writtenOf = (requestId: string): Promise<Written[]> =>
  world.within((tx) =>
    tx.query<Written>(
      `select e.action, e.result, e.shown_count as count, cardinality(e.offender_ids) as people, e.reason
        from audit_events e where e.request_id = $1 order by e.id`,
      [requestId],
    ),
  )

test.each([
  ['ds.north', '/duties', 'state=overdue'],
  ['om.south', '/duties', 'state=open&kind=visit&level=high'],
  ['di.force', '/duties', 'state=open'],
  ['ds.north', '/duties', 'state=overdue&on=2026-06-01&level=medium'],
  ['di.force', '/lists/overdue-visits', 'level=high'],
  ['ds.north', '/lists/caseload', ''],
])(
  '%s takes %s?%s out: the same people in the same order as on its pages',
  async (who, path, query) => {
    const answer = await taken(who, `${path}.csv?${query}`)
    expect(answer.status).toBe(200)
    const refs = columnOf(await tableIn(answer), 'ViSOR ref')
    expect(refs.length).toBeGreaterThan(0)
    expect(refs).toEqual(await refsOnPages(who, `${path}?${query}&size=200`))
  },
)

test('a spreadsheet is a file with a name, for nobody to keep a copy of on the way', async () => {
  const answer = await taken('ds.north', '/duties.csv?state=overdue')
  expect(answer.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename=backlog-overdue-2026-03-02.csv',
    'cache-control': expect.stringContaining('no-store') as string,
  })
  expect(bytesOf(answer).subarray(0, 3).toString('hex')).toBe('efbbbf')
  expect(bytesOf(answer).toString().replaceAll('\r\n', '')).not.toContain('\n')
})

test('the hash and the rows that are kept are those of the bytes that were received', async () => {
  const answer = await taken('ds.north', '/duties.csv?state=overdue')
  const kept = await newest()
  const { rows } = await tableIn(answer)
  expect(kept).toMatchObject({
    what: 'backlog',
    format: 'csv',
    actor: 'ds.north',
    state: 'done',
    filters: { state: 'overdue' },
    rows: rows.length,
    bytes: bytesOf(answer).length,
    sha256: createHash('sha256').update(bytesOf(answer)).digest('hex'),
  })
})

test('it is on the access log before its first byte and after its last, with everybody who was in it', async () => {
  const answer = await taken('ds.north', '/duties.csv?state=overdue')
  const refs = new Set(columnOf(await tableIn(answer), 'ViSOR ref'))
  const { requestId, rows, sha256 } = await newest()
  expect(await writtenOf(requestId)).toEqual([
    { action: 'export.begun', result: 'shown', count: rows, people: 0, reason: 'state=overdue' },
    {
      action: 'export.done',
      result: 'done',
      count: rows,
      people: refs.size,
      reason: `backlog, csv, sha256 ${sha256}`,
    },
  ])
})

test('on paper: one table, marked, numbered, and its hash kept like any other', async () => {
  const answer = await taken('ds.north', '/duties.pdf?state=overdue&level=very_high')
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  const sheets = pagesOfPdf(bytesOf(answer))
  const refs = await refsOnPages('ds.north', '/duties?state=overdue&level=very_high&size=200')
  expect(refs.length).toBeGreaterThan(0)
  expect(refs.filter((ref) => !sheets.join('').includes(ref))).toEqual([])
  expect(sheets[0]).toMatch(/Backlog: overdueAs at today, 2 March 2026/)
  expect(await newest()).toMatchObject({
    format: 'pdf',
    rows: refs.length,
    sha256: createHash('sha256').update(bytesOf(answer)).digest('hex'),
  })
})

test('the figures say in the file what they say as JSON', async () => {
  const { headings, rows } = await tableIn(await taken('analyst', '/figures.csv'))
  const { body } = await (await world.as('analyst')).get('/figures').expect(200)
  const figures = body as { overdueVisits: { total: number; byLevel: Record<string, number> } }
  expect(headings).toEqual(['As at', 'Figure', 'Of which', 'Number'])
  const cells = rows.map((row) => row.cells)
  expect(cells[0]).toEqual([
    '2026-03-02',
    'visits overdue',
    '',
    String(figures.overdueVisits.total),
  ])
  expect(cells).toContainEqual([
    '2026-03-02',
    'Overdue visits by risk level',
    'High',
    String(figures.overdueVisits.byLevel['high']),
  ])
  expect(cells.flat().join()).not.toMatch(/V\d{7}/)
})

test('the auditor takes the search of the access log out, and that is on it', async () => {
  const answer = await taken('auditor', '/audit.csv?action=export.begun&actor=ds.north')
  const table = await tableIn(answer)
  expect(new Set(columnOf(table, 'Who'))).toEqual(new Set(['ds.north']))
  expect(new Set(columnOf(table, 'What'))).toEqual(new Set(['Export begun']))
  expect(await newest('auditor')).toMatchObject({
    what: 'access-log',
    actor: 'auditor',
    rows: table.rows.length,
    state: 'done',
  })
})

describe('A list of more rows than the force lets out', () => {
  const path = '/duties.csv?state=open'

  test('is refused to anybody but an inspector, says whom to ask, and is on the log as denied', async () => {
    const answer = await (await world.as('ds.north')).get(path)
    const { type, detail } = answer.body as { type: string; detail: string }
    expect([answer.status, type]).toEqual([403, '/problems/large-export'])
    expect(detail).toMatch(/^This list has \d+ rows, and only an inspector takes out more than 500/)
    const [row] = await world.within((tx) =>
      tx.query(`select e.action, e.result, e.actor from audit_events e order by e.id desc limit 1`),
    )
    expect(row).toEqual({ action: 'export.begun', result: 'denied', actor: 'ds.north' })
  })

  test('goes to an inspector whole', async () => {
    const { rows } = await tableIn(await taken('di.force', path))
    expect(rows.length).toBeGreaterThan(500)
    expect(await newest()).toMatchObject({ state: 'done', rows: rows.length })
  })

  test('is no paper: the refusal says what to do instead', async () => {
    const answer = await (await world.as('di.force')).get('/duties.pdf?state=open')
    const { detail } = answer.body as { detail: string }
    expect(answer.status).toBe(422)
    expect(detail).toMatch(/^A PDF holds at most 300 lines/)
  })
})

test('a supervisor reads what their team took out, an inspector and the auditor what the force did', async () => {
  await taken('om.north', '/duties.csv?state=overdue')
  await taken('om.south', '/duties.csv?state=overdue')
  const actors = async (who: string) => {
    const { body } = await (await world.as(who)).get('/exports?size=200').expect(200)
    return new Set((body as { items: Kept[] }).items.map(({ actor }) => actor))
  }
  expect(await actors('ds.north')).toEqual(new Set(['ds.north', 'om.north']))
  expect((await actors('ds.south')).has('om.north')).toBe(false)
  for (const who of ['di.force', 'auditor'])
    expect([...(await actors(who))]).toEqual(expect.arrayContaining(['om.north', 'om.south']))
})

test('the page of exports names who, what, how much and the hash', async () => {
  const kept = await newest()
  const read = await readerOn(world, 'di.force')
  const words = wordsOf(await read('/exports'))
  expect(words).toContain(kept.sha256)
  expect(words).toContain(`Backlog, spreadsheet (CSV)`)
  const part = (await (await world.as('di.force')).get('/exports?size=2')).body as {
    items: unknown[]
    next: string
  }
  const rest = (await (await world.as('di.force')).get(part.next)).body as { items: unknown[] }
  expect(rest.items[0]).not.toEqual(part.items[1])
})

test.each([
  ['ds.north', '/duties?state=overdue', ['/duties.csv?state=overdue', '/duties.pdf?state=overdue']],
  ['analyst', '/duties?state=overdue', []],
  ['analyst', '/figures', ['/figures.csv']],
  ['di.force', '/lists/caseload', ['/lists/caseload.csv', '/lists/caseload.pdf']],
])('on %s’s page %s are the buttons %j', async (who, path, expected) => {
  const html = await (await readerOn(world, who))(path)
  expect(
    html.querySelectorAll('.app-downloads a').map((link) => link.getAttribute('href')),
  ).toEqual(expected)
})

test('[G15] each batch is one statement, whatever it holds', async () => {
  const statementsFor = async (query: string): Promise<readonly [number, number]> => {
    await taken('di.force', `/duties.csv?${query}`)
    world.statements.length = 0
    const { rows } = await tableIn(await taken('di.force', `/duties.csv?${query}`))
    return [Math.ceil(rows.length / 500), world.statements.length]
  }
  const [few, small] = await statementsFor('state=overdue&level=very_high')
  const [many, large] = await statementsFor('state=open')
  expect(few).toBe(1)
  expect(many).toBeGreaterThan(2)
  expect(large - small).toBe(many - few)
})

// The page of jobs and what a program reads of it: runs, alarms, failed tries, and a run asked for by the administrator.
import { parse } from 'node-html-parser'
import { jobs } from '../../jobs/index.ts'
import { newId } from '../../src/platform/ids.ts'
import { keepJobs, runRequested } from '../../src/platform/jobs/schedule.ts'
import { runJob } from '../../src/platform/jobs/run-job.ts'
import { bySchedule, type Job } from '../../src/platform/jobs/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { Product } from '../../src/wiring.ts'
import { browserOf } from '../architecture/routes.ts'
import { aWorld, password, type World } from '../support/world.ts'

let world: World
const schedule = () => ({ jobs, tools: world.product, server: newId<string>() })

beforeAll(async () => {
  world = await aWorld('2026-02-25T08:00:00Z')
  await keepJobs(schedule())
  world.clock.set('2026-03-02T08:00:00Z')
})
afterAll(() => world.close())

/** A job of the product's name whose work is the test's. */
const named = (name: string, work: () => Promise<Record<string, number>>): Job<Product> => ({
  name,
  at: '05:00',
  summary: 'For the test',
  kind: 'whole',
  work,
})

const run = (name: string, day: string, work: () => Promise<Record<string, number>>) =>
  runJob(schedule(), named(name, work), { forDate: localDate(day), askedBy: bySchedule })

const wordsOf = (html: string): string =>
  (parse(html).querySelector('main')?.text ?? '').replace(/\s+/g, ' ').trim()

const read = async (path = '/jobs') => (await (await world.as('admin')).get(path).expect(200)).body

test('before anything ran every job is silent, on the page, for programs and in /readyz', async () => {
  const body = await read()
  expect(body).toMatchObject({ items: [], total: 0, next: null, waiting: [], failed: [] })
  expect(body.jobs.map(({ job }: { job: string }) => job)).toEqual(jobs.map(({ name }) => name))
  expect(body.alarms).toMatchObject([{ kind: 'silent', jobs: jobs.map(({ name }) => name) }])
  const ready = await fetch(`${world.address}/readyz`)
  const { warnings } = (await ready.json()) as { warnings: string[] }
  const [silence = ''] = warnings.filter((text) => text.includes('overdue-visits (05:00)'))
  expect(silence).toMatch(
    /^The jobs .* were due on 2 Mar 2026 and are not done, nor 5 days before it\.$/,
  )
  const browser = await browserOf(world, 'admin', password)
  const words = wordsOf((await browser.get('/jobs').expect(200)).text)
  expect(words).toContain('No job has been run yet.')
  expect(words).toContain(silence)
})

test('runs are items in the shape of the contract, with counts, a part at a time and of one job', async () => {
  await run('overdue-visits', '2026-03-01', async () => ({ becameOverdue: 14, twoAttempts: 3 }))
  await run('missing-arms', '2026-03-01', async () => ({}))
  await run('overdue-visits', '2026-03-02', async () => ({ becameOverdue: 1 }))
  const first = await read('/jobs?size=2')
  expect(first.total).toBe(3)
  expect(first.items[0]).toEqual({
    job: 'overdue-visits',
    forDate: '2026-03-02',
    state: 'done',
    startedAt: '2026-03-02T08:00:00.000Z',
    finishedAt: '2026-03-02T08:00:00.000Z',
    counts: { becameOverdue: 1 },
    askedBy: 'schedule',
  })
  const second = await read(first.next)
  expect([...first.items, ...second.items].map(({ job, forDate }) => [job, forDate])).toEqual([
    ['overdue-visits', '2026-03-02'],
    ['overdue-visits', '2026-03-01'],
    ['missing-arms', '2026-03-01'],
  ])
  expect(second.next).toBeNull()
  expect((await read('/jobs?job=missing-arms')).total).toBe(1)
  const browser = await browserOf(world, 'di.force', password)
  const words = wordsOf((await browser.get('/jobs').expect(200)).text)
  expect(words).toContain('became overdue 14, two attempts 3')
  expect(words).toContain('nothing to count')
  expect(words).not.toContain('Run a job now')
})

test('a failed try is listed with why, and the job is an alarm until it is done', async () => {
  await run('caseload-ratios', '2026-03-02', async () => {
    throw new Error('the snapshot could not be kept')
  })
  const body = await read()
  expect(body.failed).toMatchObject([
    { job: 'caseload-ratios', forDate: '2026-03-02', fault: 'the snapshot could not be kept' },
  ])
  expect(body.alarms).toContainEqual({
    jobs: ['caseload-ratios'],
    kind: 'failed',
    forDate: '2026-03-02',
    text: 'The job caseload-ratios failed once for 2 Mar 2026. It is tried again by itself.',
  })
})

test.each([
  { url: '/jobs?job=no-such-job', field: 'job' },
  { url: '/jobs?cursor=nonsense', field: 'cursor' },
  { url: '/jobs?size=201', field: 'size' },
])('$url is refused beside $field', async ({ url, field }) => {
  const { body } = await (await world.as('admin')).get(url).expect(422)
  expect(body.errors).toMatchObject([{ field }])
})

test.each([
  { sent: {}, field: 'job', type: /invalid$/ },
  { sent: { job: 'no-such-job' }, field: 'job', type: /invalid$/ },
  { sent: { job: 'missing-arms', forDate: '2026-03-03' }, field: 'forDate', type: /invalid$/ },
  { sent: { job: 'missing-arms', forDate: '1997-08-31' }, field: 'forDate', type: /invalid$/ },
  { sent: { job: 'missing-arms', forDate: '2026-02-30' }, field: 'forDate', type: /invalid$/ },
  { sent: { job: 'overdue-visits' }, field: 'job', type: /refusals\/already-run$/ },
])('asking for $sent is refused beside $field', async ({ sent, field, type }) => {
  const { body } = await (await world.as('admin')).post('/jobs', sent).expect(422)
  expect(body.errors).toMatchObject([{ field }])
  expect(body.type).toMatch(type)
})

test('a run that is asked for waits, is on the log with who and what, and is run once in the background', async () => {
  const admin = await world.as('admin')
  const asked = await admin
    .post('/jobs', { job: 'missing-arms', forDate: '2026-02-28' })
    .expect(201)
  expect(asked.body).toMatchObject({
    job: 'missing-arms',
    forDate: '2026-02-28',
    state: 'waiting',
    askedBy: 'admin',
  })
  const again = await admin
    .post('/jobs', { job: 'missing-arms', forDate: '2026-02-28' })
    .expect(201)
  expect(again.body.id).toBe(asked.body.id)
  const browser = await browserOf(world, 'admin', password)
  const page = await browser.get(asked.headers['location'] ?? '').expect(200)
  expect(page.headers['refresh']).toBe('2')
  expect(wordsOf(page.text)).toContain('missing-arms for 28 Feb 2026 was asked for')
  await runRequested(schedule())
  const body = await read('/jobs?job=missing-arms')
  expect(body.waiting).toEqual([])
  expect(body.items).toContainEqual(
    expect.objectContaining({ forDate: '2026-02-28', state: 'done', askedBy: 'admin' }),
  )
  expect((await browser.get('/jobs').expect(200)).headers['refresh']).toBeUndefined()
  const { body: log } = await (await world.as('auditor')).get('/audit?action=job.ran')
  expect(log.items[0]).toMatchObject({
    actor: 'admin',
    path: '/jobs?job=missing-arms&forDate=2026-02-28',
    result: 'done',
  })
})

test('a form that is wrong is drawn again with what was typed', async () => {
  const browser = await browserOf(world, 'admin', password)
  const form = await browser.get('/jobs')
  const token = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  const page = await browser
    .post('/jobs')
    .type('form')
    .send({ _csrf: token, job: 'missing-arms', forDate: '31/2/2026' })
    .expect(422)
  expect(wordsOf(page.text)).toContain('Enter a date that exists')
  expect(parse(page.text).querySelector('#forDate')?.getAttribute('value')).toBe('31/2/2026')
  expect(page.headers['refresh']).toBeUndefined()
})

test('an inspector looks and runs nothing; an officer does neither', async () => {
  await (await world.as('di.force')).get('/jobs').expect(200)
  await (await world.as('di.force')).post('/jobs', { job: 'missing-arms' }).expect(403)
  await (await world.as('om.north')).get('/jobs').expect(403)
})

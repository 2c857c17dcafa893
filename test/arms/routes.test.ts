// Assessments over HTTP: start, submit, ratify, return, by program and by page.
import { armsQuestions } from '../../src/arms/types.ts'
import { htmlOf, openSite, wordsOf, type Program, type Site } from '../visits/site.ts'

let site: Site
let officer: Program
let supervisor: Program
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  supervisor = await site.program('ds.north')
})
afterAll(async () => {
  await site.close()
})

const answers = Object.fromEntries(armsQuestions.map((q) => [q, `About ${q}: tested.`]))
type Shown = { id: string; version: number }
type Problem = { type: string; errors: { field: string }[] }

async function submitted(): Promise<{ person: string; path: string }> {
  const person = await site.world.aPerson()
  const started = await officer.post(`/offenders/${person}/arms`, { kind: 'initial' })
  const path = `/arms/${(started.body as Shown).id}`
  await officer.post(path, { version: 1, completedOn: '2026-02-27' })
  return { person, path }
}

test('started with 201, submitted, ratified', async () => {
  const person = await site.world.aPerson()
  const started = await officer.post(`/offenders/${person}/arms`, { kind: 'event', event: 'Moved' })
  expect([started.status, started.body]).toEqual([
    201,
    expect.objectContaining({
      kind: 'event',
      state: 'draft',
      author: 'om.north',
      rationale: 'Moved',
    }),
  ])
  const path = started.headers['location'] as string
  expect(path).toBe(`/arms/${(started.body as Shown).id}`)
  const sent = await officer.post(`${path}/submit`, { version: 1 })
  expect(sent.body).toMatchObject({ state: 'submitted', completedOn: '2026-03-02', version: 2 })
  const ratified = await supervisor.post(`${path}/ratify`, { version: 2, answers })
  expect([ratified.status, ratified.body]).toEqual([
    200,
    expect.objectContaining({ state: 'ratified', ratifiedBy: ['ds.north'], version: 3 }),
  ])
  expect((await officer.get(`/offenders/${person}/arms`)).body).toMatchObject({
    total: 1,
    items: [{ state: 'ratified' }],
    next: null,
  })
})

test('refusals have their names', async () => {
  const { path } = await submitted()
  const typeOf = async (by: Program, step: string, body: object) => {
    const answer = await by.post(`${path}/${step}`, body)
    const { type = 'none' } = answer.body as Partial<Problem>
    return [answer.status, type.split('/').at(-1)]
  }
  expect(await typeOf(officer, 'ratify', { version: 2, answers })).toEqual([403, 'forbidden'])
  expect(await typeOf(supervisor, 'ratify', { version: 2 })).toEqual([422, 'empty-answer'])
  expect(await typeOf(supervisor, 'ratify', { version: 1, answers })).toEqual([409, 'stale'])
  expect(await typeOf(supervisor, 'ratify', { answers })).toEqual([422, 'invalid'])
  expect(await typeOf(supervisor, 'return', { version: 2 })).toEqual([422, 'invalid'])
  expect(await typeOf(supervisor, 'return', { version: 2, reasons: 'Test it' })).toEqual([
    200,
    'none',
  ])
  expect(await typeOf(supervisor, 'ratify', { version: 2, answers })).toEqual([
    422,
    'already-decided',
  ])
})

test('a supervisor’s own assessment is refused, as is one without the skill', async () => {
  const person = await site.world.aPerson({ team: 'South office', officer: 'om.south' })
  const [ds, om] = [await site.program('ds.south'), await site.program('om.south')]
  const own = await ds.post(`/offenders/${person}/arms`, { kind: 'initial' })
  const path = `/arms/${(own.body as Shown).id}`
  await ds.post(`${path}/submit`, { version: 1 })
  const refused = await ds.post(`${path}/ratify`, { version: 2, answers })
  expect((refused.body as Problem).type).toMatch(/own-assessment$/)
  const other = await om.post(`/offenders/${person}/arms`, { kind: 'review' })
  const next = `/arms/${(other.body as Shown).id}`
  await om.post(`${next}/submit`, { version: 1 })
  const untrained = await ds.post(`${next}/ratify`, { version: 2, answers })
  expect((untrained.body as Problem).type).toMatch(/not-an-approver$/)
})

test('a day in the future is a fault beside it', async () => {
  const person = await site.world.aPerson()
  const started = await officer.post(`/offenders/${person}/arms`, { kind: 'initial' })
  const path = `/arms/${(started.body as Shown).id}`
  const answer = await officer.post(path, { version: 1, completedOn: '2026-03-03' })
  expect([answer.status, (answer.body as Problem).errors[0]?.field]).toEqual([422, 'completedOn'])
})

test('a page: an empty answer comes back beside its question, with the others kept', async () => {
  const { path } = await submitted()
  const browser = await site.browser('ds.north')
  const typed = Object.fromEntries(
    armsQuestions.map((q) => [`answers.${q}`, `About ${q}: tested.`]),
  )
  const refused = await browser.send(path, `${path}/ratify`, {
    ...typed,
    'answers.children': 'Noted',
  })
  expect(refused.status).toBe(422)
  expect(htmlOf(refused).querySelector('#answers-children-error')).not.toBeNull()
  expect(htmlOf(refused).querySelector('[name="answers.disagreed"]')?.text).toContain('tested')
  const sent = await browser.send(path, `${path}/ratify`, { ...typed, ratifiedOn: '1/3/2026' })
  expect(sent.status).toBe(303)
  expect(wordsOf(await browser.get(path))).toMatch(/Ratified 1 Mar 2026 Ratified by ds.north/)
})

test('a page: started from the list, completed on its own page', async () => {
  const person = await site.world.aPerson()
  const browser = await site.browser('om.north')
  const list = `/offenders/${person}/arms`
  expect((await browser.send(list, list)).status).toBe(422)
  const started = await browser.send(list, list, { kind: 'initial' })
  expect(started.status).toBe(303)
  const path = started.headers['location'] as string
  const sent = await browser.send(path, path, { completedOn: '27/2/2026' })
  expect(sent.status).toBe(303)
  expect(wordsOf(await browser.get(path))).toContain('Awaiting ratification')
})

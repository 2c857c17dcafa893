// The access log page: who may search, within which bounds, and that the search is itself on it.
import { record } from '../../src/audit/index.ts'
import { addPerson } from '../access/world.ts'
import { htmlOf, openSite, wordsOf, type Program, type Site } from '../access/site.ts'

let site: Site
let auditor: Program
let person: string
beforeAll(async () => {
  site = await openSite()
  auditor = await site.program('auditor')
  person = await site.world.run((tx) =>
    addPerson(tx, { visorRef: 'V0000042', team: 'North office', forceId: site.world.forceId }),
  )
  const seen = { action: 'offender.opened', offenderId: person, fields: ['name'] } as const
  const on = (actor: string, day: string) => ({ actor, at: new Date(`${day}T12:00:00Z`) })
  const { run } = site.world
  await run((tx) => record(tx, { ...seen, result: 'shown' }), on('om.north', '2026-02-23'))
  await run((tx) => record(tx, { ...seen, result: 'shown' }), on('om.north', '2026-02-24'))
  await run(
    (tx) => record(tx, { ...seen, result: 'denied', reason: 'reason-needed' }),
    on('om.south', '2026-02-25'),
  )
  await run(
    (tx) => record(tx, { ...seen, result: 'shown', reason: 'covering' }),
    on('om.south', '2026-02-26'),
  )
})
afterAll(() => site.close())

type Item = { at: string; actor: string; action: string; result: string; reason?: string }
const found = async (query: string): Promise<string[]> => {
  const answer = await auditor.get(`/audit?action=offender.opened&${query}`)
  expect(answer.status).toBe(200)
  return answer.body.items.map(({ at, actor }: Item) => `${at.slice(5, 10)} ${actor}`)
}

test.each([
  { query: '', finds: ['02-26 om.south', '02-25 om.south', '02-24 om.north'] },
  {
    query: 'from=2026-02-01',
    finds: ['02-26 om.south', '02-25 om.south', '02-24 om.north', '02-23 om.north'],
  },
  { query: 'from=24/2/2026&to=2026-02-24', finds: ['02-24 om.north'] },
  { query: 'to=2026-02-24', finds: ['02-24 om.north', '02-23 om.north'] },
  { query: 'actor=OM.North', finds: ['02-24 om.north'] },
  { query: 'offender=v0000042&actor=om.north', finds: ['02-24 om.north'] },
  { query: 'offender=V7777777', finds: [] },
  { query: 'result=denied', finds: ['02-25 om.south'] },
  { query: 'reason=given&result=shown', finds: ['02-26 om.south'] },
])('on 2 March "$query" finds $finds', async ({ query, finds }) => {
  expect(await found(query)).toEqual(finds)
})

test('the header says once that an account called auditor is the auditor', async () => {
  const page = await (await site.browser('auditor')).get('/audit')
  const who = htmlOf(page).querySelector('.app-account__who')?.text ?? ''
  expect(who.replace(/\s+/g, ' ').trim()).toBe('Signed in as Auditor')
})

test('a row has the shape of the contract: what does not apply is left out', async () => {
  const { body } = await auditor.get('/audit?action=offender.opened&from=2026-02-24&to=2026-02-24')
  expect(body).toEqual({
    items: [
      {
        id: expect.any(String),
        at: '2026-02-24T12:00:00.000Z',
        actor: 'om.north',
        action: 'offender.opened',
        path: null,
        offenderId: person,
        visorRef: 'V0000042',
        fields: ['name'],
        count: null,
        result: 'shown',
        requestId: null,
      },
    ],
    total: 1,
    next: null,
  })
})

test('the log is read a part at a time to its end, its filters kept in the address', async () => {
  let next: string | null = '/audit?action=offender.opened&from=2026-02-01&size=1'
  const read: string[] = []
  while (next !== null) {
    const answer = await auditor.get(next)
    expect(answer.body.total).toBe(4)
    read.push(...answer.body.items.map(({ id }: { id: string }) => id))
    next = answer.body.next
  }
  expect(new Set(read).size).toBe(4)
})

test.each([
  { query: 'from=2026-03-02&to=2026-03-01', field: 'from' },
  { query: 'from=2025-01-01&to=2026-03-01', field: 'from' },
  { query: 'from=2026-02-30', field: 'from' },
  { query: 'offender=Smith', field: 'offender' },
  { query: 'action=everything', field: 'action' },
  { query: 'result=maybe', field: 'result' },
  { query: 'reason=none', field: 'reason' },
  { query: 'name=Smith', field: 'name' },
  { query: 'actor=a&actor=b', field: 'actor' },
  { query: 'cursor=x', field: 'cursor' },
  {
    query: `cursor=${Buffer.from('["2026-99-99 00:00:00+00","1"]').toString('base64url')}`,
    field: 'cursor',
  },
  {
    query: `cursor=${Buffer.from('["2026-02-26 00:00:00+00","1 or 1"]').toString('base64url')}`,
    field: 'cursor',
  },
])('"$query" is refused beside $field', async ({ query, field }) => {
  const answer = await auditor.get(`/audit?${query}`)
  expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field])
})

test('every search is itself on the log, with whom it was about', async () => {
  await auditor.get('/audit?offender=V0000042&result=denied')
  expect((await site.world.audit()).at(-1)).toEqual({
    actor: 'auditor',
    action: 'audit.searched',
    result: 'shown',
    reason: null,
    path: '/audit',
    fields: ['offender', 'result'],
    offenderId: person,
  })
})

test('the start page asks five plain questions, and each has its answer', async () => {
  const browser = await site.browser('auditor')
  const page = htmlOf(await browser.get('/audit'))
  const questions = page.querySelectorAll('.app-questions section')
  expect(questions.map((one) => one.querySelector('h2')?.text)).toEqual([
    'Who looked at this person?',
    'What did this officer look at?',
    'Which looks were denied?',
    'Which looks needed a reason?',
    'Which looks had no need?',
  ])
  const typed = ['V0000042', 'om.south']
  const answers: string[] = []
  for (const [place, question] of questions.entries()) {
    const fields = question
      .querySelectorAll('input')
      .map((input): [string, string] => [
        input.getAttribute('name') ?? '',
        input.getAttribute('value') || (typed[place] ?? ''),
      ])
    const href = question.querySelector('p a')?.getAttribute('href')?.replaceAll('&amp;', '&')
    const answer = await browser.get(href ?? `/audit?${new URLSearchParams(fields).toString()}`)
    expect(answer.status).toBe(200)
    answers.push(wordsOf(answer))
  }
  expect(answers[0]).toContain('Who looked at V0000042')
  for (const day of ['23 February', '24 February', '25 February', '26 February'])
    expect(answers[0]).toContain(day)
  expect(answers[1]).toContain('What om.south looked at')
  expect(answers[1]).not.toContain('24 February 2026 at 12:00')
  expect(answers[2]).toContain('om.south Offender opened V0000042 name Deniedreason-needed')
  expect(answers[3]).toContain('om.south Offender opened V0000042 name Showncovering')
  const [looks = '', ...ofTheLog] = answers.toReversed()
  for (const answer of ofTheLog) expect(answer).toContain('Ask another question')
  expect(looks).toContain('Looks without need')
})

test('the page of an answer says all of a row, and when there is none', async () => {
  const browser = await site.browser('auditor')
  const denied = await browser.get('/audit?action=offender.opened&result=denied')
  expect(wordsOf(denied)).toContain('om.south Offender opened V0000042 name Deniedreason-needed')
  expect(wordsOf(await browser.get('/audit?actor=nobody.at.all'))).toContain(
    'Nothing in the log answers this, 24 Feb 2026 to 2 Mar 2026.',
  )
})

test.each(['om.north', 'ds.north', 'dci.force', 'analyst', 'admin', 'controlroom'])(
  '%s may not search the log, and that they tried is on it',
  async (username) => {
    const program = await site.program(username)
    expect((await program.get('/audit')).status).toBe(403)
    expect((await site.world.audit()).at(-1)).toMatchObject({
      actor: username,
      action: 'audit.searched',
      result: 'denied',
    })
  },
)

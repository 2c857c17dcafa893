// What the page says once a visit or an attempt is recorded: what waits for a supervisor, what a night tells, and that no plan follows.
import { htmlOf, openSite, wordsOf, type Browser, type Program, type Site } from './site.ts'

let site: Site
let officer: Program
let browser: Browser
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  browser = await site.browser('om.north')
})
afterAll(() => site.close())

const alone = 'Made alone, and nobody’s authority is recorded. It waits for a supervisor'

/** What the page that follows says, the banner first. */
async function told(person: string, typed: Record<string, string>): Promise<string> {
  const kind = typed['seen'] === 'no' ? '?kind=attempt' : ''
  const { seen: _, ...fields } = typed
  const [form, action] = [`/offenders/${person}/visits/new${kind}`, `/offenders/${person}/visits`]
  const csrf =
    htmlOf(await browser.get(form))
      .querySelector('[name="_csrf"]')
      ?.getAttribute('value') ?? ''
  const answer = await browser.post(`${action}${kind}`, {
    ...{ _csrf: csrf, place: 'home', announced: 'no', 'crew.0.officer': 'om.north' },
    ...fields,
  })
  expect([answer.status, wordsOf(answer)]).toEqual([303, ''])
  return wordsOf(await browser.get(`/offenders/${person}/visits/new`))
}

const call = (onDate: string, atTime: string) => ({
  ...{ seen: 'no', outcome: 'no_reply', onDate, atTime },
  'crew.1.officer': 'ds.north',
})

describe('alone', () => {
  const attempt = { seen: 'no', outcome: 'no_reply', onDate: '1/3/2026', atTime: '0900' }
  test('without authority, the banner says that it waits for a supervisor', async () => {
    expect(await told(await site.world.aPerson(), attempt)).toContain(alone)
  })
  test.each([
    ['with authority', { soleCrewAuthority: 'Sgt Calder' }],
    ['in a pair', { 'crew.1.officer': 'ds.north' }],
  ])('%s, it waits for nobody', async (_what, more) => {
    expect(await told(await site.world.aPerson(), { ...attempt, ...more })).not.toContain(alone)
  })
})

describe('calls that found nobody', () => {
  const days = ['25/2/2026', '26/2/2026', '27/2/2026'] as const
  const inspector = 'the inspector chooses what is done'
  test('at high risk level, the third tells who chooses what is done, and the second who is told', async () => {
    const person = await site.world.aPerson({ level: 'high' })
    expect(await told(person, call(days[0], '0900'))).not.toContain('tonight')
    expect(await told(person, call(days[1], '0900'))).toContain(
      'Second call at which nobody was seen or entry was refused: your supervisor and the inspector are told tonight.',
    )
    expect(await told(person, call(days[1], '0930'))).not.toContain(inspector)
    expect(await told(person, call(days[2], '1900'))).toContain(
      `Third call at which nobody was seen or entry was refused: your supervisor and the inspector are told tonight, and ${inspector}.`,
    )
  })
  test('at medium risk level the supervisor alone is told, of the third too', async () => {
    const person = await site.world.aPerson({ level: 'medium' })
    for (const day of days.slice(0, 2)) await told(person, call(day, '0900'))
    expect(await told(person, call(days[2], '0900'))).toContain(
      'Third call at which nobody was seen or entry was refused: your supervisor is told tonight.',
    )
  })
  test('one at which entry was refused at the door is a call that failed', async () => {
    const person = await site.world.aPerson({ level: 'medium' })
    await told(person, call(days[0], '0900'))
    const door = { ...call(days[1], '0900'), seen: 'doorstep', outcome: 'doorstep' }
    const refused = { 'entry.purpose': 'visit', 'entry.obtained': 'no' }
    expect(await told(person, { ...door, ...refused })).toContain(
      'Second call at which nobody was seen or entry was refused: your supervisor is told tonight.',
    )
    expect(await told(person, { ...door, atTime: '1900' })).not.toContain('tonight')
  })
  test('one that police cancelled is no call at the door, and tells nothing', async () => {
    const person = await site.world.aPerson({ level: 'high' })
    for (const day of days.slice(0, 2)) await told(person, call(day, '0900'))
    const cancelled = { ...call(days[2], '0900'), outcome: 'cancelled_by_police' }
    expect(await told(person, cancelled)).not.toContain('tonight')
  })
})

describe('a whole visit without a plan', () => {
  const stands = 'No next visit is planned: this person now stands only on the ceiling'
  const body = (more: object = {}) => ({
    ...{ at: '2026-03-01T18:30:00Z', seen: 'inside', place: 'home', announced: false },
    ...{ crew: ['om.north', 'ds.north'], account: 'He opened the door himself.', ...more },
  })
  const recorded = async (person: string, more: object = {}): Promise<string> => {
    const answer = await officer.post(`/offenders/${person}/visits`, body(more))
    expect(answer.status).toBe(201)
    return (answer.body as { id: string }).id
  }
  const said = async (id: string): Promise<string> => wordsOf(await browser.get(`/visits/${id}`))

  test('says that only the ceiling stands, and leads to the plan', async () => {
    const person = await site.world.aPerson({ level: 'high' })
    const page = await browser.get(`/visits/${await recorded(person)}`)
    expect(wordsOf(page)).toContain(stands)
    const link = htmlOf(page).querySelector(`a[href="/offenders/${person}/visit-plan"]`)
    expect(link?.text).toBe('Plan the next visit')
  })
  test('says nothing of it with a plan, once one is made, or of any but the last visit', async () => {
    const planned = await site.world.aPerson({ level: 'high' })
    const next = { latestBy: '2026-04-20', why: 'A new job', purposes: ['routine'] }
    expect(await said(await recorded(planned, { next }))).not.toContain(stands)
    const person = await site.world.aPerson({ level: 'high' })
    const earlier = await recorded(person, { at: '2026-02-20T18:30:00Z' })
    expect(await said(earlier)).toContain(stands)
    const last = await recorded(person)
    expect(await said(earlier)).not.toContain(stands)
    expect(await said(last)).toContain(stands)
    await officer.post(`/offenders/${person}/visit-plan`, next)
    expect(await said(last)).not.toContain(stands)
  })
})

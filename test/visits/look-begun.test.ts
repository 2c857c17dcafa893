// A look over a visit of which not all is filled in: what is there is looked at, what is missing is told, nothing typed is lost.
import {
  aBody,
  htmlOf,
  openSite,
  wordsOf,
  type Browser,
  type Problem,
  type Program,
} from './site.ts'
import type { Site } from './site.ts'

let site: Site
let officer: Program
let browser: Browser
let id: string
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  browser = await site.browser('om.north')
  id = await site.world.aPerson()
})
afterAll(() => site.close())

type Told = Readonly<{
  look: readonly { point: string; ok: boolean | null; words: string }[]
  missing?: readonly { field: string; message: string }[]
}>

const looked = async (body: object): Promise<Told> => {
  const answer = await officer.post(`/offenders/${id}/visits/look`, body)
  expect([answer.status, answer.body]).toEqual([200, expect.anything()])
  return answer.body as Told
}
const missing = async (body: object): Promise<readonly string[]> =>
  ((await looked(body)).missing ?? []).map(({ field }) => field)

test('of nothing at all every line is told, and all that a record needs is missing', async () => {
  expect((await looked({})).look.map(({ point }) => point)).toEqual([
    ...['specific', 'new', 'verified', 'devices', 'next'],
  ])
  expect(await missing({})).toEqual(['at', 'seen', 'place', 'announced', 'crew'])
})

test.each<[string, object, readonly string[]]>([
  ['all of it', aBody(), []],
  ['no time yet', aBody({ at: '' }), ['at']],
  ['who went', aBody({ crew: null }), ['crew']],
  ['half of somebody of another agency', aBody({ crew: [{ agency: 'Probation' }] }), ['crew.0']],
  ['half a condition', aBody({ conditions: [{ condition: 'No drink' }] }), ['conditions.0.kept']],
  ['anybody who went', aBody({ crew: [] }), ['crew']],
  ['why it was announced', aBody({ announced: true }), ['announcedReason']],
  ['why nobody was seen', aBody({ seen: 'no' }), ['notSeenBecause']],
  ['why the risk moved', aBody({ risk: 'up' }), ['riskWhy']],
  ['half a next plan', aBody({ next: { why: 'Quiet' } }), ['next.latestBy']],
  [
    'half a device',
    aBody({ devices: [{ description: 'Grey tablet', seen: true }] }),
    ['devices.0.checked'],
  ],
  [
    'half of asking to come in',
    aBody({ entry: { sought: true } }),
    ['entry.purpose', 'entry.obtained'],
  ],
])('missing of %s', async (_what, body, fields) => {
  expect(await missing(body)).toEqual(fields)
  expect('missing' in (await looked(body))).toBe(fields.length > 0)
})

test('what is there is looked at: the words, an undescribed device, and no plan without its day', async () => {
  const { look } = await looked({
    account: 'All in order.',
    devices: [{ description: 'Grey tablet' }],
    next: { why: 'Quiet' },
  })
  const words = new Map(look.map((line) => [line.point, line]))
  expect(words.get('specific')?.words).toContain('“all in order”')
  expect(words.get('devices')?.words).toContain('Grey tablet')
  expect(words.get('next')?.ok).toBe(false)
})

test.each([
  ['at', { at: 'yesterday' }],
  ['at', { onDate: '31/2/2026', atTime: '1930' }],
  ['atTime', { onDate: '1/3/2026', atTime: 'half past' }],
  ['atTime', { atTime: 'half past' }],
  ['seen', { outcome: 'through the window' }],
  ['announced', { announced: 'perhaps' }],
  ['devices.0.colour', { devices: [{ colour: 'red' }] }],
  ['next.latestBy', { next: { latestBy: '31/2/2026' } }],
])('what cannot be read is a fault beside %s, whatever is missing', async (field, body) => {
  const answer = await officer.post(`/offenders/${id}/visits/look`, body)
  expect(answer.status).toBe(422)
  expect((answer.body as Problem).errors.map((error) => error.field)).toEqual([field])
})

test('the page tells it with the ways to the fields, keeps what was typed, and records nothing', async () => {
  const drawn = htmlOf(await browser.get(`/offenders/${id}/visits/new`))
  const csrf = drawn.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
  const typed = { _csrf: csrf, onDate: '1/3/2026', account: 'Karen opened.', 'crew.0.officer': '' }
  const answer = await browser.post(`/offenders/${id}/visits/look`, typed)
  expect(answer.status).toBe(200)
  const words = wordsOf(answer)
  expect(words).toContain('Before it can be recorded, fill in what is missing:')
  expect(words).not.toContain('There is something to put right')
  const page = htmlOf(answer)
  const links = page.querySelectorAll('.app-look a').map((link) => link.getAttribute('href') ?? '')
  expect(links).toEqual([
    ...['#onDate', '#outcome', '#place', '#announced', '#crew-0-officer'],
    ...['#account', '#next-latestBy'],
  ])
  expect(links.filter((link) => page.querySelector(link) === null)).toEqual([])
  expect(page.querySelector('[name="account"]')?.text).toContain('Karen opened.')
  const unreadable = { ...typed, atTime: 'half past' }
  const wrong = await browser.post(`/offenders/${id}/visits/look`, unreadable)
  expect([wrong.status, wordsOf(wrong)]).toEqual([
    422,
    expect.stringContaining('Enter the time, like 1930 or 7.30pm'),
  ])
  expect(htmlOf(wrong).querySelector('[name="atTime"]')?.getAttribute('value')).toBe('half past')
  expect(htmlOf(wrong).querySelector('[name="account"]')?.text).toContain('Karen opened.')
  expect((await officer.get(`/offenders/${id}/visits`)).body).toMatchObject({ total: 0 })
})

const looksOver = async (typed: Record<string, string>) => {
  const drawn = htmlOf(await browser.get(`/offenders/${id}/visits/new`))
  const csrf = drawn.querySelector('[name="_csrf"]')?.getAttribute('value') ?? ''
  return htmlOf(await browser.post(`/offenders/${id}/visits/look`, { _csrf: csrf, ...typed }))
}

const openParts = (page: Awaited<ReturnType<typeof looksOver>>): readonly string[] =>
  page.querySelectorAll('main details[open] summary').map(({ text }) => text.trim())

test.each<[string, Record<string, string>, readonly string[]]>([
  ['nothing but the account', { account: 'Calm.' }, []],
  [
    'who opened',
    { 'home.openedBy': 'Karen' },
    ['The home: who opened, rooms seen, who sleeps where'],
  ],
  [
    'a fault in a plan’s first day, and a reference',
    { 'next.earliest': '31/2/2026', visorEntry: 'V1' },
    ['References: body-worn video, ViSOR', 'Not before, and what the next visit is for'],
  ],
  [
    'a third of the crew',
    { 'crew.2.agency': 'Probation' },
    ['More people, or someone of another agency'],
  ],
])(
  'drawn again with %s, only the parts that hold something stand open',
  async (_what, typed, open) => {
    expect(openParts(await looksOver({ 'entry.purpose': '', ...typed }))).toEqual(open)
  },
)

test('a remark leads to its very field, rows left empty between, and Record stands beside the remarks', async () => {
  const page = await looksOver({
    ...{ 'devices.2.description': 'Black telephone', 'devices.2.seen': 'yes' },
    ...{ 'devices.2.checked': 'no', 'devices.2.undeclared': 'yes' },
    'selfReports.1.text': 'Works at the bakery',
  })
  const links = page
    .querySelectorAll('.app-look dl a')
    .map((link) => link.getAttribute('href') ?? '')
  expect(links).toEqual([
    ...['#account', '#selfReports-1-proveBy', '#devices-2-how', '#next-latestBy'],
  ])
  expect(links.filter((link) => page.querySelector(link) === null)).toEqual([])
  expect(page.querySelectorAll('form .app-look button').map(({ text }) => text.trim())).toEqual([
    'Record',
  ])
  expect(page.querySelector('.app-look')?.text).toContain('Nothing to judge')
})

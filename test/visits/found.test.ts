// What was found at visits reaches the supervisor of the owner's team: my team, the force, the briefing, until it is read.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { isAnythingToRead } from '../../src/visits/rules/found.ts'
import type { Finds } from '../../src/visits/types.ts'
import { hrefOf, readerOn, wordsOf } from '../backlog/browser.ts'
import { openSite, type Answer, type Site } from '../corrections/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite('2026-03-02T08:00:00Z')
})
afterEach(() => site.world.close())

const seenAt = '2026-03-02T07:30:00Z'
const child = { name: 'Ivy Marr', relationship: 'niece', safe: true }
const phone = { seen: true, checked: false, undeclared: true, description: 'telephone' }
const both = { account: 'He opened at 7.', children: [child], devices: [phone] }
const text = 'A child was met: niece; an undeclared device was found: telephone'

type Told = Readonly<{ total: number; items: readonly { id: string; found: string }[] }>
const list = async (who: string, query = ''): Promise<Told> =>
  (await site.get(who, `/found-at-visits${query}`)).body as unknown as Told
const team = async (who: string): Promise<Told> =>
  (await site.get(who, '/my-team')).body['found'] as Told
const idsOf = ({ items }: Told): string[] => items.map(({ id }) => id)
const read = (who: string, visit: string, version = 1): Promise<Answer> =>
  site.post(who, `/visits/${visit}/read`, { version })
const typeOf = ({ status, body }: Answer) => [status, String(body['type']).split('/').at(-1)]
const page = async (who: string, path: string) => (await readerOn(site.world, who))(path)

test('a child met and an undeclared telephone stand on my team until the supervisor has read them', async () => {
  const id = await site.person({ surname: 'Foundman' })
  const visit = await site.visit(id, seenAt, both)
  await site.visit(await site.person({}), seenAt, { account: 'He opened at 7.' })
  expect(await team('ds.north')).toMatchObject({ total: 1, items: [{ id: visit, found: text }] })
  const drawn = await page('ds.north', '/my-team')
  expect(wordsOf(drawn)).toMatch(new RegExp(`Foundman \\(V\\d+\\), 2 Mar 2026: ${text}\\.`))
  const links = drawn.querySelectorAll('main a').map(hrefOf)
  expect(links).toEqual(
    expect.arrayContaining([`/visits/${visit}`, `/offenders/${id}`, '/found-at-visits']),
  )
  expect(wordsOf(drawn)).toContain('1 visit at which something was found waits to be read')
  expect(await list('ds.north')).toMatchObject({ total: 1, items: [{ id: visit }] })
  expect((await read('ds.north', visit)).status).toBe(200)
  expect([await team('ds.north'), await list('ds.north')]).toMatchObject([
    { total: 0, items: [] },
    { total: 0, items: [] },
  ])
  expect(wordsOf(await page('ds.north', '/my-team'))).toContain(
    'Everything that was found at visits has been read.',
  )
})

test('the page of the visit says whether anybody has read it, and offers it to the supervisor alone', async () => {
  const visit = await site.visit(await site.person({}), seenAt, both)
  const path = `/visits/${visit}`
  const button = async (who: string) =>
    (await page(who, path)).querySelector(`form[action="${path}/read"] button`)?.text.trim()
  expect([await button('ds.north'), await button('om.north')]).toEqual([
    'I have read this',
    undefined,
  ])
  const unread = 'No supervisor has read yet what was found'
  expect(wordsOf(await page('om.north', path))).toContain(unread)
  await read('ds.north', visit)
  const after = wordsOf(await page('om.north', path))
  expect(after).toContain('What was found was read by DS Ruth Calder on 2 March 2026')
  expect(after).not.toContain(unread)
  expect(await button('ds.north')).toBeUndefined()
})

test('a child added later makes it unread again; words put right that find nothing do not', async () => {
  const visit = await site.visit(await site.person({}), seenAt, both)
  await read('ds.north', visit)
  const account = { version: 1, account: 'He opened at 7, in a coat.' }
  expect((await site.post('om.north', `/visits/${visit}`, account)).status).toBe(200)
  expect((await team('ds.north')).total).toBe(0)
  const more = { version: 2, children: [child, { relationship: 'her brother', safe: null }] }
  expect((await site.post('om.north', `/visits/${visit}`, more)).status).toBe(200)
  expect((await team('ds.north')).items).toMatchObject([
    { id: visit, found: expect.stringContaining('2 children were met: niece, and her brother') },
  ])
  expect(typeOf(await read('ds.north', visit, 2))).toEqual([409, 'stale'])
  expect((await team('ds.north')).total).toBe(1)
  expect((await read('ds.north', visit, 3)).status).toBe(200)
  expect((await team('ds.north')).total).toBe(0)
})

test('it goes to the supervisor of the owner’s team, whoever went; the inspector has the number and its list', async () => {
  const north = await site.visit(await site.person({}), seenAt, both)
  const south = await site.person({ officer: 'om.south', team: 'South office' })
  const crew = { crew: ['om.north', 'ds.north'], seen: 'inside', place: 'home', announced: false }
  const made = await site.post('di.force', `/offenders/${south}/visits`, {
    ...{ at: seenAt, ...crew, ...both },
  })
  const visit = String(made.body['id'])
  expect([idsOf(await team('ds.north')), idsOf(await team('ds.south'))]).toEqual([[north], [visit]])
  expect(typeOf(await read('ds.north', visit))[0]).toBe(403)
  expect((await site.get('di.force', '/force')).body['found']).toBe(2)
  const tile = (await page('di.force', '/force'))
    .querySelectorAll('main a')
    .find((link) => hrefOf(link) === '/found-at-visits')
  expect(tile).toBeDefined()
  expect((await list('di.force')).total).toBe(2)
  expect(idsOf(await list('di.force', '?team=South%20office'))).toEqual([visit])
  expect((await site.get('ds.north', '/found-at-visits?team=South%20office')).status).toBe(404)
  expect((await site.get('om.north', '/found-at-visits')).status).toBe(403)
  expect((await read('di.force', visit)).status).toBe(200)
  expect((await list('di.force')).total).toBe(1)
})

test('what was struck out, and what found nothing, is nobody’s to read', async () => {
  const id = await site.person({})
  const nothing = await site.visit(id, '2026-03-01T07:30:00Z', { account: 'He opened at 7.' })
  expect(typeOf(await read('ds.north', nothing))).toEqual([422, 'nothing-found'])
  const visit = await site.visit(id, seenAt, both)
  await site.world.within((tx) =>
    tx.query('update visits set struck = gen_random_uuid() where id = $1', [visit]),
  )
  expect((await team('ds.north')).total).toBe(0)
  expect(typeOf(await read('ds.north', visit))).toEqual([422, 'struck-out'])
})

test('a reading stands in the log, once, and cannot be taken back', async () => {
  const visit = await site.visit(await site.person({}), seenAt, both)
  await read('ds.north', visit)
  await read('di.force', visit)
  const rows = await site.world.within((tx) =>
    tx.query(`select actor from audit_events where action = 'visit.read' and result = 'done'
      and 'readAt' = any(fields)`),
  )
  expect(rows).toHaveLength(1)
  const undone = site.world.within((tx) => tx.query('delete from visit_reads'))
  await expect(undone).rejects.toThrow(/permission denied|never changed/)
})

test('of a restricted file only its readers are told', async () => {
  const id = await site.person({ surname: 'Hiddenman' })
  await site.visit(id, seenAt, both)
  const restricted = await site.post('di.force', `/offenders/${id}/restriction`, {
    ...{ reason: 'Sensitive', readers: ['di.force'], reviewOn: '2026-06-01' },
  })
  expect(restricted.status).toBe(201)
  expect([await team('ds.north'), await list('ds.north')]).toMatchObject([
    { total: 0, items: [] },
    { total: 0, items: [] },
  ])
  expect(wordsOf(await page('ds.north', '/my-team'))).not.toContain('Hiddenman')
  expect((await list('di.force')).total).toBe(1)
})

type Section = Readonly<{
  name: string
  leads: readonly { text: string; path: string }[]
  lines: readonly { text: string; lead: { path: string } | null }[]
}>
async function briefed(day: string): Promise<Section | undefined> {
  await site.world.within((tx) => issueEditions(tx, localDate(day), 'by hand'))
  const { body } = await site.get('ds.north', `/briefings/${day}`)
  return (body['sections'] as readonly Section[]).find(({ name }) => name === 'found')
}

test('the next briefing counts it and tells each in a line, and no more once it is read', async () => {
  const visit = await site.visit(await site.person({}), seenAt, both)
  site.world.clock.set('2026-03-03T06:30:00Z')
  const section = await briefed('2026-03-03')
  expect(section?.lines.map(({ text: line }) => line)).toEqual([`2 Mar 2026: ${text}.`])
  expect(JSON.stringify(section)).not.toContain('Ivy')
  expect(JSON.stringify(section)).toContain(`/visits/${visit}`)
  expect(section?.leads).toMatchObject([
    { text: '1 visit at which something was found waits to be read' },
  ])
  await read('ds.north', visit)
  site.world.clock.set('2026-03-04T06:30:00Z')
  expect(await briefed('2026-03-04')).toBeUndefined()
})

const samples: readonly (readonly [what: string, told: Finds])[] = [
  ['nothing', { children: [], devices: [], conditions: [], risk: null }],
  ['a child', { children: [child], devices: [], conditions: [], risk: null }],
  ['an undeclared device', { children: [], devices: [phone], conditions: [], risk: 'down' }],
  [
    'a declared device',
    { children: [], devices: [{ ...phone, undeclared: false }], conditions: [], risk: 'same' },
  ],
  [
    'a condition not kept',
    { children: [], devices: [], conditions: [{ condition: 'No drink', kept: 'no' }], risk: null },
  ],
  [
    'a condition kept',
    { children: [], devices: [], conditions: [{ condition: 'No drink', kept: 'yes' }], risk: null },
  ],
  ['risk up', { children: [], devices: [], conditions: [], risk: 'up' }],
]

const taken = { ...{ children: [child], devices: [], conditions: [], risk: null }, at: seenAt }
const marked = samples.flatMap(([, told]) => [
  { ...told, takenOut: [] },
  { ...told, takenOut: [{ ...taken, by: 'om.north' }] },
])

test('the database marks exactly what the rule finds, and another find has another mark', async () => {
  const marks = await site.world.within((tx) =>
    Promise.all(
      marked.map(async ({ children, devices, conditions, risk, takenOut }) => {
        const [row] = await tx.query<{ mark: string | null }>(
          'select mark_of_found($1::jsonb, $2::jsonb, $3::jsonb, $4, $5::jsonb) as mark',
          [
            ...[children, devices, conditions].map((one) => JSON.stringify(one)),
            ...[risk, JSON.stringify(takenOut)],
          ],
        )
        return row?.mark ?? null
      }),
    ),
  )
  expect(marks.map((mark) => mark !== null)).toEqual(marked.map(isAnythingToRead))
  const found = marks.filter((mark) => mark !== null)
  // Four finds alone; those four with something taken out; and that alone.
  expect(new Set(found).size).toBe(9)
})

const notKept = { condition: 'No drink', kept: 'no' }
const ways: readonly (readonly [what: string, told: object, edit: object, text: string])[] = [
  [
    'a child taken out',
    { children: [{ ...child, safe: false }] },
    { children: [] },
    'a child was met: niece (said not to be safe)',
  ],
  [
    'an undeclared telephone taken out',
    { devices: [phone] },
    { devices: [] },
    'an undeclared device was found: telephone',
  ],
  [
    'a condition said to be kept after all',
    { conditions: [notKept] },
    { conditions: [{ ...notKept, kept: 'yes' }] },
    'a condition was not kept',
  ],
  [
    'risk up made the same',
    { risk: 'up', riskWhy: 'He drinks again.' },
    { risk: 'same' },
    'risk is up',
  ],
]
const edited = async (visit: string, version: number, change: object): Promise<void> => {
  const { status } = await site.post('om.north', `/visits/${visit}`, { version, ...change })
  expect(status).toBe(200)
}
const takenText = (text: string): string =>
  `Taken out since, or said otherwise, by om.north on 2 Mar 2026: ${text}. The words before are on the visit`

test.each(ways)('%s before anybody has read it stands until it is read', async (...way) => {
  const [, told, edit, lost] = way
  const visit = await site.visit(await site.person({}), seenAt, told)
  await edited(visit, 1, edit)
  const waits = { total: 1, items: [{ id: visit, found: takenText(lost) }] }
  expect([await team('ds.north'), await list('ds.north')]).toMatchObject([waits, waits])
  await edited(visit, 2, { account: 'Nobody else was there.', concerns: 'None.' })
  expect(await list('ds.north')).toMatchObject(waits)
  const path = `/visits/${visit}`
  expect(wordsOf(await page('ds.north', path))).toContain(takenText(lost))
  expect((await read('ds.north', visit, 3)).status).toBe(200)
  expect((await list('ds.north')).total).toBe(0)
  expect(wordsOf(await page('om.north', path))).toContain(
    'What was found was read by DS Ruth Calder',
  )
})

test('what was read and is taken out afterwards is to be read again, however often it is put back', async () => {
  const visit = await site.visit(await site.person({}), seenAt, { children: [child] })
  await read('ds.north', visit)
  await edited(visit, 1, { children: [] })
  expect((await list('ds.north')).total).toBe(1)
  await edited(visit, 2, { children: [child] })
  expect((await list('ds.north')).items).toMatchObject([
    { found: `A child was met: niece. ${takenText('a child was met: niece')}` },
  ])
  await read('ds.north', visit, 3)
  await edited(visit, 3, { children: [] })
  expect((await list('ds.north')).total).toBe(1)
  await read('ds.north', visit, 4)
  expect((await list('ds.north')).total).toBe(0)
})

test('what was taken out goes with a visit that is set to another time', async () => {
  const visit = await site.visit(await site.person({}), seenAt, { children: [child] })
  await edited(visit, 1, { children: [] })
  const moved = await site.post('om.north', `/visits/${visit}/redate`, {
    ...{ at: '2026-03-02T07:10:00Z', reason: 'The hour was read wrongly off the notes.' },
  })
  expect(moved.status).toBe(201)
  const { total, items } = await list('ds.north')
  expect([total, items[0]?.found]).toEqual([1, takenText('a child was met: niece')])
  expect(items[0]?.id).not.toBe(visit)
})

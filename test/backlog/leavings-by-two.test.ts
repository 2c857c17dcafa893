// Whose a leaving is: never a reader's, never nobody's, and of two who signed the first.
import { anOffice, made, type Office } from '../briefings/office.ts'
import type { Caller } from '../support/world.ts'
import { readerOn, wordsOf } from './browser.ts'

type Item = Readonly<{
  id: string
  version: number
  how: string
  madeBy: string
  level: string
  overdueAgain: boolean
}>

let office: Office
beforeEach(async () => {
  office = await anOffice()
  office.world.clock.set('2026-03-02T09:00:00Z')
}, 30_000)
afterEach(() => office.close())

async function theOne(): Promise<Item> {
  const { body } = await office.inspector.get('/leavings').expect(200)
  const { items } = body as { items: readonly Item[] }
  const [one] = items
  if (one === undefined || items.length > 1) throw new Error(`${items.length} leavings wait`)
  return one
}

const confirmed = async (by: Caller, { id, version }: Item): Promise<number> =>
  (await by.post(`/leavings/${id}/confirm`, { checked: 'The file and its reason', version })).status

const recorded = (by: Caller, path: string, body: object) =>
  made(by.post(`/offenders/${office.id('A')}/${path}`, body))

test.each([
  ['a release', 'events', { kind: 'release', on: '2026-03-02' }],
  ['a transfer in', 'events', { kind: 'transfer_in', on: '2026-03-02' }],
  [
    'days in custody that are over',
    'status-periods',
    {
      status: 'custody',
      from: '2026-02-20',
      to: '2026-03-02',
      reviewOn: '2026-03-02',
      reason: 'Remanded',
    },
  ],
])('%s that sets a later day is by whoever recorded it, who may not confirm it', async (...row) => {
  const [, path, body] = row
  await recorded(office.supervisor, path, body)
  const one = await theOne()
  expect(one.madeBy).toBe('ds.north')
  expect(await confirmed(office.supervisor, one)).toBe(422)
  expect(await confirmed(office.inspector, one)).toBe(200)
})

test.each([
  ['a lower level', 'level', { to: 'low' }],
  ['reactive management', 'management', { to: 'reactive' }],
])('%s is by whoever proposed it, who may not confirm it', async (_words, path, body) => {
  const proposal = { ...body, from: '2026-03-02', why: 'Bedbound since the stroke', version: 1 }
  const answer = await recorded(office.supervisor, path, proposal)
  const { id } = answer.body as { id: string }
  const decision = { agree: true, why: 'Read the assessment' }
  await recorded(office.inspector, `pending-changes/${id}/decision`, decision)
  const one = await theOne()
  expect(one).toMatchObject({ madeBy: 'ds.north', level: 'very_high' })
  expect(await confirmed(office.supervisor, one)).toBe(422)
  expect(await confirmed(office.inspector, one)).toBe(200)
})

test('a later day is asked for by one and agreed by another: it names both, and neither confirms it', async () => {
  const later = { latestBy: '2026-03-10', why: 'Works nights' }
  const plan = (await recorded(office.officer, 'visit-plan', later)).body as { id: string }
  const agreed = { agree: true, why: 'Rang his employer' }
  await made(office.supervisor.post(`/visit-plans/${plan.id}/approve`, agreed))
  const one = await theOne()
  expect(one).toMatchObject({ how: 'plan moved', madeBy: 'om.north', agreedBy: 'ds.north' })
  expect(await confirmed(office.supervisor, one)).toBe(422)
  const page = wordsOf(await (await readerOn(office.world, 'ds.north'))(`/leavings/${one.id}`))
  expect(page).toContain('agreed by DS Ruth Calder, asked for by PC Alex Marsh')
  expect(page).toContain('You agreed to what took this person off the list')
  expect(await confirmed(office.inspector, one)).toBe(200)
})

test('somebody overdue whose level falls is confirmed, though still overdue: later nobody would ask', async () => {
  const proposal = { to: 'medium', from: '2026-03-02', why: 'New assessment', version: 1 }
  const answer = await recorded(office.supervisor, 'level', proposal)
  const { id } = answer.body as { id: string }
  await recorded(office.inspector, `pending-changes/${id}/decision`, {
    agree: true,
    why: 'Agreed',
  })
  expect(await theOne()).toMatchObject({ how: 'level changed', overdueAgain: true })
})

test('what was confirmed stands with the newest first, and names who made and who confirmed it', async () => {
  const remanded = { status: 'custody', from: '2026-03-02', reviewOn: '2026-03-20', reason: 'x' }
  for (const [hour, letter] of [
    ['10', 'A'],
    ['11', 'B'],
  ] as const) {
    office.world.clock.set(`2026-03-02T${hour}:00:00Z`)
    await made(office.officer.post(`/offenders/${office.id(letter)}/status-periods`, remanded))
    expect(await confirmed(office.supervisor, await theOne())).toBe(200)
  }
  const page = await (await readerOn(office.world, 'di.force'))('/leavings?state=confirmed')
  const words = wordsOf(page)
  expect(words).toContain('2 in all: confirmed.')
  expect(words.indexOf('SurnameB')).toBeLessThan(words.indexOf('SurnameA'))
  expect(words).toMatch(/recorded by PC Alex Marsh\. Confirmed by DS Ruth Calder, 2 March 2026/)
})

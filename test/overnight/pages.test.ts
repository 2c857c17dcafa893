// What the pages of the overnight lists say: one thing of each line of a file, where hits lead, and which clock runs.
import { parse } from 'node-html-parser'
import { browserOf } from '../architecture/routes.ts'
import { aWorld, password, type Caller, type World } from '../support/world.ts'
import { aPerson, loadLines, onlyHitOn, sendFile } from './office.ts'

let world: World
let om: Caller
beforeAll(async () => {
  world = await aWorld()
  om = await world.as('om.north')
})
afterAll(() => world.close())

const pageOf = async (path: string) =>
  parse((await (await browserOf(world, 'om.north', password)).get(path).expect(200)).text)

test('a line that was not loaded is never said to be loaded without a cell', async () => {
  const csv = 'PNC ID,Surname,DOB\n98/123456K,Smith,soon\nnone,,\n,,soon\n'
  const { body } = await sendFile(world, 'om.north', { csv, kind: 'custody' })
  const page = await pageOf(`/overnight/lists/${(body as { id: string }).id}`)
  const rows = page
    .querySelectorAll('#faults-region tr, table tr')
    .map((row) => row.querySelectorAll('td').map((cell) => cell.text.trim()))
    .filter((cells) => cells.length > 1)
  const said = rows.map((cells) => [cells.at(0), cells.at(-1)].join(' '))
  expect(said).toEqual([
    '2 Loaded without this',
    '3 Not loaded',
    '3 Not loaded',
    '4 Not loaded',
    '4 Not loaded',
  ])
})

test('the hits of a list lead to where they are decided', async () => {
  await aPerson(om, { pncId: '97/1A' })
  const { list } = await loadLines(om, 'crime', [{ pncId: '97/1A' }])
  const page = await pageOf(`/overnight/lists/${list.id}`)
  const hrefs = page.querySelectorAll('dd a').map((link) => link.getAttribute('href') ?? '')
  const toHits = hrefs.find((href) => href.startsWith('/overnight?')) ?? ''
  expect((await pageOf(toHits)).text).toContain('Decide this')
})

test('whoever confirms is told that another clock began, and the page says so', async () => {
  const person = await aPerson(om, { pncId: '97/2A' })
  await loadLines(om, 'custody', [{ pncId: '97/2A' }])
  const { id } = await onlyHitOn(om, person)
  const path = `/overnight/hits/${id}`
  expect((await pageOf(path)).text).not.toContain('a new clock began')
  const browser = await browserOf(world, 'om.north', password)
  const form = parse((await browser.get(path)).text).querySelector(`form[action="${path}"]`)
  const hidden = (form?.querySelectorAll('input[type=hidden]') ?? []).map((field) => [
    field.getAttribute('name') ?? '',
    field.getAttribute('value') ?? '',
  ])
  const typed = { decision: 'confirm', why: 'Photograph compared', event: 'arrest' }
  const sent = { ...Object.fromEntries(hidden), ...typed }
  await browser.post(path).type('form').send(sent).expect(303)
  const said =
    'Confirmed 2 March 2026 at 08:00, and a new clock began: a child, a review, a visit are to be answered by 3 March 2026 at 08:00, 24 hours on.'
  const page = parse((await browser.get(path)).text)
  expect(page.text.split(said)).toHaveLength(3)
  expect(page.text).toContain('To be answered by')
  expect((await pageOf(path)).text.split(said)).toHaveLength(2)
})

// On paper: of one weekend visit nothing; of the list and of a shift who, how late or in which order, and no address.
import { signIn, visitor, type Site, type Visitor } from '../journeys/site.ts'
import { openBrowser } from '../support/browser.ts'
import { afterNoon, openOffice, type Office } from './office.ts'

jest.setTimeout(120_000)

let office: Office
let site: Site
let officer: Visitor
let id: string
let shift: string
const screens = [
  { width: 1280, script: true },
  { width: 360, script: true },
]

beforeAll(async () => {
  office = await openOffice(afterNoon)
  const { world } = office
  const browser = await openBrowser()
  site = { world, browser, close: () => browser.close() }
  id = await office.person({ surname: 'Applethwait', forenames: 'Martin' })
  const claim = { with: ['ds.south'], note: 'Tomorrow, late morning' }
  await office.post('om.south', `/weekend-list/${id}/claim`, claim)
  const hours = { on: '2026-03-07', from: '1000', until: '2200', with: ['ds.south'] }
  shift = String((await office.post('om.south', '/shifts', hours)).body['id'])
}, 120_000)
afterAll(async () => {
  await site.close()
  await office.world.close()
})

const main = async (): Promise<string> =>
  (await officer.page.locator('main').innerText()).replaceAll(/\s+/g, ' ').trim()

describe.each(screens)('at $width pixels', (screen) => {
  beforeAll(async () => {
    officer = await visitor(site, screen)
  })

  test.each([
    ['one of the pair', 'om.south', 'Print the numbered page instead: make the page above.'],
    [
      'anybody else',
      'om.north',
      'This page is not for paper: whoever claims the visit makes a numbered page and prints that.',
    ],
  ])('printed by %s it holds one sentence and nothing of the person', async (_who, who, told) => {
    await officer.page.context().clearCookies()
    await officer.page.emulateMedia({ media: 'screen' })
    await signIn(officer, who)
    await officer.go(`/weekend-list/${id}`)
    expect(await main()).toContain('Martin Applethwait')
    expect(await main()).not.toContain(told)
    await officer.page.emulateMedia({ media: 'print' })
    expect(await main()).toBe(told)
    expect(await officer.page.title()).not.toContain('Applethwait')
  })

  test.each([
    [
      'the weekend list',
      () => '/weekend-list',
      ['High risk level', 'over', 'Area: NM1', 'Claimed by PC Bryony Kerr'],
    ],
    ['a shift', () => `/shifts/${shift}`, ['Stop 1', 'NM1', 'High risk level,']],
  ])('%s printed keeps who, and no address and no detail', async (_what, path, kept) => {
    await officer.page.context().clearCookies()
    await officer.page.emulateMedia({ media: 'screen' })
    await signIn(officer, 'om.south')
    await officer.go(path())
    const away = ['Mill Lane', 'Everything a stranger needs', 'Tried so far', 'Said on']
    const shown = await main()
    expect(away.filter((words) => shown.includes(words))).not.toEqual([])
    await officer.page.emulateMedia({ media: 'print' })
    const printed = await main()
    expect(away.filter((words) => printed.includes(words))).toEqual([])
    for (const words of ['Martin Applethwait', 'go on numbered pages', ...kept])
      expect(printed).toContain(words)
  })

  test('what is said of it once made is not printed either', async () => {
    await officer.page.context().clearCookies()
    await officer.page.emulateMedia({ media: 'screen' })
    await signIn(officer, 'om.south')
    const other = await office.person({ surname: 'Birkby', forenames: 'Joel' })
    await officer.go(`/weekend-list/${other}`)
    await officer.page.getByLabel('Which officer goes with you?').selectOption('ds.south')
    await officer.page.getByRole('button', { name: 'Claim this visit' }).click()
    await officer.page.getByText('You have claimed this visit').waitFor()
    await officer.page.emulateMedia({ media: 'print' })
    expect(await main()).toBe('Print the numbered page instead: make the page above.')
  })
})

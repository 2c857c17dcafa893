// The order of a planned shift is changed by mouse where scripts run, and by buttons everywhere.
import { openOffice, type Office } from '../shifts/office.ts'
import { openBrowser } from '../support/browser.ts'
import { screens, signIn, visitor, type Screen, type Site, type Visitor } from './site.ts'

jest.setTimeout(90_000)

let office: Office
let site: Site
let officer: Visitor
let path: string

beforeAll(async () => {
  office = await openOffice('2026-03-06T13:00:00Z')
  const { world } = office
  const browser = await openBrowser()
  const close = async (): Promise<void> => {
    await browser.close()
    await world.close()
  }
  site = { world, browser, close }
  for (const surname of ['Ashby', 'Birch', 'Cole']) await office.person({ surname })
}, 60_000)
afterAll(() => site.close())

async function planAt(screen: Screen): Promise<void> {
  const shift = { on: '2026-03-07', from: '1000', until: '2200', with: ['ds.north'] }
  const made = await office.post('om.north', '/shifts', shift)
  path = `/shifts/${String(made.body['id'])}`
  officer = await visitor(site, screen)
  await signIn(officer, 'om.north')
  await officer.go(path)
}

const stops = () => officer.page.locator('.app-stop')
const order = async (): Promise<readonly string[]> =>
  (await stops().locator('.app-person__name').allInnerTexts()).map(
    (text) => /Ashby|Birch|Cole/.exec(text)?.[0] ?? '',
  )
const kept = async (): Promise<readonly string[]> => {
  const { body } = await office.get('om.north', path)
  return (body['stops'] as { offender: { name: string } }[]).map(
    ({ offender }) => offender.name.split(' ').at(-1) ?? '',
  )
}

describe.each(screens)('at $width pixels, scripts $script', (screen) => {
  beforeAll(() => planAt(screen))

  test('the buttons move a stop down and up', async () => {
    const [first = '', second = '', third = ''] = await kept()
    await stops().first().getByRole('button', { name: 'Move down' }).click()
    await officer.page.waitForURL(/moved=/)
    expect(await kept()).toEqual([second, first, third])
    // The same button of the same stop has the focus: the next press moves it on.
    const moved = stops().nth(1)
    expect(await moved.locator(':focus').textContent()).toContain('Move down')
    expect(await moved.getByRole('status').textContent()).toBe('Moved: now stop 2 of 3.')
    const loaded = officer.page.waitForEvent('load')
    await stops().last().getByRole('button', { name: 'Move up' }).click()
    await loaded
    expect(await order()).toEqual([second, third, first])
    expect(await officer.wrongs()).toEqual([])
  })
})

describe('by mouse', () => {
  beforeAll(async () => {
    await planAt({ width: 1280, script: true })
    // All stops at once: the browser is not made to scroll while it holds one.
    await officer.page.setViewportSize({ width: 1280, height: 2400 })
  })

  test('a stop that is dragged stands in its new place after the page is loaded again', async () => {
    const [first = '', second = '', third = ''] = await order()
    const handle = stops().first().locator('.app-stop__handle')
    await handle.dragTo(stops().last(), { targetPosition: { x: 40, y: 60 } })
    await officer.page.waitForURL(/moved=/)
    expect(await kept()).toEqual([second, first, third])
    await officer.page.reload()
    expect(await order()).toEqual([second, first, third])
  })

  test('past the middle of the last it lands behind it, and dropped on itself it stays', async () => {
    const [first = '', second = '', third = ''] = await order()
    const box = await stops().last().boundingBox()
    const loaded = officer.page.waitForEvent('load')
    await stops()
      .first()
      .locator('.app-stop__handle')
      .dragTo(stops().last(), { targetPosition: { x: 40, y: (box?.height ?? 0) - 10 } })
    await loaded
    expect(await order()).toEqual([second, third, first])
    const asked: string[] = []
    officer.page.on('request', (one) => asked.push(one.url()))
    await stops().first().locator('.app-stop__handle').dragTo(stops().first())
    expect(asked.filter((url) => url.endsWith('/move'))).toEqual([])
  })

  test('what takes it by mouse is nothing to a keyboard or a screen reader', async () => {
    const main = officer.page.locator('main')
    const tree = await main.ariaSnapshot()
    expect(tree).toContain('Move down')
    expect(tree).not.toContain('Drag')
    expect(await main.locator('.app-stop__handle[tabindex], button.app-stop__handle').count()).toBe(
      0,
    )
    expect(await officer.wrongs()).toEqual([])
  })
})

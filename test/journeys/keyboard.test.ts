// A person without a mouse: in, found, opened and an attempt recorded with the keyboard alone.
import type { Locator } from 'playwright-core'
import { password } from '../support/world.ts'
import { caseload, worst } from '../support/register.ts'
import { importFile } from '../../src/imports/index.ts'
import { openSite, visitor, words, type Site, type Visitor } from './site.ts'

let site: Site
let officer: Visitor

beforeAll(async () => {
  site = await openSite()
  officer = await visitor(site, { width: 1280, script: true })
  const { product, forceId } = site.world
  const loading = { fileName: 'register.csv', bytes: caseload.bytes, dryRun: false }
  const loaded = await importFile(product, { ...loading, forceId, actor: 'system' })
  if (!loaded.ok) throw new Error(loaded.fault)
}, 60_000)
afterAll(() => site.close())

const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === one.ownerDocument.activeElement)

/** Tab until it has the focus, as a person would; what never gets it cannot be reached. */
async function tabTo(element: Locator, most = 60): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await isFocused(element)) return
    await officer.page.keyboard.press('Tab')
  }
  throw new Error(`${String(element)} is not reached by ${most} presses of Tab`)
}

async function enter(element: Locator): Promise<void> {
  await tabTo(element)
  await officer.page.keyboard.press('Enter')
}

test('an officer signs in, finds the person, and records an attempt by keyboard alone', async () => {
  const { page, go } = officer
  const { keyboard } = page
  await go('/sign-in')
  await tabTo(page.getByLabel('Username'))
  await keyboard.type('om.north')
  await keyboard.press('Tab')
  await keyboard.type(password)
  await keyboard.press('Enter')
  await page.waitForURL('**/my-day')

  await tabTo(page.getByRole('searchbox'))
  await keyboard.type('applethwait')
  await keyboard.press('Enter')
  await page.waitForURL('**/offenders?q=*')
  await enter(page.getByRole('link', { name: worst.name }).first())
  await page.waitForURL(/\/offenders\/[0-9a-f-]+$/)

  await enter(page.getByRole('link', { name: 'Record an attempt' }).first())
  await page.waitForURL('**/visits/new?kind=attempt')
  const outcomes = page.locator('input[name=outcome]')
  await tabTo(outcomes.first())
  await keyboard.press('Space')
  await keyboard.press('ArrowDown')
  expect(await outcomes.nth(1).isChecked()).toBe(true)
  await enter(page.getByRole('button', { name: 'Record', exact: true }))
  await page.waitForURL(/\/offenders\/[0-9a-f-]+$/)
  expect(await words(officer)).toContain('It does not count as a visit')
}, 60_000)

test('the first press of Tab offers to skip to the main content, and Enter goes there', async () => {
  const { page, go } = officer
  await go('/duties')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to main content' })
  expect(await isFocused(skip)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const inside = await page.locator('main :focus').count()
  expect(inside).toBe(1)
})

// The look in a real browser: nothing for axe to find, nothing that bends a small screen, marked on paper.
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import express from 'express'
import type { Browser, Page } from 'playwright-core'
import { assetMounts } from '../../../src/platform/views/assets.ts'
import { violationsOn } from '../../support/axe.ts'
import { openBrowser } from '../../support/browser.ts'
import { aChrome } from '../../support/chrome.ts'
import { pagesOfPdf } from '../../support/pdf-pages.ts'
import { missingPaths } from '../../support/view-contract.ts'
import { errorSamples } from './error-samples.ts'
import { specimen, specimenViews } from './specimen.ts'

const policy = [
  "default-src 'none'; script-src 'self' 'nonce-bm9uY2U'; style-src 'self'; img-src 'self'",
  "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'",
].join('; ')
const flash = {
  kind: 'success',
  heading: 'Visit recorded',
  text: 'Next visit by 2 June 2026.',
} as const
/** Where to put pictures of the page, for a person who wants to look. */
const pictures = process.env['PICTURES']
const views = specimenViews()
const errorPages = Object.entries(errorSamples)

let browser: Browser
let server: Server
let address: string

beforeAll(async () => {
  const app = express()
  for (const { path, folder } of assetMounts(process.cwd())) app.use(path, express.static(folder))
  app.get('/specimen', (_request, response) => {
    response.set('content-security-policy', policy)
    response.send(views.render('specimen', specimen, aChrome({ flash })))
  })
  app.get('/errors/:page', (request, response) => {
    const [name, sample] = errorPages.find(([one]) => one === `errors/${request.params.page}`) ?? [
      '',
      {},
    ]
    response.set('content-security-policy', policy).send(views.render(name, sample, aChrome()))
  })
  server = createServer(app)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await new Promise((closed) => server.close(closed))
})

/** How far the page as a whole scrolls sideways. */
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

type Seen = Readonly<{ page: Page; faults: string[] }>
async function look(width: number, javaScriptEnabled = true, path = '/specimen'): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (line) => (line.type() === 'error' ? faults.push(line.text()) : undefined))
  page.on('pageerror', (fault) => faults.push(String(fault)))
  page.on('response', (one) => (one.status() >= 400 ? faults.push(one.url()) : undefined))
  await page.goto(`${address}${path}`)
  if (pictures !== undefined)
    await page.screenshot({
      path: `${pictures}/${path.slice(1).replace('/', '-')}-${width}-${javaScriptEnabled}.png`,
      fullPage: true,
    })
  return { page, faults }
}

test('the specimen places only what its model holds', () => {
  expect(missingPaths(views, 'specimen', specimen)).toEqual([])
})

test('every partial stands on the specimen or in the layout', () => {
  const whole = views.names.filter((name) => /^partials\/[^_]/.test(name))
  const reached = reachedFrom('specimen')
  expect(whole.filter((name) => !reached.has(name))).toEqual([])
})

function reachedFrom(name: string, seen = new Set<string>()): Set<string> {
  seen.add(name)
  const called = JSON.stringify(views.tree(name)).matchAll(/"original":"([\w-]+\/[\w-]+)"/g)
  for (const [, next = ''] of called)
    if (!seen.has(next) && views.names.includes(next)) reachedFrom(next, seen)
  return seen
}

test('scripts and styles run under the content security policy with nothing refused or missing', async () => {
  const { page, faults } = await look(1280)
  await page.waitForLoadState('networkidle')
  expect(faults).toEqual([])
  expect(await page.locator('.moj-datepicker__toggle').count()).toBe(1)
})

test.each([1280, 360])('axe finds nothing at %d pixels', async (width) => {
  const { page } = await look(width)
  const violations = await violationsOn(page)
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test.each(errorPages.map(([name]) => name))(
  'axe finds nothing on %s, and it fits a small screen',
  async (name) => {
    const { page, faults } = await look(360, true, `/${name}`)
    const violations = await violationsOn(page)
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(faults).toEqual([])
    expect(await page.evaluate(sideways)).toBe(0)
  },
)

test.each([true, false])(
  'at 360 pixels only tables scroll sideways (JavaScript %s)',
  async (script) => {
    const { page } = await look(360, script)
    expect(await page.evaluate(sideways)).toBe(0)
    await page.locator('.app-table-region').focus()
    const scrolls = 'document.activeElement.scrollWidth > document.activeElement.clientWidth'
    expect(await page.evaluate(scrolls)).toBe(true)
  },
)

test('without JavaScript the navigation shows, and a field that belongs to an answer shows with it', async () => {
  const { page } = await look(360, false)
  expect(await page.locator('.govuk-service-navigation__list').isVisible()).toBe(true)
  expect(await page.locator('#elsewhere').isVisible()).toBe(false)
  await page.locator('#seen-3').check()
  expect(await page.locator('#elsewhere').isVisible()).toBe(true)
})

test('on paper every sheet is marked at its top and its bottom, and says which of how many it is', async () => {
  const { page } = await look(1280)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const sheets = pagesOfPdf(pdf)
  expect(sheets.length).toBeGreaterThan(2)
  for (const [index, sheet] of sheets.entries()) {
    expect(sheet.split('OFFICIAL-SENSITIVE').length - 1).toBeGreaterThanOrEqual(2)
    expect(sheet).toContain(`${index + 1} of ${sheets.length}`)
  }
  if (pictures !== undefined) writeFileSync(`${pictures}/print.pdf`, pdf)
})

test('on paper what only works on a screen is gone and links are not written out', async () => {
  const { page } = await look(1280)
  await page.emulateMedia({ media: 'print' })
  const styleOf = (selector: string, property: string, part = '') =>
    page.evaluate(`getComputedStyle(document.querySelector('${selector}'), '${part}').${property}`)
  const screenOnly = [
    '.govuk-service-navigation',
    '.app-search',
    '.app-account__out',
    '.govuk-button',
  ]
  for (const selector of screenOnly)
    expect([selector, await styleOf(selector, 'display')]).toEqual([selector, 'none'])
  expect(await styleOf('.app-person__name', 'content', '::after')).toBe('none')
  expect(await styleOf('.app-table-region', 'overflowX')).toBe('visible')
  if (pictures !== undefined) {
    await page.setViewportSize({ width: 720, height: 1000 })
    await page.screenshot({ path: `${pictures}/print.png`, fullPage: true })
  }
})

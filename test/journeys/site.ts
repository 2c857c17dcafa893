// The product as people meet it: a world with its worker, a real browser, and everything that may be wrong with a page.
import type { Browser, Page } from 'playwright-core'
import { startImportWorker } from '../../src/imports/index.ts'
import { violationsOn } from '../support/axe.ts'
import { openBrowser } from '../support/browser.ts'
import { aWorld, password, type World } from '../support/world.ts'

export type Site = Readonly<{ world: World; browser: Browser; close(): Promise<void> }>

export async function openSite(): Promise<Site> {
  const world = await aWorld('2026-03-02T08:00:00Z')
  const worker = startImportWorker(world.product)
  const browser = await openBrowser()
  const close = async (): Promise<void> => {
    await browser.close()
    await worker.stop()
    await world.close()
  }
  return { world, browser, close }
}

export type Screen = Readonly<{
  width: number
  script: boolean
  /** What an earlier screen of the same journey told already: no screen changes its colours or its links. */
  told?: 'colours and links' | 'all but its width'
}>

/** What a journey is made on: a desk with scripts, and a telephone without, which needs the most of a page. */
export const screens: readonly Screen[] = [
  { width: 1280, script: true },
  { width: 360, script: false, told: 'colours and links' },
]

/** The journeys of a visit are made on every one: what is done at the kerb is done at a desk too, and either may lack scripts. */
export const everyScreen: readonly Screen[] = [
  ...screens,
  { width: 1280, script: false, told: 'all but its width' },
  { width: 360, script: true, told: 'all but its width' },
]

/** One person at one screen; `faults` gathers what the browser complains of. */
export type Visitor = Readonly<{
  page: Page
  screen: Screen
  faults: string[]
  go(path: string): Promise<void>
  /** Everything that is wrong with the page now shown, in words. */
  wrongs(): Promise<string[]>
}>

/** How far the page as a whole scrolls sideways. */
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

export async function visitor({ world, browser }: Site, screen: Screen): Promise<Visitor> {
  const viewport = { width: screen.width, height: 800 }
  const context = await browser.newContext({ viewport, javaScriptEnabled: screen.script })
  const colours = screen.told === undefined
  const copy = screen.script ? null : await (await browser.newContext({ viewport })).newPage()
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const faults: string[] = []
  page.on('console', (line) => (line.type() === 'error' ? faults.push(line.text()) : undefined))
  page.on('pageerror', (fault) => faults.push(String(fault)))
  page.on('response', (one) =>
    one.status() >= 400 ? faults.push(`${one.status()} ${one.url()}`) : undefined,
  )
  const answered = new Set<string>()
  return {
    page,
    screen,
    faults,
    go: async (path) => {
      await page.goto(`${world.address}${path}`)
    },
    wrongs: async () => [
      ...faults.splice(0),
      ...(await tooWide(page)),
      ...(screen.told === 'all but its width' ? [] : await foundByAxe(page, { copy, colours })),
      ...(screen.told === undefined ? await deadLinks(page, answered) : []),
    ],
  }
}

/** axe needs scripts: a page without them is laid before it again as it stood, its own scripts taken out. */
async function laidBefore(page: Page, copy: Page): Promise<void> {
  const body = (await page.content()).replaceAll(/<script\b[^>]*>.*?<\/script>/gs, '')
  const address = page.url()
  await copy.route(address, (route) => route.fulfill({ contentType: 'text/html', body }))
  await copy.goto(address)
  await copy.unroute(address)
}

type Look = Readonly<{ copy: Page | null; colours: boolean }>

async function foundByAxe(page: Page, { copy, colours }: Look): Promise<string[]> {
  if (copy !== null) await laidBefore(page, copy)
  return (await violationsOn(copy ?? page, { colours })).flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${page.url()} axe ${id}: ${html.slice(0, 200)}`),
  )
}

async function tooWide(page: Page): Promise<string[]> {
  const by = Number(await page.evaluate(sideways))
  return by > 0 ? [`${page.url()} scrolls sideways by ${by} px`] : []
}

const hrefs = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"

/** Enough of one kind of page on one page: the file of a hundredth person breaks as that of the first did. */
const mostOfAKind = 3

/** Each address is asked for once in a journey, as the one who is signed in; of many of a kind a few. */
async function deadLinks(page: Page, answered: Set<string>): Promise<string[]> {
  const { origin } = new URL(page.url())
  const asked = new Map<string, number>()
  const found = await page.evaluate<string[]>(hrefs)
  const links = new Set(found.map((href) => href.split('#')[0] ?? ''))
  const dead: string[] = []
  for (const href of links) {
    const kind = href.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    const before = asked.get(kind) ?? 0
    if (!href.startsWith(origin) || answered.has(href) || before >= mostOfAKind) continue
    answered.add(href)
    asked.set(kind, before + 1)
    const answer = await page.request.get(href, { headers: { Accept: 'text/html' } })
    if (answer.status() >= 400) dead.push(`${page.url()} links to ${href}: ${answer.status()}`)
  }
  return dead
}

export async function signIn(
  { page, go }: Pick<Visitor, 'page' | 'go'>,
  username: string,
): Promise<void> {
  await go('/sign-in')
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** The words of the page's main part, spaces folded. */
export const words = async ({ page }: Visitor): Promise<string> =>
  (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')

// Typing where the signal goes: nothing typed is lost and nothing is recorded twice, whatever happens in between.
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import type { World } from '../support/world.ts'
import { openSite, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(90_000)

const account = 'He opened the door himself.'
const more = ' The new telephone lay on the table, and he put it away.'
const morning = '2026-03-02T08:00:00Z'

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site.close())

const aPerson = async (world: World): Promise<string> => {
  number += 1
  const made = await (
    await world.as('om.north')
  )
    .post('/offenders', {
      ...{ visorRef: `V${String(number).padStart(7, '0')}`, surname: 'Mortimer' },
      ...{ forenames: 'Neil', dateOfBirth: `19${50 + number}-02-03`, sex: 'M', level: 'high' },
      ...{
        leadAgency: 'police',
        leadSince: '2026-01-05',
        officer: 'om.north',
        team: 'North office',
      },
    })
    .expect(201)
  return (made.body as { id: string }).id
}

type Recorded = Readonly<{ total: number; items: readonly { account: string | null }[] }>

const recorded = async (person: string): Promise<Recorded> => {
  const { body } = await (await site.world.as('om.north')).get(`/offenders/${person}/visits`)
  return body as Recorded
}

const keptWords = async (person: string): Promise<string | null> => {
  const { body } = await (await site.world.as('om.north')).get(`/offenders/${person}/drafts/visit`)
  return (body as { fields?: { account?: string } }).fields?.account ?? null
}

/** Waits until the form says so; what it says instead is told. */
async function comesToSay(page: Page, text: string): Promise<void> {
  const status = page.locator('[data-draft-status]')
  await status
    .filter({ hasText: text })
    .waitFor()
    .catch(async () => expect(await status.innerText()).toContain(text))
}

/** Longer than the form waits for a writer to pause, and shorter than it waits for an answer. */
const aPause = 5_000

/** As `comesToSay`, when a writer has paused: the browser's own clock goes on, and nobody waits for it. */
async function says(page: Page, text: string): Promise<void> {
  await page.clock.fastForward(aPause)
  await comesToSay(page, text)
}

const told = (page: Page) => page.getByLabel('What happened', { exact: true })
const record = (page: Page) => page.getByRole('button', { name: 'Record', exact: true })

/** The file, or the page of the visit where something must follow. */
const isOver = ({ pathname }: URL): boolean => /^\/(offenders|visits)\/[0-9a-f-]+$/.test(pathname)

/** Everything that this tab keeps, wherever a page can keep something. */
const inThisTab = (page: Page): Promise<string> =>
  page.evaluate('JSON.stringify(Object.values(sessionStorage))').then(String)
/** As a tab is left that was closed without a signal on a form drawn again with more rows. */
const heldWithAnotherRow = `(() => {
  const form = document.querySelector('form[data-draft]')
  const name = 'draft ' + form.dataset.draft
  const words = Object.fromEntries([...new FormData(form)].filter(([one]) => !one.startsWith('_')))
  const held = { ...JSON.parse(sessionStorage.getItem(name)), isUnsent: true }
  held.words = { ...words, 'children.5.name': 'Ada' }
  sessionStorage.setItem(name, JSON.stringify(held))
})()`
const inThisBrowser = (page: Page): Promise<number> =>
  page.evaluate('localStorage.length').then(Number)

// At the kerb it is a telephone that loses its signal.
describe('At 360 pixels,', () => {
  /** One of its own: a browser of one process lends what scripts send the cookies of another of its contexts. */
  let browser: Browser
  let officer: Visitor
  let person: string
  let form: string
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    officer = await visitor({ ...site, browser }, { width: 360, script: true })
    page = officer.page
    page.setDefaultTimeout(12_000)
    await page.clock.install()
    await signIn(officer, 'om.north')
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    person = await aPerson(site.world)
    form = `/offenders/${person}/visits/new`
    await officer.go(form)
  })
  afterEach(async () => {
    await page.context().setOffline(false)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  const begin = async (): Promise<void> => {
    await page.getByLabel('Seen inside', { exact: false }).first().check()
    await page.getByLabel('Time', { exact: true }).fill('0730')
    await page.locator('[name="announced"][value="no"]').check()
    await told(page).fill(account)
  }
  const offline = (is: boolean): Promise<void> => page.context().setOffline(is)

  test('what is typed is kept every few seconds, in the account and nowhere else in the browser', async () => {
    await begin()
    await comesToSay(page, 'Kept at 08:00, not recorded yet.')
    expect(await keptWords(person)).toBe(account)
    await page.reload()
    expect(await words(officer)).toContain('Kept at 08:00, not recorded yet. Only you see it.')
    expect(await told(page).inputValue()).toBe(account)
    expect(await page.getByLabel('Time', { exact: true }).inputValue()).toBe('0730')
    expect(await inThisBrowser(page)).toBe(0)
    expect(await officer.wrongs()).toEqual([])
  })

  test('the network is cut in the middle of typing: one visit with all words when it is back', async () => {
    await begin()
    await says(page, 'Kept at')
    await offline(true)
    await told(page).fill(account + more)
    await says(page, 'No signal. What you type is kept on this device')
    await record(page).click()
    await says(page, 'may not be recorded yet')
    expect((await recorded(person)).total).toBe(0)
    await offline(false)
    await page.waitForURL(isOver)
    const { total, items } = await recorded(person)
    expect([total, items[0]?.account]).toEqual([1, account + more])
    expect(await inThisTab(page)).not.toContain(account)
    officer.faults.splice(0)
  })

  test('typed without a signal and left by a reload, the words come back and are kept', async () => {
    await begin()
    await says(page, 'Kept at')
    await offline(true)
    await told(page).fill(account + more)
    await says(page, 'No signal.')
    await page.route('**/drafts/visit', (route) => route.abort())
    await offline(false)
    await page.reload()
    expect(await told(page).inputValue()).toBe(account + more)
    await page.unrouteAll()
    await says(page, 'Kept at 08:00')
    expect(await keptWords(person)).toBe(account + more)
    officer.faults.splice(0)
  })

  test('words of a row that the page has no more are put back with their row', async () => {
    await begin()
    await says(page, 'Kept at')
    await page.evaluate(heldWithAnotherRow)
    await page.reload()
    const sixth = page.getByRole('group', { name: 'Child 6' }).getByLabel('Name, if known')
    await sixth.waitFor()
    expect(await sixth.inputValue()).toBe('Ada')
    expect(await told(page).inputValue()).toBe(account)
  })

  test('an answer that never came: sent again it is one visit, and the page goes on to it', async () => {
    await begin()
    let lost = 0
    await page.route(`**/offenders/${person}/visits`, async (route) => {
      await route.fetch()
      lost += 1
      if (lost === 1) await route.abort()
      else await route.continue()
    })
    await record(page).click()
    await says(page, 'may not be recorded yet')
    await page.getByRole('button', { name: 'Send it now' }).click()
    await page.waitForURL(isOver)
    expect((await recorded(person)).total).toBe(1)
    officer.faults.splice(0)
  })

  test('typed on after an answer that never came: told that it was recorded, nothing lost, nothing twice', async () => {
    await begin()
    await page.route(`**/offenders/${person}/visits`, async (route) => {
      await route.fetch()
      await route.abort()
    })
    await record(page).click()
    await says(page, 'may not be recorded yet')
    await told(page).fill(account + more)
    await page.unrouteAll()
    await record(page).click()
    await says(page, 'This was recorded at 08:00.')
    const { total, items } = await recorded(person)
    expect([total, items[0]?.account]).toEqual([1, account])
    expect(await told(page).inputValue()).toBe(account + more)
    const link = page.getByRole('link', { name: /^Open it/ })
    expect(await link.getAttribute('href')).toMatch(/^\/visits\//)
    officer.faults.splice(0)
  })

  test('Record pressed twice is one visit', async () => {
    await begin()
    await record(page).evaluate((button) => {
      const form = button.closest('form')
      form?.requestSubmit()
      form?.requestSubmit()
    })
    await page.waitForURL(isOver)
    expect(await words(officer)).toContain('Visit recorded')
    expect((await recorded(person)).total).toBe(1)
  })

  /** Holds the answer to Record back until it is let go. */
  const held = async (): Promise<Readonly<{ asked: () => number; letGo: () => void }>> => {
    let letGo = (): void => undefined
    let asked = 0
    const until = new Promise<void>((done) => {
      letGo = done
    })
    await page.route(`**/offenders/${person}/visits`, async (route) => {
      asked += 1
      await until
      await route.continue()
    })
    return { asked: () => asked, letGo }
  }

  test('while Record is under way its button says so, and a second press does nothing', async () => {
    await begin()
    const answer = await held()
    await record(page).click()
    const busy = page.getByRole('button', { name: 'Recording…' })
    await busy.waitFor()
    await page.waitForTimeout(1_100)
    // As a browser tells of a field that is left, whatever was typed in it before.
    await told(page).dispatchEvent('change')
    await busy.click()
    await says(page, 'Sending.')
    expect(await page.locator('[data-draft-status]').innerText()).not.toContain('No signal')
    expect(answer.asked()).toBe(1)
    answer.letGo()
    await page.waitForURL(isOver)
    expect((await recorded(person)).total).toBe(1)
  })

  test('typed on while Record was under way: told that it was recorded, and the page keeps the rest', async () => {
    await begin()
    const answer = await held()
    await record(page).click()
    await page.getByRole('button', { name: 'Recording…' }).waitFor()
    await told(page).fill(account + more)
    answer.letGo()
    await says(page, 'This was recorded at 08:00.')
    expect(await told(page).inputValue()).toBe(account + more)
    expect((await recorded(person)).items[0]?.account).toBe(account)
    expect(await record(page).isVisible()).toBe(true)
    officer.faults.splice(0)
  })

  test('what is wrong with the form is told on it, with everything typed and still one visit', async () => {
    await begin()
    await page.getByLabel('Time', { exact: true }).fill('late')
    await record(page).click()
    await page.getByText('There is something to put right').waitFor()
    expect(await told(page).inputValue()).toBe(account)
    await page.getByLabel('Time', { exact: true }).fill('0730')
    await record(page).click()
    await page.waitForURL(isOver)
    expect((await recorded(person)).total).toBe(1)
    officer.faults.splice(0)
  })

  test('signed out by time in the middle: the words stay, and go on after signing in elsewhere', async () => {
    await begin()
    await says(page, 'Kept at')
    site.world.clock.set('2026-03-02T08:45:00Z')
    await told(page).fill(account + more)
    await says(page, 'You were signed out, so this is not recorded.')
    const other = await visitorIn(page, 'om.north')
    await other.waitForURL('**/my-day')
    expect((await other.locator('main').innerText()).replaceAll(/\s+/g, ' ')).toContain(
      'Begun and not recorded',
    )
    await other.close()
    await page.bringToFront()
    await page.evaluate("window.dispatchEvent(new Event('focus'))")
    await says(page, 'Kept at 08:45')
    await record(page).click()
    await page.waitForURL(isOver)
    const { total, items } = await recorded(person)
    expect([total, items[0]?.account]).toEqual([1, account + more])
    officer.faults.splice(0)
    site.world.clock.set(morning)
    await signIn(officer, 'om.north')
  })

  test('another person who signs in meanwhile is sent nothing in their name', async () => {
    await begin()
    await says(page, 'Kept at')
    await page.context().clearCookies()
    const other = await visitorIn(page, 'ds.north')
    await told(page).fill(account + more)
    await says(page, 'Somebody else is signed in now.')
    expect(await keptWords(person)).toBe(account)
    await other.close()
    await page.context().clearCookies()
    officer.faults.splice(0)
    await signIn(officer, 'om.north')
  })

  test('signing out keeps the words in the account and leaves none in the browser', async () => {
    await begin()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    expect(await inThisTab(page)).not.toContain(account)
    expect(await keptWords(person)).toBe(account)
    await signIn(officer, 'om.north')
  })

  test('typed on in another tab: nothing is written over, and the writer chooses', async () => {
    await begin()
    await says(page, 'Kept at')
    const other = await page.context().newPage()
    await other.goto(`${site.world.address}${form}`)
    await told(other).fill('Typed in the other tab.')
    await says(other, 'Kept at')
    await told(page).fill(account + more)
    await says(page, 'typed on in another tab or on another device at 08:00')
    expect(await keptWords(person)).toBe('Typed in the other tab.')
    await page.getByRole('button', { name: 'Keep what is here instead' }).click()
    await says(page, 'Kept at')
    expect(await keptWords(person)).toBe(account + more)
    await other.close()
    officer.faults.splice(0)
  })

  test('written up while another wrote: a stale version loses nothing, and is kept once it was read', async () => {
    const supervisor = await site.world.as('ds.north')
    const made = await supervisor
      .post(`/offenders/${person}/visits`, {
        ...{ at: '2026-03-02T07:30:00Z', seen: 'inside', place: 'home', announced: false },
        crew: ['om.north', 'ds.north'],
      })
      .expect(201)
    const { id } = made.body as { id: string }
    await officer.go(`/visits/${id}/write-up`)
    await told(page).fill(account)
    await says(page, 'Kept at')
    await supervisor.post(`/visits/${id}`, { version: 1, account: 'What she saw.' }).expect(200)
    await page.getByRole('button', { name: 'Record the write-up' }).click()
    await page.getByText('There is something to put right').waitFor()
    expect(await told(page).inputValue()).toBe(account)
    await page.getByRole('button', { name: 'Record the change' }).click()
    await page.getByText('What was written before can still be read').waitFor()
    const { body } = await supervisor.get(`/visits/${id}`).expect(200)
    expect(body).toMatchObject({ account, version: 3 })
    expect(await page.locator('main').textContent()).toContain('What she saw.')
    officer.faults.splice(0)
  })

  test('thrown away after a question, the form is empty again', async () => {
    await begin()
    await says(page, 'Kept at')
    await page.reload()
    await page.getByRole('link', { name: 'Throw away what I typed' }).click()
    await page.getByRole('button', { name: 'Throw it away' }).click()
    await page.waitForURL(isOver)
    await officer.go(form)
    expect(await told(page).inputValue()).toBe('')
    expect(await keptWords(person)).toBeNull()
  })
})

/** The same browser signed in as another, in a tab of its own. */
async function visitorIn(page: Page, username: string): Promise<Page> {
  const other = await page.context().newPage()
  const go = async (path: string): Promise<void> => {
    await other.goto(`${site.world.address}${path}`)
  }
  await signIn({ page: other, go }, username)
  return other
}

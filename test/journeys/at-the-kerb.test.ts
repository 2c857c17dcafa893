// At the kerb, with one hand: an attempt in two presses, and a whole visit with a child and an undeclared telephone.
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { everyScreen, openSite, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(90_000)

let site: Site
let number = 0
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site.close())

async function aPerson(): Promise<string> {
  number += 1
  const made = await (
    await site.world.as('om.north')
  )
    .post('/offenders', {
      ...{ visorRef: `V${String(number).padStart(7, '0')}`, surname: 'Ashby' },
      ...{ forenames: 'Neil', dateOfBirth: `19${50 + number}-02-03`, sex: 'M', level: 'high' },
      ...{ leadAgency: 'police', leadSince: '2026-01-05', officer: 'om.north' },
      ...{ team: 'North office' },
      homeAddress: {
        ...{ kind: 'residence', line: '1 Mill Lane', postcode: 'NM1 1AA', from: '2025-01-01' },
      },
    })
    .expect(201)
  return (made.body as { id: string }).id
}

const visitsOf = async (person: string): Promise<unknown> =>
  (await (await site.world.as('om.north')).get(`/offenders/${person}/visits`)).body

const firstVisitOf = async (person: string): Promise<string> =>
  ((await visitsOf(person)) as { items: readonly { id: string }[] }).items[0]?.id ?? ''

describe.each(everyScreen)('At $width pixels, with a script: $script,', (screen) => {
  /** One of its own: a browser of one process lends what scripts send the cookies of another of its contexts. */
  let browser: Browser
  let officer: Visitor
  let person: string

  beforeAll(async () => {
    browser = await openBrowser()
    officer = await visitor({ ...site, browser }, screen)
    await signIn(officer, 'om.north')
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    person = await aPerson()
    await officer.go(`/offenders/${person}`)
  })

  const isOver = ({ pathname }: URL): boolean => /^\/(offenders|visits)\/[0-9a-f-]+$/.test(pathname)

  test('an attempt is what happened and Record: nothing else must be touched', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Record an attempt' }).first().click()
    expect(await officer.wrongs()).toEqual([])
    await page.getByText('No reply', { exact: true }).click()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.waitForURL(isOver)
    expect(await words(officer)).toContain('Attempt recorded. It does not count as a visit')
    expect(await visitsOf(person)).toMatchObject({
      total: 1,
      items: [
        {
          ...{ seen: 'no', notSeenBecause: 'no_reply', at: '2026-03-02T08:00:00.000Z' },
          ...{ place: 'home', announced: false, qualifies: false, crew: [{ officer: 'om.north' }] },
        },
      ],
    })
  })

  test('a whole visit, with a child met and a telephone that nobody had declared', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Record a visit' }).first().click()
    await page.getByText('Seen inside', { exact: true }).click()
    await page.getByLabel('Time', { exact: true }).fill('0730')
    await page
      .getByRole('group', { name: 'Person 2' })
      .getByLabel('Officer')
      .selectOption('ds.north')
    await page
      .getByRole('group', { name: 'Was it announced?' })
      .getByText('No', { exact: true })
      .click()
    const child = page.getByRole('group', { name: 'Child 1' })
    await child.getByLabel('Name, if known').fill('Sam')
    await child.getByLabel('Who the child is').fill('Nephew')
    await child.getByLabel('Age').fill('7')
    await child.getByLabel('Seen and safe').selectOption('yes')
    const telephone = page.getByRole('group', { name: 'Device 1' })
    await telephone.getByLabel('Which device').fill('Black telephone, cracked glass')
    await telephone.getByLabel('Seen', { exact: true }).selectOption('yes')
    await telephone.getByLabel('Checked', { exact: true }).selectOption('no')
    await telephone.getByLabel('Undeclared').selectOption('yes')
    await telephone.getByLabel('How it was checked, or why not').fill('He put it away.')
    await page.getByLabel('What happened', { exact: true }).fill('He opened the door himself.')
    expect(await officer.wrongs()).toEqual([])
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.waitForURL(isOver)
    expect(await words(officer)).toContain('Visit recorded. It counts as a visit')
    expect(await officer.wrongs()).toEqual([])
    expect(await visitsOf(person)).toMatchObject({
      total: 1,
      items: [
        {
          ...{ seen: 'inside', at: '2026-03-02T07:30:00.000Z', qualifies: true, soleCrew: false },
          ...{ account: 'He opened the door himself.' },
          children: [{ name: 'Sam', relationship: 'Nephew', ageYears: 7, safe: true }],
          devices: [
            {
              description: 'Black telephone, cracked glass',
              seen: true,
              checked: false,
              undeclared: true,
            },
          ],
        },
      ],
    })
  })

  test('looked over, the remarks lead to their fields, and Record beside them records', async () => {
    const { page } = officer
    await officer.go(`/offenders/${person}/visits/new`)
    await page.getByText('Seen inside', { exact: true }).click()
    await page.getByLabel('Time', { exact: true }).fill('0730')
    await page
      .getByRole('group', { name: 'Was it announced?' })
      .getByText('No', { exact: true })
      .click()
    await page.getByLabel('What happened', { exact: true }).fill('Calm.')
    const before = await page.evaluate('document.documentElement.scrollHeight').then(Number)
    await page.getByRole('button', { name: 'Look it over' }).click()
    const look = page.getByRole('region', { name: 'Looked over' })
    await look.waitFor()
    expect(await officer.wrongs()).toEqual([])
    const after = await page.evaluate('document.documentElement.scrollHeight').then(Number)
    expect(after).toBeLessThan(before * 1.5)
    await look.getByRole('link', { name: 'Go to the account' }).first().click()
    expect(await page.evaluate('document.activeElement.name')).toBe('account')
    await look.getByRole('link', { name: 'Go to what happens next' }).focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Record')
    await page.keyboard.press('Enter')
    await page.waitForURL(isOver)
    expect(await visitsOf(person)).toMatchObject({ total: 1, items: [{ account: 'Calm.' }] })
    await officer.go(`/visits/${await firstVisitOf(person)}/write-up`)
    await page.getByRole('button', { name: 'Look it over' }).click()
    await look.waitFor()
    expect(await officer.wrongs()).toEqual([])
    await look.getByRole('button', { name: 'Record the change' }).click()
    await page.getByText('Nothing was changed').waitFor()
  })

  test('kept as a draft by its button, the form comes back and is recorded once', async () => {
    const { page } = officer
    await page.getByRole('link', { name: 'Record a visit' }).first().click()
    await page.getByText('Seen inside', { exact: true }).click()
    await page.getByLabel('Time', { exact: true }).fill('0730')
    await page
      .getByRole('group', { name: 'Was it announced?' })
      .getByText('No', { exact: true })
      .click()
    await page.getByLabel('What happened', { exact: true }).fill('Half of it.')
    await page.getByRole('button', { name: 'Keep as a draft' }).click()
    const kept = screen.script
      ? page.locator('[data-draft-status]')
      : page.locator('.govuk-inset-text')
    await kept.filter({ hasText: 'Kept at 08:00, not recorded yet.' }).waitFor()
    await officer.go('/my-day')
    await page.locator(`a[href="/offenders/${person}/visits/new"]`).click()
    expect(await page.getByLabel('What happened', { exact: true }).inputValue()).toBe('Half of it.')
    expect(await officer.wrongs()).toEqual([])
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.waitForURL(isOver)
    expect(await visitsOf(person)).toMatchObject({ total: 1, items: [{ account: 'Half of it.' }] })
    await officer.go('/my-day')
    expect(await words(officer)).not.toContain('Begun and not recorded')
  })
})

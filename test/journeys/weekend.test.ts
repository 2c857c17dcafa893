// A weekend visit on another team's man: claimed on the Friday, made on the Saturday, told first at Monday's briefing.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { afterNoon, openOffice, type Office } from '../shifts/office.ts'
import { openBrowser } from '../support/browser.ts'
import { everyScreen, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(120_000)

describe.each(everyScreen)('at $width pixels, scripts $script', (screen) => {
  let office: Office
  let site: Site
  let id: string
  let officer: Visitor

  beforeAll(async () => {
    office = await openOffice()
    const { world } = office
    const browser = await openBrowser()
    site = {
      world,
      browser,
      close: async () => {
        await browser.close()
        await world.close()
      },
    }
    id = await office.person({ surname: 'Applethwait', forenames: 'Martin' })
    const warning = { kind: 'warning', text: 'Keeps a knife by the door' }
    await office.post('om.north', `/offenders/${id}/markers`, warning)
    office.at(afterNoon)
    await office.job('2026-03-06')
    officer = await visitor(site, screen)
    await signIn(officer, 'om.south')
  }, 120_000)
  afterAll(() => site.close())

  const press = async (one: Visitor, name: string): Promise<void> => {
    await one.page.getByRole('button', { name, exact: true }).click()
  }
  const follow = async (one: Visitor, name: string | RegExp): Promise<void> => {
    await one.page.getByRole('link', { name }).first().click()
  }
  /** A day later the sign-in has run out. */
  const again = async (one: Visitor, username: string, at: string): Promise<void> => {
    office.at(at)
    await signIn(one, username)
  }

  test('the list holds what a stranger needs, of every team', async () => {
    await officer.go('/weekend-list')
    const list = await words(officer)
    expect(list).toContain('Martin Applethwait')
    expect(list).toContain('Owner: PC Alex Marsh, North office')
    expect(list).toContain('Keeps a knife by the door')
    expect(await officer.wrongs()).toEqual([])
  })

  test('nobody claims alone', async () => {
    await follow(officer, /^Claim this visit ?: Martin Applethwait/)
    expect(await words(officer)).toContain('The address is told to the pair')
    expect(await officer.wrongs()).toEqual([])
    await press(officer, 'Claim this visit')
    await officer.page.getByText('Name who goes with you').first().waitFor()
    officer.faults.splice(0)
  })

  test('a pair claims him, and both are told what they need, the address too', async () => {
    await officer.page.getByLabel('Which officer goes with you?').selectOption('ds.south')
    await press(officer, 'Claim this visit')
    await officer.page.getByText('You have claimed this visit').waitFor()
    expect(await words(officer)).toMatch(
      /Claimed by PC Bryony Kerr and DS \w+ \w+ until the end of 9 Mar 2026/,
    )
    expect(await words(officer)).toContain('Mill Lane')
    expect(await officer.wrongs()).toEqual([])
  })

  test('a numbered page is made to take with them', async () => {
    await press(officer, 'Make the page')
    await officer.page.getByText('Page 2026-0001 is ready').waitFor()
    expect(await words(officer)).toContain('page 1 of 1')
    expect(await officer.wrongs()).toEqual([])
  })

  /** The pair writes up the visit that it made, from the visit's own page. */
  const writtenUp = async (): Promise<void> => {
    await follow(officer, 'Write up this visit')
    const account = officer.page.getByLabel('What happened', { exact: true })
    await account.fill('He let us in and showed the kitchen.')
    expect(await officer.wrongs()).toEqual([])
    await press(officer, 'Record the write-up')
    await officer.page.getByText('He let us in and showed the kitchen.').first().waitFor()
  }

  test('on Saturday the file opens with one tap, and the visit is recorded standing in', async () => {
    await again(officer, 'om.south', '2026-03-07T15:00:00Z')
    await officer.go('/my-day')
    expect(await words(officer)).toContain('You claimed Martin Applethwait')
    await follow(officer, /^What you need to know, and what came of it/)
    await follow(officer, 'Open the file')
    expect(await words(officer)).toContain('with a reason: claimed from the weekend list')
    const { page } = officer
    await follow(officer, 'Record a visit')
    await page.waitForURL(/visits\/new/)
    await page.getByText('Seen inside', { exact: true }).click()
    await page.getByLabel('Time', { exact: true }).fill('14:10')
    await page
      .getByRole('group', { name: 'Was it announced?' })
      .getByText('No', { exact: true })
      .click()
    await press(officer, 'Record')
    await page.getByText('It counts as a visit').first().waitFor()
    await writtenUp()
    await officer.go('/weekend-list')
    expect(await words(officer)).toContain('Seen Saturday 7 Mar 2026 at 14:10 by PC Bryony Kerr')
    expect(await officer.wrongs()).toEqual([])
    const { body } = await office.get('om.north', `/offenders/${id}/visits`)
    expect(body['items']).toMatchObject([
      { qualifies: true, standingIn: true, account: 'He let us in and showed the kitchen.' },
    ])
  })

  test('on Monday the result stands first in the briefing, and the page is ticked off', async () => {
    office.at('2026-03-09T06:30:00Z')
    await office.world.within((tx) => issueEditions(tx, localDate('2026-03-09'), 'morning'))
    const sergeant = await visitor(site, screen)
    await again(sergeant, 'ds.north', '2026-03-09T07:30:00Z')
    await sergeant.go('/briefing')
    const headings = await sergeant.page.locator('section:has(li) h2').allInnerTexts()
    expect(headings).toContain('What came of the weekend list')
    const told = sergeant.page.locator('section:has(#part-weekend) li')
    expect(await told.first().innerText()).toContain('Seen Saturday 7 Mar 2026 at 14:10')
    await sergeant.go('/packs')
    expect(await sergeant.wrongs()).toEqual([])
    await sergeant.page.getByRole('button', { name: /^It was shredded/ }).click()
    await sergeant.page.getByText('Page 2026-0001 was shredded').waitFor()
    expect(await words(sergeant)).toContain('No page is out')
  })
})

// A meeting is held on three cases; next morning’s page opens with them; the office’s page prints on one sheet.
import { issueEditions } from '../../src/briefings/index.ts'
import { localDateOf } from '../../src/platform/calendar.ts'
import { loadFile } from '../imports/registers.ts'
import { pagesOfPdf } from '../support/pdf-pages.ts'
import { caseload, worst } from '../support/register.ts'
import { openSite, screens, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(60_000)

describe.each(screens)('at $width pixels, scripts $script', (screen) => {
  let site: Site
  let sergeant: Visitor
  const decided: string[] = []

  beforeAll(async () => {
    site = await openSite()
    await loadFile(site.world, caseload.bytes)
    sergeant = await visitor(site, screen)
    await signIn(sergeant, 'ds.north')
  }, 60_000)
  afterAll(() => site.close())

  const looksRight = async (): Promise<void> => {
    expect(await sergeant.wrongs()).toEqual([])
  }
  const lines = (part: string): Promise<string[]> =>
    sergeant.page.locator(`section:has(#part-${part}) li`).allInnerTexts()

  test('the briefing begins with the worst case and says that nobody goes yet', async () => {
    await sergeant.page.getByRole('link', { name: 'Briefing', exact: true }).first().click()
    const [first = ''] = await lines('overdue')
    expect(first).toContain(worst.name)
    expect(first).toContain(`Very high, ${worst.daysLate} days over, 0 attempts`)
    expect(first).toContain('Nobody was going when this was issued')
    await looksRight()
  })

  test('a decision without its words is told beside the field, and nothing typed is lost', async () => {
    const { page } = sergeant
    await page
      .getByRole('link', { name: /^Decide about/ })
      .first()
      .click()
    await page.getByLabel('Who does it').selectOption({ label: 'PC Alex Marsh' })
    await page.getByLabel('By when').fill('2/3/2026')
    await page.getByLabel('At what time').fill('quarter past')
    await page.getByRole('button', { name: 'Keep this decision' }).click()
    await page.getByRole('link', { name: 'Say what was decided' }).waitFor()
    expect(await page.getByLabel('At what time').inputValue()).toBe('quarter past')
    expect(await page.getByLabel('By when').inputValue()).toBe('2/3/2026')
    // The browser itself tells of the answer 422.
    sergeant.faults.splice(0)
    await looksRight()
  })

  test.each([0, 1, 2])('a decision is taken about case %i', async (place) => {
    const { page } = sergeant
    await sergeant.go('/briefing')
    await page
      .locator('section:has(#part-overdue)')
      .getByRole('link', { name: /^Decide about/ })
      .nth(place)
      .click()
    const whom = await page
      .getByLabel('About whom')
      .evaluate(
        (select) =>
          (select as unknown as { selectedOptions: { text: string }[] }).selectedOptions[0]?.text,
      )
    decided.push(String(whom))
    await page.getByLabel('What was decided').fill(`Call with a uniform crew, ${place}`)
    await page.getByLabel('Who does it').selectOption({ label: 'PC Alex Marsh' })
    await page.getByLabel('By when').fill('2/3/2026')
    await page.getByRole('button', { name: 'Keep this decision' }).click()
    await page.getByText('The decision is kept').waitFor()
  })

  test('the meeting is marked as held, with who was there', async () => {
    const { page } = sergeant
    await page.getByLabel('PC Alex Marsh').last().check()
    await page.getByLabel('Anything to keep of the meeting').fill('All here by eight')
    await page.getByRole('button', { name: 'Save who was here and the note' }).click()
    await page.getByText('The briefing is marked as held').waitFor()
    expect(await words(sergeant)).toContain('Here: PC Alex Marsh.')
    await looksRight()
  })

  test('next morning’s page opens with what was decided, not done', async () => {
    const { world } = site
    world.clock.set('2026-03-03T06:30:00Z')
    await world.within((tx) => issueEditions(tx, localDateOf(tx.at)))
    await signIn(sergeant, 'ds.north')
    await sergeant.go('/briefing')
    const told = await lines('decisions')
    expect(told.map((line) => line.split(':')[0]).toSorted()).toEqual(decided.toSorted())
    for (const line of told)
      expect(line).toContain('Not done, 1 day late. Call with a uniform crew')
    await looksRight()
  })

  test('what became of a decision is said on its own page', async () => {
    const { page } = sergeant
    await page
      .locator('section:has(#part-decisions)')
      .getByRole('link', { name: /^What became of it/ })
      .first()
      .click()
    await looksRight()
    await page.getByLabel('Done', { exact: true }).check()
    await page.getByLabel('What happened, or why not').fill('Called at noon; nobody there')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The decision is saved').waitFor()
    expect(await words(sergeant)).toContain('Called at noon; nobody there')
    await looksRight()
  })

  test.each([
    '/briefings',
    '/briefings/roll-up',
    '/briefings/2026-03-03/decisions',
    '/briefings/2026-03-03/changes',
    '/briefings/2026-03-02',
  ])('%s is in order', async (path) => {
    await sergeant.go(path)
    await looksRight()
  })

  test('the office’s page prints on one sheet of A4', async () => {
    await sergeant.go('/briefings/2026-03-03')
    const pages = pagesOfPdf(await sergeant.page.pdf({ preferCSSPageSize: true }))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain(worst.name)
    const file = await sergeant.page.request.get(`${site.world.address}/briefings/2026-03-03.pdf`)
    expect(file.status()).toBe(200)
    expect(pagesOfPdf(await file.body())).toHaveLength(1)
  })
})

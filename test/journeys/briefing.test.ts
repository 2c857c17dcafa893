// From an empty force to the morning briefing and the worst case seen, on a desk and on a telephone without scripts.
import { caseload, worst } from '../support/register.ts'
import { openSite, screens, signIn, visitor, words, type Site, type Visitor } from './site.ts'

type Duty = Readonly<{
  kind: string
  daysOverdue: number
  daysLate?: number
  offender: { visorRef: string }
}>

// Each page is looked at in full: axe, its width, and every link on it.
jest.setTimeout(60_000)

describe.each(screens)('at $width pixels, scripts $script', (screen) => {
  let site: Site
  let sergeant: Visitor
  let file: string

  beforeAll(async () => {
    site = await openSite()
    sergeant = await visitor(site, screen)
  }, 60_000)
  afterAll(() => site.close())

  const shown = (): Promise<string> => words(sergeant)
  const part = (name: string): Promise<string[]> =>
    sergeant.page.locator(`section:has(#part-${name}) li`).allInnerTexts()
  const looksRight = async (): Promise<void> => {
    expect(await sergeant.wrongs()).toEqual([])
  }
  const worstVisits = async (state: 'overdue' | 'met'): Promise<Duty[]> => {
    const duties = await (await site.world.as('ds.north')).get(`/duties?state=${state}&kind=visit`)
    const { items } = duties.body as { items: Duty[] }
    return items.filter(({ offender }) => offender.visorRef === worst.visorRef)
  }

  test('a sergeant signs in and finds an empty team', async () => {
    await sergeant.go('/')
    await looksRight()
    await signIn(sergeant, 'ds.north')
    expect(new URL(sergeant.page.url()).pathname).toBe('/my-team')
    await looksRight()
  })

  test('a register is tried: what would be loaded and what is wrong is shown, and nothing is stored', async () => {
    const { page } = sergeant
    await sergeant.go('/imports')
    await looksRight()
    await page.locator('input[type=file]').setInputFiles({
      name: 'north and south.csv',
      mimeType: 'text/csv',
      buffer: caseload.bytes,
    })
    await page.getByRole('radio').first().check()
    await page.getByRole('button', { name: 'Send the file' }).click()
    await page.getByText(`${caseload.accepted} people would be loaded`).waitFor()
    const preview = await shown()
    expect(preview).toContain('there is no such day')
    expect(preview).toContain('To be confirmed')
    await looksRight()
    const people = await (await site.world.as('ds.north')).get('/offenders')
    expect(people.body).toMatchObject({ total: 0 })
  })

  test('the register is loaded, and who is not loaded is an alarm', async () => {
    await sergeant.page.getByRole('button', { name: /^Load/ }).click()
    await sergeant.page.getByText(`Loaded: ${caseload.accepted} people`).waitFor()
    await looksRight()
    await sergeant.go('/my-team')
    expect(await shown()).toMatch(/could not be loaded/)
    await looksRight()
    await sergeant.go('/imports/not-loaded')
    expect(await shown()).toContain('there is no such day')
    await looksRight()
  })

  test.each([
    '/my-day',
    '/duties',
    '/figures',
    '/offenders?q=applethwait',
    '/policy',
    '/imports/baseline',
  ])('%s is in order', async (path) => {
    await sergeant.go(path)
    await looksRight()
  })

  test('the briefing begins with the worst case, in words', async () => {
    await sergeant.go('/briefing')
    const [first = ''] = await part('overdue')
    expect(first).toContain(worst.name)
    expect(first).toContain(`Very high, ${worst.daysLate} days over, 0 attempts`)
    await looksRight()
    await sergeant.page.getByRole('link', { name: worst.name }).first().click()
    await sergeant.page.waitForURL(/\/offenders\/[0-9a-f-]+$/)
    file = new URL(sergeant.page.url()).pathname
    expect(await shown()).toContain(`${worst.daysLate} days overdue`)
    await looksRight()
  })

  test('an attempt is recorded, and the visit stays overdue', async () => {
    const { page } = sergeant
    await page.getByRole('link', { name: 'Record an attempt' }).first().click()
    await looksRight()
    await page.getByLabel('No reply').check()
    await page.getByLabel('Time').fill('07:30')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.waitForURL(`**${file}`)
    expect(await shown()).toContain('It does not count as a visit')
    expect(await shown()).toContain(`${worst.daysLate} days overdue`)
    await looksRight()
    expect(await worstVisits('overdue')).toMatchObject([{ daysOverdue: worst.daysLate }])
    await sergeant.go('/briefing')
    const [since = ''] = await part('since')
    expect(since).toContain(worst.name)
    expect(since).toContain('Failed attempts: 1 (was 0)')
  })

  test('a visit inside the home is recorded: the person leaves the backlog, and the days late are kept', async () => {
    const { page } = sergeant
    await sergeant.go(`${file}/visits/new`)
    await looksRight()
    await page.getByLabel('Seen inside').check()
    await page.getByLabel('Time').first().fill('7:45')
    await page
      .getByRole('group', { name: 'Was it announced?' })
      .getByRole('radio', { name: 'No' })
      .check()
    await page
      .getByLabel('What happened', { exact: true })
      .fill('Let in, and spoken to in the kitchen.')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.waitForURL(`**${file}`)
    expect(await shown()).toContain('It counts as a visit')
    await looksRight()
    expect(await worstVisits('overdue')).toEqual([])
    expect(await worstVisits('met')).toMatchObject([
      { metOn: '2026-03-02', daysLate: worst.daysLate },
    ])
    await sergeant.go('/duties?kind=visit&state=met')
    expect(await shown()).toMatch(new RegExp(`${worst.daysLate} days late.*${worst.name}`))
    await looksRight()
    await sergeant.go('/briefing')
    const [since = ''] = await part('since')
    expect(since).toMatch(new RegExp(`${worst.name}.*Left the overdue list: seen`))
  })

  test.each([
    'visits',
    'visits/new?kind=attempt',
    'visit-plan',
    'arms',
    'chronology',
    'edit',
    'level',
    'status-periods',
    'addresses',
  ])('the page %s of the file is in order', async (page) => {
    await sergeant.go(`${file}/${page}`)
    await looksRight()
  })
})

// [N21] Somebody is not seen: the inspector chooses what is done, another team's sighting is read, the pack is opened.
import { escalateOverdueVisits } from '../../src/backlog/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { openBrowser } from '../support/browser.ts'
import { aWorld } from '../support/world.ts'
import { screens, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(60_000)

let site: Site
let made = 0
beforeAll(async () => {
  const world = await aWorld('2026-03-02T08:00:00Z')
  const browser = await openBrowser()
  const close = async (): Promise<void> => {
    await browser.close()
    await world.close()
  }
  site = { world, browser, close }
}, 60_000)
afterAll(() => site.close())

/** Very high, one day overdue on 4 March, sought twice to search. */
async function somebody(): Promise<string> {
  const { world } = site
  world.clock.set('2026-03-02T08:00:00Z')
  made += 1
  const om = await world.as('om.north')
  const { body } = await om
    .post('/offenders', {
      visorRef: `V66${String(made).padStart(5, '0')}`,
      surname: `Vane ${String.fromCharCode(64 + made).repeat(3)}`,
      forenames: 'Ellis',
      dateOfBirth: '1971-04-05',
      sex: 'M',
      level: 'very_high',
      leadAgency: 'police',
      leadSince: '2026-03-01',
      officer: 'om.north',
      team: 'North office',
      homeAddress: {
        line: '4 Mill Lane',
        postcode: 'NM1 1AA',
        kind: 'residence',
        from: '2026-02-01',
      },
    })
    .expect(201)
  const { id } = body as { id: string }
  world.clock.set('2026-03-04T05:00:00Z')
  for (const at of ['2026-03-02T10:00:00Z', '2026-03-03T18:00:00Z'])
    await om
      .post(`/offenders/${id}/visits`, {
        at,
        seen: 'no',
        notSeenBecause: 'refused',
        place: 'home',
        announced: false,
        crew: ['om.north', 'ds.north'],
        entry: { sought: true, purpose: 's96b_search', obtained: false, said: 'Not today.' },
      })
      .expect(201)
  await world.within((tx) => escalateOverdueVisits(tx, localDate('2026-03-04')))
  return id
}

const alertOf = async (id: string): Promise<string> => {
  const { body } = await (
    await site.world.as('di.force')
  )
    .get('/escalations?size=200&alerts=only')
    .expect(200)
  const { items } = body as { items: readonly { id: string; offender: { id: string } }[] }
  return `/escalations/${items.find(({ offender }) => offender.id === id)?.id ?? ''}`
}

const press = ({ page }: Visitor, name: string): Promise<void> =>
  page.getByRole('button', { name }).first().click()

describe.each(screens)('at %j', (screen) => {
  test('an inspector chooses what is done about somebody who is not seen, and it stands on the file', async () => {
    const id = await somebody()
    const one = await visitor(site, screen)
    const { page } = one
    const seen: string[] = []
    const look = async (title: string): Promise<void> => {
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      seen.push(...(await one.wrongs()))
    }
    await signIn(one, 'di.force')
    await one.go('/escalations?to=inspector&alerts=only')
    await look('Escalations')
    await page
      .locator(`main a[href="${await alertOf(id)}"]`)
      .first()
      .click()
    await look('Alert: visit overdue')
    await page.getByLabel('Consider a warrant under section 96B').check()
    await page.getByLabel('Why, and what happens next').fill('Refused twice. DI puts the pack up.')
    await press(one, 'Record the choice')
    await page.getByText('To be looked at again on 11 Mar 2026').first().waitFor()
    await look('Alert: visit overdue')
    await page.getByRole('link', { name: 'The section 96B evidence pack' }).click()
    await look('Section 96B: evidence pack')
    expect(await words(one)).toContain('on 2 days that count; the section asks 2')
    await one.go(`/offenders/${id}`)
    expect(await words(one)).toContain('Chosen while not seen: consider a warrant')
    seen.push(...(await one.wrongs()))
    expect(seen).toEqual([])
  })

  test('a sighting is recorded by another, and the owner reads it on the own day', async () => {
    const id = await somebody()
    const one = await visitor(site, screen)
    const { page } = one
    const seen: string[] = []
    await signIn(one, 'ds.north')
    await one.go(`/offenders/${id}/sightings`)
    await page.getByLabel('On which day').fill('3/3/2026')
    await page.getByLabel('At what time').fill('7.30pm')
    await page.getByLabel('Where', { exact: true }).fill('The park')
    await page.getByLabel('Team or agency').fill('Northmoor neighbourhood team')
    await page.getByLabel('Their name').fill('PC Ida Bloom')
    await page.getByLabel('What was seen').fill('On a bench with two boys of about ten.')
    await page.getByLabel('Yes').check()
    seen.push(...(await one.wrongs()))
    await press(one, 'Record the sighting')
    await page.getByRole('heading', { level: 1, name: 'Seen by others' }).waitFor()
    expect(await words(one)).toContain('It is no visit: the next visit is owed as before.')
    seen.push(...(await one.wrongs()))
    const owner = await visitor(site, screen)
    await signIn(owner, 'om.north')
    await owner.go('/my-day')
    expect(await words(owner)).toContain('Seen by others since you last looked')
    seen.push(...(await owner.wrongs()))
    await press(owner, 'I have read this')
    await owner.page.getByRole('heading', { level: 1, name: 'Seen by others' }).waitFor()
    await owner.go('/my-day')
    expect(await words(owner)).not.toContain('Seen by others since you last looked')
    expect(seen).toEqual([])
  })
})

// [N21] A plan that moves the day later waits for a supervisor; what would surprise, and the measures, stand beside it.
import type { OffenderId } from '../../src/platform/ids.ts'
import { addPerson } from '../properties/steps.ts'
import { everyScreen, openSite, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(90_000)

let site: Site
let person: OffenderId
let number = 0
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site.close())

/** Five Tuesdays in the morning by the same two: the next could be guessed. */
const tuesdays = ['2025-12-30', '2026-01-13', '2026-01-27', '2026-02-10', '2026-02-24']

beforeEach(async () => {
  number += 1
  person = await addPerson(site.world, number)
  const officer = await site.world.as('om.north')
  for (const day of tuesdays)
    await officer
      .post(`/offenders/${person}/visits`, {
        ...{ at: `${day}T10:00:00Z`, seen: 'inside', place: 'home', announced: false },
        ...{ crew: ['om.north', 'ds.north'], account: 'Seen in the kitchen.' },
        devices: [{ seen: true, checked: false, description: 'Black phone', undeclared: true }],
      })
      .expect(201)
})

const press = async ({ page }: Visitor, name: string): Promise<void> => {
  await page.getByRole('button', { name }).click()
}

describe.each(everyScreen)('at %j', (screen) => {
  test('an officer moves a plan later, a supervisor agrees, and both look at the measures', async () => {
    const officer = await visitor(site, screen)
    const seen: string[] = []
    const look = async (one: Visitor, title: string | RegExp): Promise<void> => {
      await one.page.getByRole('heading', { level: 1, name: title }).waitFor()
      seen.push(...(await one.wrongs()))
    }
    await signIn(officer, 'om.north')
    await officer.go(`/offenders/${person}`)
    await officer.page.getByRole('link', { name: 'All of it, with the plan' }).click()
    await look(officer, 'Plan the next visit')
    expect(await words(officer)).toContain(
      'All of the last five on a Tuesday morning, 14 days apart',
    )
    await officer.page.getByLabel('Seen by, at the latest').fill('1/12/2026')
    await officer.page.getByLabel('Why this interval').fill('Works away until December')
    await officer.page.getByLabel('What to look at besides').fill('The shed')
    await press(officer, 'Plan the visit')
    expect(await words(officer)).toContain('The plan waits for a supervisor')
    await look(officer, 'Plan for a visit by 1 Dec 2026')

    const supervisor = await visitor(site, screen)
    await signIn(supervisor, 'ds.north')
    await supervisor.go(`/offenders/${person}/visit-plan`)
    await supervisor.page.getByRole('link', { name: 'Look at the waiting plan' }).click()
    await supervisor.page.getByLabel('Yes, it holds from now').check()
    await supervisor.page.getByRole('textbox', { name: 'Why', exact: true }).fill('Away for work')
    await press(supervisor, 'Decide')
    expect(await words(supervisor)).toContain('The next visit is due by 1 Dec 2026.')
    await look(supervisor, 'Plan for a visit by 1 Dec 2026')
    await supervisor.go('/measures')
    await look(supervisor, 'Measures of visits: North office')
    expect(await words(supervisor)).toContain('each officer sees their own first')

    await officer.go(`/offenders/${person}/visit-plan`)
    expect(await words(officer)).toContain('Now due by 1 Dec 2026.')
    expect(await words(officer)).toContain('The shed')
    await officer.go('/my-day')
    await officer.page.getByRole('link', { name: 'Your own measures of visits' }).click()
    await look(officer, 'Measures of visits: your own')
    await officer.page.getByRole('link', { name: /of visits unannounced/ }).click()
    await look(officer, 'Unannounced visits')
    expect(seen).toEqual([])
  })
})

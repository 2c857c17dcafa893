// [H27] What a visit wrote down at work: a promised proof found false, a statement entered, an ARMS that takes evidence in.
import type { OffenderId } from '../../src/platform/ids.ts'
import { openEvidence, said } from '../evidence/site.ts'
import { openBrowser } from '../support/browser.ts'
import { screens, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(60_000)

type People = Awaited<ReturnType<typeof openEvidence>>

let people: People
let site: Site
beforeAll(async () => {
  people = await openEvidence()
  const { world } = people
  const browser = await openBrowser()
  const close = async (): Promise<void> => {
    await browser.close()
    await world.close()
  }
  site = { world, browser, close }
}, 60_000)
afterAll(() => site.close())

/** Somebody seen at home on 1 March, and a promise of 20 March that is past its day. */
async function visited(): Promise<OffenderId> {
  site.world.clock.set('2026-03-02T10:00:00Z')
  const person = await people.person({})
  const visit = await people.visit(person, '2026-03-01T10:00:00Z')
  await people.written(person, visit)
  site.world.clock.set('2026-03-23T10:00:00Z')
  return person
}

const press = async ({ page }: Visitor, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).click()
}
const follow = async ({ page }: Visitor, name: string | RegExp): Promise<void> => {
  await page.getByRole('link', { name }).first().click()
}

/** The page of that title, and all that is wrong with it. */
async function lookAt(one: Visitor, title: string): Promise<string[]> {
  await one.page.getByRole('heading', { level: 1, name: title }).waitFor()
  return await one.wrongs()
}

describe.each(screens)('at %j', (screen) => {
  let person: OffenderId
  let one: Visitor
  beforeAll(async () => {
    person = await visited()
    one = await visitor(site, screen)
    await signIn(one, 'om.north')
  }, 60_000)

  test('a promise past its day is found on the own day, looked into, and told false', async () => {
    const seen: string[] = []
    const look = async (title: string): Promise<void> => {
      seen.push(...(await lookAt(one, title)))
    }
    await one.go('/my-day')
    await follow(one, /promised proofs? (is|are) past/)
    await look('Self-reports to prove')
    await one.page.locator(`a[href="/offenders/${person}"]`).click()
    await follow(one, '1 self-report nobody has proved')
    await look('Self-reports nobody has proved')
    await follow(one, said)
    await one.page.getByLabel('It is false').check()
    await press(one, 'Record it')
    expect(await words(one)).toContain('Say how you know, or what you tried')
    expect(one.faults.splice(0).join(' ')).toMatch(/^422 /)
    await look('A self-report')
    await one.page.getByLabel('How you know').fill('Seen drunk in the market')
    await press(one, 'Record it')
    expect(await words(one)).toContain('Nothing has been changed by itself')
    await look('A self-report')
    expect(seen).toEqual([])
  })

  test('it is put down as evidence, and the ARMS takes it in by hand', async () => {
    const seen: string[] = []
    const look = async (title: string): Promise<void> => {
      seen.push(...(await lookAt(one, title)))
    }
    await follow(one, 'Put it down as evidence')
    await look('Evidence by ARMS heading')
    await one.page.getByLabel('ARMS heading').selectOption('poor_self_management')
    await one.page.getByLabel('What was said or seen').fill('Drinks, and says that he does not')
    await one.page.getByLabel('Where it comes from').selectOption('observed')
    await press(one, 'Add it')
    await one.go(`/offenders/${person}/arms`)
    await one.page.getByLabel('First assessment').check()
    await press(one, 'Start')
    await one.page.getByLabel('Drinks, and says that he does not').check()
    await one.page.getByLabel('A child’s bicycle in the hall').check()
    await press(one, 'Take in what is ticked')
    expect(await words(one)).toContain('1 of 2 taken in')
    await look('ARMS: first assessment')
    expect(seen).toEqual([])
  })
})

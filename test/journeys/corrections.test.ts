// A visit recorded on the wrong man is found and moved, and both overdue lists are true again; two records of one man are merged and taken apart.
import { lookForPairsEverywhere } from '../../src/corrections/index.ts'
import { openSite as openPeople } from '../corrections/site.ts'
import { openBrowser } from '../support/browser.ts'
import { signIn, visitor, words, type Screen, type Site, type Visitor } from './site.ts'

jest.setTimeout(60_000)

type People = Awaited<ReturnType<typeof openPeople>>

let people: People
let site: Site
const ids = { wrong: '', right: '', twin: '', visit: '' }
const born = { dateOfBirth: '1968-05-06', surname: 'Averill', forenames: 'Martin' }

beforeAll(async () => {
  people = await openPeople('2026-01-05T09:00:00Z')
  const { world } = people
  const browser = await openBrowser()
  const close = async (): Promise<void> => {
    await browser.close()
    await world.close()
  }
  site = { world, browser, close }
  ids.wrong = await people.person(born)
  ids.right = await people.person({ ...born, dateOfBirth: '1971-05-06', forenames: 'Neil' })
  ids.twin = await people.person({ ...born, surname: 'Averil', level: 'very_high' })
  for (const id of [ids.wrong, ids.right]) {
    world.clock.set('2026-01-20T12:00:00Z')
    await people.visit(id, '2026-01-20T11:00:00Z')
  }
  world.clock.set('2026-05-01T10:00:00Z')
  ids.visit = await people.visit(ids.wrong, '2026-05-01T09:30:00Z', { account: 'Neil was in.' })
  world.clock.set('2026-05-02T10:00:00Z')
  await world.within(lookForPairsEverywhere)
}, 60_000)
afterAll(() => site.close())

const signedIn = async (screen: Screen, username: string): Promise<Visitor> => {
  const one = await visitor(site, screen)
  await signIn(one, username)
  return one
}
const press = async ({ page }: Visitor, name: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name }).click()
}
const follow = async ({ page }: Visitor, name: string | RegExp): Promise<void> => {
  await page.getByRole('link', { name }).first().click()
}
const because = async ({ page }: Visitor, why: string): Promise<void> => {
  await page.getByLabel('What is wrong, and how do you know?').fill(why)
}
const agree = async (one: Visitor): Promise<void> => {
  await one.page.getByLabel(/^Yes: I have looked/).check()
  await press(one, 'Keep this decision')
  await one.page.getByText('Took hold').waitFor()
}

describe('a visit on the wrong man, at 360 pixels and without scripts', () => {
  let officer: Visitor
  let sergeant: Visitor
  beforeAll(async () => {
    officer = await signedIn({ width: 360, script: false }, 'om.north')
    sergeant = await signedIn({ width: 360, script: false }, 'ds.north')
  })
  const overdue = async (): Promise<string> => {
    await sergeant.go('/lists/overdue-visits')
    return await words(sergeant)
  }

  test('only the right man is overdue, because the visit stands on the other', async () => {
    const list = await overdue()
    expect(list).toContain('Neil Averill')
    expect(list).not.toContain('Martin Averill')
  })

  test('the officer finds it in the chronology and sees what would come of moving it', async () => {
    await officer.go(`/offenders/${ids.wrong}/chronology`)
    await follow(officer, /^Put this right ?: Visits, .*1 May 2026/)
    await officer.page.getByText('It was another person').click()
    const right = await people.get('di.force', `/offenders/${ids.right}`)
    const ref = String(right.body['visorRef'])
    await officer.page.getByLabel('ViSOR reference of the right person').fill(ref)
    await press(officer, 'Look what comes of it')
    const told = await words(officer)
    expect(told).toContain('Neil Averill')
    expect(told).toContain('After: Due by 20 Apr 2026: 12 days overdue')
    expect(told).toContain('It waits for a supervisor other than you')
    expect(await officer.wrongs()).toEqual([])
  })

  test('without a reason nothing is changed, and what was chosen stands', async () => {
    await press(officer, 'Move it')
    await officer.page.getByText('Nothing was changed').waitFor()
    expect(await words(officer)).toContain('Neil Averill')
    await because(officer, 'The account names his brother')
    await press(officer, 'Move it')
    await officer.page.getByText('It waits for a second person').first().waitFor()
  })

  test('the sergeant is told on the first screen, looks, and agrees: both lists are true again', async () => {
    await sergeant.go('/my-team')
    await follow(sergeant, /A correction of what is on record/)
    await agree(sergeant)
    expect(await sergeant.wrongs()).toEqual([])
    const list = await overdue()
    expect(list).toContain('Martin Averill')
    expect(list).not.toContain('Neil Averill')
    await sergeant.go(`/visits/${ids.visit}`)
    expect(await words(sergeant)).toContain('Struck out')
  })
})

describe('two records of one man, at 1280 pixels and with scripts', () => {
  let sergeant: Visitor
  let inspector: Visitor
  beforeAll(async () => {
    sergeant = await signedIn({ width: 1280, script: true }, 'ds.north')
    inspector = await signedIn({ width: 1280, script: true }, 'di.force')
  })

  test('the pair is found, and the inspector asks for the merge', async () => {
    await inspector.go('/corrections')
    await follow(inspector, /may be of one person/)
    await follow(inspector, /^Settle this ?: Martin Averil/)
    expect(await inspector.wrongs()).toEqual([])
    await follow(inspector, /^One person: keep/)
    await because(inspector, 'One PNC photograph')
    await press(inspector, 'Ask for the merge')
    await inspector.page.getByText('You asked for this, so another person must decide').waitFor()
  })

  test('the sergeant agrees; the old address leads to the kept record, at the higher level', async () => {
    await sergeant.go('/corrections')
    await follow(sergeant, /^Two records merged/)
    await agree(sergeant)
    const { body } = await people.get('di.force', `/offenders/${ids.wrong}`)
    const isKept = body['mergedInto'] === undefined
    const [kept, merged] = isKept ? [ids.wrong, ids.twin] : [ids.twin, ids.wrong]
    await sergeant.go(`/offenders/${merged}`)
    expect(new URL(sergeant.page.url()).pathname).toBe(`/offenders/${kept}`)
    expect(await words(sergeant)).toContain('Very high')
  })

  test('taken apart again by two, each stands for itself', async () => {
    await sergeant.go('/corrections?state=done')
    await follow(sergeant, /^Two records merged/)
    await follow(sergeant, 'Take the two records apart again')
    await because(sergeant, 'Twins: the fingerprints differ')
    await press(sergeant, 'Ask for it to be taken apart')
    await sergeant.page.getByText('It waits for a second person').first().waitFor()
    expect(await sergeant.wrongs()).toEqual([])
    await inspector.go('/force')
    await follow(inspector, /A correction of what is on record/)
    await agree(inspector)
    for (const id of [ids.wrong, ids.twin]) {
      await inspector.go(`/offenders/${id}`)
      expect(new URL(inspector.page.url()).pathname).toBe(`/offenders/${id}`)
    }
  })
})

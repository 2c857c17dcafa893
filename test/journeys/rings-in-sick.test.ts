// An officer rings in sick with three high visits due: recorded, covered, accepted, true on every page, handed back.
import { openSite, signIn, visitor, words, type Site, type Visitor } from './site.ts'

jest.setTimeout(60_000)

describe('An officer rings in sick with three high visits due', () => {
  let site: Site
  let sergeant: Visitor
  let constable: Visitor
  const people = { V0000001: 'Ashby', V0000002: 'Mortimer', V0000003: 'Quill' }
  const refs = Object.keys(people)

  beforeAll(async () => {
    site = await openSite()
    const inspector = await site.world.as('di.force')
    for (const [visorRef, surname] of Object.entries(people))
      await inspector
        .post('/offenders', {
          visorRef,
          surname,
          forenames: 'Neil',
          dateOfBirth: `196${visorRef.slice(-1)}-05-06`,
          sex: 'M',
          level: 'high',
          leadAgency: 'police',
          leadSince: '2026-02-27',
          officer: 'om.north',
          team: 'North office',
        })
        .expect(201)
    sergeant = await visitor(site, { width: 1280, script: true })
    constable = await visitor(site, { width: 360, script: false })
    await signIn(sergeant, 'ds.north')
    await signIn(constable, 'om.south')
  }, 60_000)
  afterAll(() => site.close())

  test('the sergeant records it, and is told who falls due', async () => {
    const { page } = sergeant
    await page.getByRole('link', { name: 'Who is here', exact: true }).first().click()
    await page.getByRole('link', { name: 'PC Alex Marsh' }).click()
    expect(await sergeant.wrongs()).toEqual([])
    await page.getByRole('link', { name: 'Record an absence' }).click()
    await page.getByLabel('Why the officer is away').selectOption('sick')
    await page.getByLabel('Last day away').fill('13/3/2026')
    await page.getByRole('button', { name: 'Record the absence' }).click()
    await page.getByText('somebody has to accept them').waitFor()
    const told = await words(sergeant)
    for (const ref of refs) expect(told).toContain(ref)
    expect(await sergeant.wrongs()).toEqual([])
  })

  test('the first screens say that nobody covers, and whom to ring', async () => {
    await sergeant.go('/my-team')
    expect(await words(sergeant)).toContain('3 duties counted in hours have not been accepted')
    await sergeant.page.getByRole('link', { name: 'See whom to ring' }).click()
    expect(await words(sergeant)).toContain('Ring now: DS Ruth Calder, supervisor')
    expect(await sergeant.wrongs()).toEqual([])
  })

  test('the sergeant asks a colleague of the other office, who accepts', async () => {
    const { page } = sergeant
    await sergeant.go('/officers/om.north/covers')
    await page.getByLabel('Who is asked').selectOption('om.south')
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.getByText('It counts once PC Bryony Kerr accepts').waitFor()
    expect(await sergeant.wrongs()).toEqual([])
    await constable.go('/my-day')
    await constable.page.getByRole('link', { name: /^Accept or decline/ }).click()
    await constable.page.getByLabel('Yes, I accept').check()
    await constable.page.getByRole('button', { name: 'Answer' }).click()
    await constable.page.getByText('stand on your day').waitFor()
    expect(await constable.wrongs()).toEqual([])
  })

  test('the day of whoever covers holds them, and the force counts nobody without cover', async () => {
    await constable.go('/my-day')
    const day = await words(constable)
    expect(day).toContain('Covering for PC Alex Marsh')
    for (const ref of refs) expect(day).toContain(ref)
    expect(await constable.wrongs()).toEqual([])
    const inspector = await site.world.as('di.force')
    const { body } = await inspector.get('/force').expect(200)
    expect(body).toMatchObject({
      force: { ownerNotAvailable: 0, overdueVisits: { total: 0 } },
      onHand: { away: 1, uncovered: 0, ringing: 0 },
    })
    const { body: list } = await inspector.get('/lists/owner-not-available').expect(200)
    expect(list).toMatchObject({ total: 0 })
  })

  test('at the end it is handed back, with what became late', async () => {
    site.world.clock.set('2026-03-14T08:00:00Z')
    await signIn(sergeant, 'ds.north')
    await sergeant.go('/officers/om.north')
    await sergeant.page.getByRole('link', { name: /^Covered by PC Bryony Kerr/ }).click()
    const told = await words(sergeant)
    expect(told).toContain('Handed back')
    expect(told).toContain('Became late')
    for (const ref of refs) expect(told).toContain(ref)
    expect(await sergeant.wrongs()).toEqual([])
    const inspector = await site.world.as('di.force')
    const { body } = await inspector.get('/figures').expect(200)
    expect(body).toMatchObject({ ownerNotAvailable: 0, overdueVisits: { total: 3 } })
  })
})

// Editions of the daily briefing: when there is one, what it says, and that it stays as it was issued.
import { made, anOffice, type Office } from './office.ts'
import { aWorld } from '../support/world.ts'
import { load } from '../imports/registers.ts'
import { people } from './office.ts'
import { asAdmin } from '../support/postgres.ts'

type Line = { offenderId: string | null; who: string | null; text: string }
type Section = { name: string; lines: Line[] }
type Edition = {
  date: string
  team: string | null
  edition: number
  why: string
  sections: Section[]
  editions: unknown[]
  figures: { overdueVisits: { total: number } }
}

const sectionOf = ({ sections }: Edition, name: string): Section => {
  const found = sections.find((section) => section.name === name)
  if (found === undefined) throw new Error(`the briefing has no part ${name}`)
  return found
}

describe('an office of six', () => {
  let office: Office
  beforeAll(async () => {
    office = await anOffice()
  })
  afterAll(() => office.close())

  const edition = async (path = '/briefings/2026-03-02'): Promise<Edition> =>
    (await made(office.supervisor.get(path))).body as Edition

  test('a register that was loaded issues an edition for each office and for the force', async () => {
    expect(await edition()).toMatchObject({ team: 'North office', edition: 1, why: 'import' })
    const force = (await made(office.inspector.get('/briefings/2026-03-02'))).body as Edition
    expect(force).toMatchObject({ team: null, figures: { overdueVisits: { total: 4 } } })
    const south = await office.inspector.get('/briefings/2026-03-02?team=South%20office')
    expect(south.body).toMatchObject({ team: 'South office', edition: 1 })
  })

  test('the same register again changes nothing and issues nothing', async () => {
    await load(office.world, ...people)
    expect((await edition()).editions).toHaveLength(1)
  })

  test('the parts stand in the order in which they are read out', async () => {
    expect((await edition()).sections.map(({ name }) => name)).toEqual([
      'immediate',
      'decisions',
      'overnight',
      'overdue',
      'moving',
      'arms',
      'unheld',
      'here',
      'figures',
    ])
  })

  test('very high comes before high, each with attempts, what holds it, and that nobody goes yet', async () => {
    const overdue = sectionOf(await edition(), 'overdue')
    expect(overdue.lines).toHaveLength(2)
    expect(overdue.lines.map(({ who }) => who)).toEqual([
      'Test SurnameA (V7000001)',
      'Test SurnameB (V7000002)',
    ])
    expect(overdue.lines[0]?.text).toBe(
      'Very high, 20 days over, 0 attempts, last seen 15 Jan 2026; no interim control. Nobody was going when this was issued. Owner: PC Alex Marsh.',
    )
  })

  test('a day without a briefing is not found, nor another team’s for an officer', async () => {
    expect((await office.supervisor.get('/briefings/2026-03-01')).status).toBe(404)
    expect((await office.supervisor.get('/briefings/2026-02-31')).status).toBe(404)
    const other = await office.officer.get('/briefings/2026-03-02?team=South%20office')
    expect(other.status).toBe(404)
    expect((await office.supervisor.get('/briefings/2026-03-02?edition=2')).status).toBe(404)
  })

  test('a further edition stands beside the first, which stays', async () => {
    const issued = await made(office.supervisor.post('/briefings'))
    expect(issued.status).toBe(201)
    expect(issued.body).toMatchObject({ edition: 2, issued: 3 })
    expect(await edition()).toMatchObject({ edition: 2, why: 'by hand' })
    expect(await edition('/briefings/2026-03-02?edition=1')).toMatchObject({ edition: 1 })
  })

  test('the database refuses to change or delete what an edition said', async () => {
    await asAdmin(office.world.database.ownerUrl, async (client) => {
      const wrongs = [
        `update briefing_editions set content = '{}'`,
        `update briefing_editions set cases = '[]'`,
        `update briefing_editions set number = number + 10`,
        `delete from briefing_editions`,
      ]
      for (const wrong of wrongs) await expect(client.query(wrong)).rejects.toThrow(/edition/)
    })
  })

  test('nobody but the teams may read one, and nobody below a supervisor may issue one', async () => {
    const { world, officer } = office
    for (const role of ['analyst', 'frontline.north', 'auditor', 'admin', 'controlroom'])
      expect((await (await world.as(role)).get('/briefings/2026-03-02')).status).toBe(403)
    expect((await officer.post('/briefings')).status).toBe(403)
  })
})

test('there is no edition while there are no people', async () => {
  const world = await aWorld()
  const supervisor = await world.as('ds.north')
  const refused = await supervisor.post('/briefings')
  expect(refused.status).toBe(422)
  expect((await supervisor.get('/briefings/2026-03-02')).status).toBe(404)
  await world.close()
})

// What the pages of this room and of an ARMS cost does not grow with what is held.
import type { OffenderId } from '../../src/platform/ids.ts'
import { openEvidence, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openEvidence()
})
afterAll(() => site.world.close())

type Held = Readonly<{ person: OffenderId; arms: string; report: string }>

/** Somebody of whom so many visit records hold a statement each of two headings, and a self-report. */
async function holding(records: number): Promise<Held> {
  site.world.clock.set('2026-03-02T10:00:00Z')
  const person = await site.person({})
  const visit = await site.visit(person, '2026-03-01T10:00:00Z')
  const started = await site.post('om.north', `/offenders/${person}/arms`, { kind: 'initial' })
  const reports: string[] = []
  const statements: string[] = []
  for (let record = 0; record < records; record += 1) {
    const kept = await site.written(person, visit)
    reports.push(...kept.reportIds)
    statements.push(...kept.evidenceIds)
  }
  const arms = String(started.body['id'])
  await site.post('om.north', `/arms/${arms}/evidence`, { version: 1, takeIn: statements })
  site.world.clock.set('2026-04-01T10:00:00Z')
  return { person, arms, report: reports[0] ?? '' }
}

const pages: readonly (readonly [what: string, path: (held: Held) => string])[] = [
  ['the evidence of one person', ({ person }) => `/offenders/${person}/evidence`],
  ['the ledger', ({ person }) => `/offenders/${person}/self-reports`],
  ['one self-report', ({ report }) => `/self-reports/${report}`],
  ['an ARMS with what is held', ({ arms }) => `/arms/${arms}`],
  ['the assessments of one person', ({ person }) => `/offenders/${person}/arms`],
]

describe('as many statements for twelve visit records as for one', () => {
  let one: Held
  let twelve: Held
  beforeAll(async () => {
    one = await holding(1)
    twelve = await holding(12)
  })
  const costOf = async (path: string): Promise<number> => {
    const caller = await site.world.as('om.north')
    await caller.get(path).expect(200)
    site.world.statements.length = 0
    await caller.get(path).expect(200)
    return site.world.statements.length
  }

  test.each(pages)('%s', async (_what, path) => {
    const cost = await costOf(path(one))
    expect(cost).toBeGreaterThan(0)
    expect(cost).toBeLessThanOrEqual(14)
    expect(await costOf(path(twelve))).toBe(cost)
  })

  test('the promises past their day of a force', async () => {
    const caller = await site.world.as('di.force')
    const cost = async (path: string): Promise<number> => {
      await caller.get(path).expect(200)
      site.world.statements.length = 0
      const { body } = await caller.get(path).expect(200)
      expect((body as { total: number }).total).toBe(13)
      return site.world.statements.length
    }
    expect(await cost('/self-reports')).toBe(await cost('/self-reports?size=1'))
  })
})

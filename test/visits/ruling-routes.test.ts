// A supervisor's word on a visit that nobody wrote up, over HTTP: what returns, what stays, and who may not say it.
import {
  recordedBy,
  htmlOf,
  openSite,
  wordsOf,
  type Program,
  type Site,
  type Body,
  type Problem,
} from './site.ts'

let site: Site
let officer: Program
let supervisor: Program
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  supervisor = await site.program('ds.north')
})
afterAll(async () => {
  await site.close()
})

const recorded = (id: string, differing: object = {}): Promise<Body> =>
  recordedBy(officer, id, differing)

const owes = async (id: string): Promise<string[]> => {
  const rows = await site.world.rows<{ kind: string }>(
    `select d.kind from duties d where d.offender_id = $1 and d.closed_at is null order by d.kind`,
    [id],
  )
  return rows.map(({ kind }) => kind)
}

describe('a supervisor’s word', () => {
  const latest = async (id: string) =>
    (await officer.get(`/offenders/${id}/visit-plan`)).body as { current: { on: string } | null }
  const word = (counts: boolean, version: number) => ({ counts, version, why: 'No notes exist' })

  test('it does not count: the old day returns with its lateness, and the write-up is owed no more', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    expect(visit).toMatchObject({ qualifies: true, waitsForRuling: true })
    expect((await latest(id)).current?.on).toBe('2026-05-20')
    const ruled = await supervisor.post(`/visits/${visit.id}/ruling`, word(false, 1))
    expect(ruled.body).toMatchObject({
      qualifies: false,
      because: expect.stringMatching(/it does not count as a visit.*No notes exist/) as string,
      waitsForRuling: false,
      shownOverdue: null,
    })
    expect((await latest(id)).current?.on).toBe('2026-01-12')
    expect(await owes(id)).toEqual(['arms_initial', 'visit', 'visit_plan'])
    const [{ due }] = (await site.world.rows<{ due: string }>(
      `select d.due_on as due from duties d where d.offender_id = $1 and d.kind = 'visit' and d.closed_at is null`,
      [id],
    )) as [{ due: string }]
    expect(due).toBe('2026-01-12')
    const left = await site.world.rows('select id from leavings l where l.offender_id = $1', [id])
    expect(left).toEqual([])
    const again = await supervisor.post(`/visits/${visit.id}/ruling`, word(false, 2))
    expect((again.body as Problem).type).toMatch(/refusals\/already-decided$/)
  })

  test('a plan made on the strength of it does not shield anybody; an earlier one stays', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    await officer.post(`/offenders/${id}/visit-plan`, { latestBy: '2026-04-01', why: 'Quiet' })
    expect((await latest(id)).current?.on).toBe('2026-04-01')
    await supervisor.post(`/visits/${visit.id}/ruling`, word(false, 1))
    expect((await latest(id)).current?.on).toBe('2026-01-12')
  })

  test('written up after that it waits once more, and counts again by a second word', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    await supervisor.post(`/visits/${visit.id}/ruling`, word(false, 1))
    const written = await officer.post(`/visits/${visit.id}`, { version: 2, account: 'Calm.' })
    expect(written.body).toMatchObject({ qualifies: false, waitsForRuling: true })
    const page = await (await site.browser('ds.north')).get(`/visits/${visit.id}`)
    expect(wordsOf(page)).toContain('has been written up since')
    const back = await supervisor.post(`/visits/${visit.id}/ruling`, word(true, 3))
    expect(back.body).toMatchObject({ qualifies: true, waitsForRuling: false })
    expect((await latest(id)).current?.on).toBe('2026-05-20')
  })

  test('counting again brings back the plan that the first word ended', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    await officer.post(`/offenders/${id}/visit-plan`, { latestBy: '2026-04-01', why: 'Quiet' })
    await supervisor.post(`/visits/${visit.id}/ruling`, word(false, 1))
    await officer.post(`/visits/${visit.id}`, { version: 2, account: 'Calm.' })
    await supervisor.post(`/visits/${visit.id}/ruling`, word(true, 3))
    expect((await latest(id)).current?.on).toBe('2026-04-01')
  })

  test('the form and its result name the day that returns, with its lateness', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    const ds = await site.browser('ds.north')
    const path = `/visits/${visit.id}`
    expect(wordsOf(await ds.get(path))).toContain(
      'No, it does not count The old day returns. The next visit is due by 12 Jan 2026, and 49 days overdue.',
    )
    await ds.send(path, `${path}/ruling`, { counts: 'no', why: 'No notes exist' })
    expect(wordsOf(await ds.get(path))).toMatch(
      /^Done It does not count as a visit The next visit is due by 12 Jan 2026, and 49 days overdue\. DS .*: No notes exist/,
    )
  })

  test('the form says that the day stays where another visit holds it', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    await recordedBy(officer, id, { at: '2026-03-01T11:00:00Z', account: 'Calm.' })
    expect(wordsOf(await (await site.browser('ds.north')).get(`/visits/${visit.id}`))).toContain(
      'No, it does not count The day stays as it is. The next visit is due by 1 Jun 2026.',
    )
  })

  test('a visit that is provisional says when a supervisor is asked', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-27T18:30:00Z' })
    expect(wordsOf(await (await site.browser('ds.north')).get(`/visits/${visit.id}`))).toContain(
      'A supervisor who was not there is asked on 6 Mar 2026 whether it counts',
    )
  })

  test('it counts: it stays, says who said so, and the write-up stays owed', async () => {
    const id = await site.world.aPerson()
    const visit = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    const ds = await site.browser('ds.north')
    const unsaid = await ds.send(`/visits/${visit.id}`, `/visits/${visit.id}/ruling`, {
      counts: 'yes',
    })
    expect([unsaid.status, htmlOf(unsaid).querySelector('#why-error') === null]).toEqual([
      422,
      false,
    ])
    const said = await ds.send(`/visits/${visit.id}`, `/visits/${visit.id}/ruling`, {
      counts: 'yes',
      why: 'I heard of it at the time',
    })
    expect(said.status).toBe(303)
    expect(wordsOf(await ds.get(`/visits/${visit.id}`))).toContain('I heard of it at the time')
    expect(await owes(id)).toContain('visit_write_up')
  })

  test.each([
    ['own-visit', { at: '2026-02-20T18:30:00Z', crew: ['om.north', 'ds.north'] }],
    ['not-waiting', { at: '2026-03-01T18:30:00Z' }],
    ['not-waiting', { at: '2026-02-20T18:30:00Z', account: 'Calm.' }],
  ])('%s', async (why, differing) => {
    const id = await site.world.aPerson()
    const { id: visit } = await recorded(id, differing)
    const refused = await supervisor.post(`/visits/${visit}/ruling`, word(false, 1))
    expect([refused.status, (refused.body as Problem).type]).toEqual([
      422,
      `/problems/refusals/${why}`,
    ])
  })

  test('a stale version is 409, and nothing is changed', async () => {
    const id = await site.world.aPerson()
    const { id: visit } = await recorded(id, { at: '2026-02-20T18:30:00Z' })
    expect((await supervisor.post(`/visits/${visit}/ruling`, word(false, 9))).status).toBe(409)
    expect((await officer.get(`/visits/${visit}`)).body).toMatchObject({ qualifies: true })
  })
})

// A plan that waits: what ends it without anybody's word, what brings it back, and a lateness that an agreed one moves.
import { addAddress, setLeadAgency, setLevel } from '../../src/offenders/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { waitingPlans } from '../../src/visits/queries.ts'
import { decidePlan, planVisit, recordVisit } from '../../src/visits/service.ts'
import { visitFactsOf } from '../../src/visits/index.ts'
import { readerOn } from '../backlog/browser.ts'
import { openSite as openWhole, type Site as Whole } from '../corrections/site.ts'
import { aReport, deriveNow } from './world.ts'
import { htmlOf, openSite, recordedBy, wordsOf, type Program, type Site } from './site.ts'

const d = localDate
let site: Site
let officer: Program
let supervisor: Program
beforeAll(async () => {
  site = await openSite()
  officer = await site.program('om.north')
  supervisor = await site.program('ds.north')
})
afterAll(() => site.close())

const early = new Date('2026-03-02T08:00:00Z')

/** Asked for at eight in the morning of somebody overdue since 12 January. */
async function aWaitingPlan(latestBy = '2026-03-05', when = early) {
  const id = await site.world.aPerson()
  const next = { latestBy: d(latestBy), why: 'In hospital' }
  const made = await site.world.as(
    'om.north',
    (tx, actor) => planVisit(tx, actor, { offenderId: id, next }),
    when,
  )
  if (!made.ok) throw new Error(JSON.stringify(made.faults))
  return { id, path: `/visit-plans/${made.value.plan.id}` }
}

type PlanBody = {
  state: string
  endedHow: string | null
  endedWhy: string | null
  decidedWhy: string | null
  clearedOverdueSince: string | null
  shownOverdue: object | null
}
const bodyOf = async (path: string): Promise<PlanBody> => (await officer.get(path)).body as PlanBody

const linesOf = async (id: OffenderId): Promise<string[]> => {
  const rows = await site.world.rows<{ summary: string }>(
    `select summary from chronology where offender_id = $1 and kind = 'visit_plan' order by recorded_at, id`,
    [id],
  )
  return rows.map(({ summary }) => summary)
}

const waits = (id: OffenderId): Promise<boolean> =>
  site.world.as('ds.north', async (tx, { forceId, teamId }) =>
    (await waitingPlans(tx, { forceId, teamId })).some(({ offenderId }) => offenderId === id),
  )

describe('a later day for somebody who is overdue', () => {
  const late = 'Was overdue from 13 Jan 2026 (49 days) when'

  test('on the page it is not agreed to without a why, and nothing that was chosen is lost', async () => {
    const { path } = await aWaitingPlan()
    const ds = await site.browser('ds.north')
    expect(wordsOf(await ds.get(path))).toContain(
      'This person is overdue, so both answers need one',
    )
    const unsaid = await ds.send(path, `${path}/approve`, { agree: 'yes' })
    expect(unsaid.status).toBe(422)
    expect(htmlOf(unsaid).querySelector('#why-error')?.text.trim()).toBe(
      'Error: Say why. This person is overdue, and the later day stays on record with its reason',
    )
    expect(htmlOf(unsaid).querySelector('input[value="yes"]')?.hasAttribute('checked')).toBe(true)
    expect(await bodyOf(path)).toMatchObject({ state: 'waiting' })
    const said = await ds.send(path, `${path}/approve`, { agree: 'yes', why: 'Out on 4 March' })
    expect(said.status).toBe(303)
    expect(wordsOf(await ds.get(path))).toContain(
      `Lateness ${late} DS Ruth Calder moved latest-by to 5 Mar 2026: Out on 4 March`,
    )
  })

  test('a program agrees without one, gives one that is kept, and the lateness is told either way', async () => {
    const silent = await aWaitingPlan()
    expect((await supervisor.post(`${silent.path}/approve`, { version: 1 })).body).toMatchObject({
      state: 'in_force',
      decidedWhy: null,
      clearedOverdueSince: '2026-01-12',
      shownOverdue: { from: '2026-01-13', to: '2026-03-02' },
    })
    expect((await linesOf(silent.id)).at(-1)).toMatch(
      /^Agreed: the next visit is due by 5 Mar 2026\. Was overdue from 13 Jan 2026 \(49 days\) when .+ moved latest-by to 5 Mar 2026\. No why was given\.$/,
    )
    const said = await aWaitingPlan()
    const why = 'Out on 4 March'
    expect((await supervisor.post(`${said.path}/approve`, { why })).body).toMatchObject({
      decidedWhy: why,
    })
    expect((await linesOf(said.id)).at(-1)).toMatch(/moved latest-by to 5 Mar 2026: Out on 4 March/)
    const page = wordsOf(
      await (await site.browser('om.north')).get(`/offenders/${said.id}/visit-plan`),
    )
    expect(page).toContain(`${late} DS Ruth Calder moved latest-by to 5 Mar 2026: Out on 4 March`)
  })

  test('nobody overdue: the page asks for no why, and no lateness is told', async () => {
    const id = await site.world.aPerson()
    await recordedBy(officer, id, {})
    const plan = (latestBy: string) =>
      officer.post(`/offenders/${id}/visit-plan`, { latestBy, why: 'Quiet' })
    await plan('2026-04-15')
    const made = await plan('2026-04-20')
    const path = `/visit-plans/${(made.body as { id: string }).id}`
    const ds = await site.browser('ds.north')
    expect(wordsOf(await ds.get(path))).toContain('Why (needed for a no)')
    expect((await ds.send(path, `${path}/approve`, { agree: 'yes' })).status).toBe(303)
    expect(await bodyOf(path)).toMatchObject({ state: 'in_force', clearedOverdueSince: null })
    expect((await linesOf(id)).join(' ')).not.toContain('overdue')
  })

  test('beyond the ceiling the page says by how much, shows what the visit needs and asks for a why', async () => {
    const id = await site.world.aPerson()
    await recordedBy(officer, id, { children: [{ name: 'Sam', safe: true }] })
    const plan = { latestBy: '2026-06-21', why: 'Quiet' }
    const made = await officer.post(`/offenders/${id}/visit-plan`, plan)
    expect((made.body as { because: string }).because).toBe(
      'This is later than 1 Jun 2026, the day in force now, and beyond 1 Jun 2026, the ceiling of 3 months from 1 Mar 2026, last seen. The day in force stands until a supervisor agrees.',
    )
    const path = `/visit-plans/${(made.body as { id: string }).id}`
    const ds = await site.browser('ds.north')
    const page = wordsOf(await ds.get(path))
    expect(page).toContain(
      'This day is 20 days beyond 1 Jun 2026, the ceiling of the risk level, counted from 1 Mar 2026, last seen.',
    )
    expect(page).toMatch(/What the next visit needs.*Sam.*Does the later day hold\?/)
    const unsaid = await ds.send(path, `${path}/approve`, { agree: 'yes' })
    expect([unsaid.status, htmlOf(unsaid).querySelector('#why-error')?.text.trim()]).toEqual([
      422,
      'Error: Say why. This day is beyond the ceiling of the risk level, and stays on record with its reason',
    ])
    const refused = await ds.send(path, `${path}/approve`, { agree: 'no' })
    expect(htmlOf(refused).querySelector('#why-error')?.text).toContain('why you do not agree')
    const why = 'Abroad with consent'
    expect((await ds.send(path, `${path}/approve`, { agree: 'yes', why })).status).toBe(303)
    const agreed = wordsOf(await ds.get(path))
    expect(agreed).toMatch(
      /State In force now\. Agreed by DS .+ on 2 Mar 2026, 20 days beyond 1 Jun 2026, the ceiling of the risk level/,
    )
    expect(agreed).not.toContain('What the next visit needs')
  })

  test('a program agrees beyond the ceiling without a why', async () => {
    const id = await site.world.aPerson()
    await recordedBy(officer, id, {})
    const plan = { latestBy: '2026-06-21', why: 'Quiet' }
    const made = await officer.post(`/offenders/${id}/visit-plan`, plan)
    const path = `/visit-plans/${(made.body as { id: string }).id}`
    const { status, body } = await supervisor.post(`${path}/approve`, {})
    expect([status, body]).toMatchObject([200, { state: 'in_force', decidedWhy: null }])
  })

  test('a page that chooses neither agrees to nothing', async () => {
    const { path } = await aWaitingPlan()
    const ds = await site.browser('ds.north')
    const unchosen = await ds.send(path, `${path}/approve`, { why: 'Out on 4 March' })
    expect(unchosen.status).toBe(422)
    expect(unchosen.text).toContain('Out on 4 March')
    expect(await bodyOf(path)).toMatchObject({ state: 'waiting' })
  })
})

describe('a plan that waits is asked about no more', () => {
  const from = d('2026-03-02')
  const raise = (id: OffenderId) =>
    site.world.as('om.north', (tx, actor) =>
      setLevel(tx, actor, {
        offenderId: id,
        ...{ version: 1, to: 'very_high', from, why: 'New offence' },
      }),
    )
  const lead = (id: OffenderId) =>
    site.world.as('om.north', (tx, actor) =>
      setLeadAgency(tx, actor, { offenderId: id, agency: 'probation', from, event: 'Licence' }),
    )
  const move = (id: OffenderId) =>
    site.world.as('om.north', (tx, actor) =>
      addAddress(tx, actor, {
        offenderId: id,
        ...{ kind: 'residence', line: '2 Quay Road', postcode: 'NM1 1AB', from },
      }),
    )
  const visit = (id: OffenderId) =>
    recordedBy(officer, id, { at: '2026-03-02T09:00:00Z', account: 'Calm.' })

  test.each([
    ['the risk level changed on 2 Mar 2026', raise],
    ['the lead agency changed on 2 Mar 2026', lead],
    ['the address changed on 2 Mar 2026', move],
    ['a visit that counts was made on 2 Mar 2026', visit],
  ])('%s', async (why, change) => {
    const { id, path } = await aWaitingPlan()
    expect(await waits(id)).toBe(true)
    await change(id)
    expect(await waits(id)).toBe(false)
    expect(await bodyOf(path)).toMatchObject({
      state: 'refused',
      endedHow: 'out_of_date',
      endedWhy: why,
    })
    expect(await linesOf(id)).toContain(`The later day 5 Mar 2026 is no longer asked for: ${why}.`)
    const refused = await supervisor.post(`${path}/approve`, { version: 1 })
    expect([refused.status, (refused.body as { type: string }).type]).toEqual([
      422,
      '/problems/refusals/out-of-date',
    ])
    const page = wordsOf(await (await site.browser('om.north')).get(path))
    expect(page).toContain(`State No longer asked for: ${why}`)
  })

  test('what does not concern it leaves it waiting', async () => {
    const { id } = await aWaitingPlan()
    await recordedBy(officer, id, { at: '2026-03-01T18:30:00Z', seen: 'doorstep' })
    expect(await waits(id)).toBe(true)
  })

  test('a supervisor with the older one open is told that it was replaced, and led to the newer', async () => {
    const { id, path } = await aWaitingPlan()
    const ds = await site.browser('ds.north')
    const fields = { agree: 'yes', why: 'Fine', _key: '', _csrf: '' }
    const csrf = htmlOf(await ds.get(path)).querySelector('input[name="_csrf"]')
    const newer = await officer.post(`/offenders/${id}/visit-plan`, {
      latestBy: '2026-03-04',
      why: 'Sooner',
    })
    const answer = await ds.post(`${path}/approve`, {
      ...fields,
      ...{ _csrf: csrf?.getAttribute('value') ?? '', _key: 'a-key-of-this-form' },
    })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer)).toMatch(
      /A newer plan took the place of this one.*Replaced by a newer plan/,
    )
    const link = `a[href="/visit-plans/${(newer.body as { id: string }).id}"]`
    expect(htmlOf(answer).querySelector(link)?.text).toContain('The newer plan')
  })
})

describe('a visit ruled out and in again', () => {
  const word = (counts: boolean, version: number) => ({ counts, version, why: 'No notes exist' })
  const at = (iso: string) => new Date(iso)

  test('brings back a plan that a supervisor had agreed to, since when and with what was said', async () => {
    const id = await site.world.aPerson()
    const recording = await site.world.as(
      'om.north',
      (tx, actor) => {
        const report = aReport({
          at: at('2026-02-20T18:30:00Z'),
          crew: [{ officer: 'om.north' }, { officer: 'om.south' }],
        })
        return recordVisit(tx, actor, { offenderId: id, report, deriveNow })
      },
      at('2026-02-20T20:00:00Z'),
    )
    if (!recording.ok) throw new Error(JSON.stringify(recording.faults))
    const { visit } = recording.value
    const next = { latestBy: d('2026-06-10'), why: 'Quiet' }
    const made = await site.world.as(
      'om.north',
      (tx, actor) => planVisit(tx, actor, { offenderId: id, next }),
      at('2026-02-21T09:00:00Z'),
    )
    if (!made.ok || made.value.plan.state !== 'waiting') throw new Error('it should wait')
    const { id: planId } = made.value.plan
    const ask = { planId, agree: true, why: 'I know him', version: 1 }
    const agreed = await site.world.as(
      'ds.north',
      (tx, actor) => decidePlan(tx, actor, ask),
      at('2026-02-22T09:00:00Z'),
    )
    expect(agreed).toMatchObject({ ok: true, value: { clearedOverdueSince: null } })
    const stood = async () => {
      const { body } = await officer.get(`/offenders/${id}/visit-plan`)
      const facts = await site.world.as('om.north', (tx) => visitFactsOf(tx, { ids: [id] }))
      const [plan] = facts.get(id)?.plans ?? []
      return {
        latestBy: (body as { current: { on: string } | null }).current?.on,
        heldFrom: plan?.heldFrom ?? null,
        plan: await bodyOf(`/visit-plans/${planId}`),
      }
    }
    const before = await stood()
    expect(before).toMatchObject({ latestBy: '2026-06-10', heldFrom: '2026-02-22' })
    await supervisor.post(`/visits/${visit.id}/ruling`, word(false, 1))
    expect(await stood()).toMatchObject({
      latestBy: '2026-01-12',
      heldFrom: null,
      plan: { state: 'refused', endedHow: 'visit_ruled_out', decidedWhy: 'I know him' },
    })
    await officer.post(`/visits/${visit.id}`, { version: 2, account: 'Calm.' })
    const back = await supervisor.post(`/visits/${visit.id}/ruling`, word(true, 3))
    expect(back.body).toMatchObject({ qualifies: true })
    const after = await stood()
    expect({ ...after, plan: { ...after.plan, version: 0 } }).toEqual({
      ...before,
      plan: { ...before.plan, version: 0 },
    })
  })
})

describe('in the whole product', () => {
  let whole: Whole
  beforeAll(async () => {
    whole = await openWhole('2026-03-02T08:00:00Z')
  })
  afterAll(() => whole.world.close())

  const planned = async (id: string): Promise<string> => {
    const made = await whole.post('om.north', `/offenders/${id}/visit-plan`, {
      latestBy: '2026-03-05',
      why: 'In hospital',
    })
    expect(made.status).toBe(202)
    return `/visit-plans/${String(made.body['id'])}`
  }
  const visitPlans = async (): Promise<unknown> =>
    ((await whole.get('ds.north', '/my-team')).body['waiting'] as { visitPlans: number }).visitPlans

  test('it leaves my team and the file with the change, and waits again when that is struck out', async () => {
    const id = await whole.person({})
    const path = await planned(id)
    whole.world.clock.set('2026-03-02T09:00:00Z')
    expect(await visitPlans()).toBe(1)
    const visit = await whole.visit(id, '2026-03-02T08:30:00Z')
    expect(await visitPlans()).toBe(0)
    const read = await readerOn(whole.world, 'om.north')
    const page = await read(`/offenders/${id}`)
    expect(page.text.replace(/\s+/g, ' ')).toContain(
      'A later day is no longer asked for: a visit that counts was made on 2 Mar 2026',
    )
    expect(page.querySelector(`a[href="${path}"]`)).not.toBeNull()
    const struck = await whole.post('om.north', `/visits/${visit}/strike`, {
      reason: 'It was somebody else',
    })
    expect(struck.status).toBe(202)
    whole.world.clock.set('2026-03-02T10:00:00Z')
    const word = `/corrections/${String(struck.body['id'])}/decision`
    expect((await whole.post('di.force', word, { agree: true })).status).toBe(200)
    expect(await visitPlans()).toBe(1)
    const later = await readerOn(whole.world, 'om.north')
    expect((await later(`/offenders/${id}`)).text).toContain(
      'A later day waits for a second person',
    )
  })

  test('the file tells the lateness that was moved until the person is seen', async () => {
    const id = await whole.person({})
    const path = await planned(id)
    const why = 'Out on 4 March'
    expect((await whole.post('ds.north', `${path}/approve`, { why })).status).toBe(200)
    const read = await readerOn(whole.world, 'om.north')
    const words = async () => (await read(`/offenders/${id}`)).text.replace(/\s+/g, ' ')
    expect(await words()).toMatch(
      /Was overdue from .* \(\d+ days\) when .* moved latest-by to 5 Mar 2026: Out on 4 March/,
    )
    expect((await whole.get('om.north', `/offenders/${id}`)).body['shownOverdue']).toMatchObject([
      { latestBy: '2026-03-05', by: 'ds.north', why },
    ])
    whole.world.clock.set('2026-03-03T10:00:00Z')
    await whole.visit(id, '2026-03-03T09:00:00Z')
    expect((await whole.get('om.north', `/offenders/${id}`)).body['shownOverdue']).toEqual([])
  })
})

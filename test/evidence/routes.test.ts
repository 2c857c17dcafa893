// [H27] Evidence by heading and the ledger of self-reports over HTTP, for programs and for pages.
import { parse } from 'node-html-parser'
import { unprovedCounts, unprovedSelfReports } from '../../src/evidence/index.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { noSuchId, openEvidence, said, type Kept, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openEvidence()
})
afterAll(() => site.world.close())

/** Somebody with a visit of 1 March, and what it wrote down. */
async function visited(): Promise<Readonly<{ person: OffenderId; visit: string; kept: Kept }>> {
  site.world.clock.set('2026-03-02T10:00:00Z')
  const person = await site.person({})
  const visit = await site.visit(person, '2026-03-01T10:00:00Z')
  return { person, visit, kept: await site.written(person, visit) }
}

const statement = {
  factor: 'social_investment',
  text: 'Volunteers on Sundays',
  source: 'third_party',
  on: '2026-03-01',
}
const fieldsOf = (body: Readonly<Record<string, unknown>>): string[] =>
  (body['errors'] as { field: string }[]).map(({ field }) => field)

describe('evidence', () => {
  test('what a visit record wrote down stands under its heading, with the visit it comes from', async () => {
    const { person, visit } = await visited()
    const { body } = await site.get('om.north', `/offenders/${person}/evidence`)
    expect(body).toMatchObject({
      total: 2,
      next: null,
      byHeading: { opportunity: 1, positive_routine: 1 },
    })
    const items = body['items'] as Record<string, unknown>[]
    expect(items[0]).toMatchObject({
      factor: 'opportunity',
      text: 'A child’s bicycle in the hall',
      source: 'observed',
      on: '2026-03-01',
      from: { kind: 'visit', id: visit },
      recordedBy: 'om.north',
    })
    expect(items[0]).not.toHaveProperty('verified')
    expect(items[1]).toMatchObject({ verified: 'Payslip of February seen' })
  })

  test('a statement is added by itself, comes first under its heading, and stands in the chronology', async () => {
    const { person } = await visited()
    const at = `/offenders/${person}/evidence`
    const added = await site.post('om.north', at, {
      ...statement,
      factor: 'opportunity',
      on: '2026-03-02',
    })
    expect([added.status, added.body]).toEqual([
      201,
      expect.objectContaining({ from: { kind: 'entered', id: null }, on: '2026-03-02' }),
    ])
    const items = await site.items(`${at}?factor=opportunity`)
    expect(items.map((one) => one['on'])).toEqual(['2026-03-02', '2026-03-01'])
    const lines = await site.items(`/offenders/${person}/chronology?kind=evidence`)
    expect(lines[0]).toMatchObject({ summary: 'Evidence under opportunity: Volunteers on Sundays' })
  })

  test('it comes in parts, each thing once', async () => {
    const { person } = await visited()
    const at = `/offenders/${person}/evidence`
    await site.post('om.north', at, statement)
    const first = await site.get('om.north', `${at}?size=2`)
    const next = first.body['next'] as string
    const [one, two] = [first.body['items'] as object[], await site.items(next)]
    expect([one.length, two.length]).toEqual([2, 1])
    expect(new Set([...one, ...two].map((row) => JSON.stringify(row))).size).toBe(3)
    expect((await site.get('om.north', `${at}?cursor=nonsense`)).status).toBe(422)
    expect((await site.get('om.north', `${at}?factor=luck`)).status).toBe(422)
  })

  test.each([
    ['no heading', { factor: '' }, ['factor']],
    ['no words', { text: '' }, ['text']],
    ['a source of none', { source: 'gossip' }, ['source']],
    ['a day to come', { on: '2026-03-03' }, ['on']],
  ])('%s is told beside the field', async (_what, sent, fields) => {
    const { person } = await visited()
    const answer = await site.post('om.north', `/offenders/${person}/evidence`, {
      ...statement,
      ...sent,
    })
    expect([answer.status, fieldsOf(answer.body)]).toEqual([422, fields])
  })

  test('another team’s officer is told it is not theirs; nobody is there is the same everywhere', async () => {
    const { person } = await visited()
    const theirs = await site.post('om.south', `/offenders/${person}/evidence`, statement)
    expect([theirs.status, theirs.body['type']]).toEqual([403, expect.stringMatching(/not-yours$/)])
    expect((await site.get('om.south', `/offenders/${person}/evidence`)).status).toBe(403)
    expect((await site.get('om.north', `/offenders/${noSuchId}/evidence`)).status).toBe(404)
    expect((await site.get('analyst', `/offenders/${person}/evidence`)).status).toBe(403)
  })

  test('[A14] the page names the visit record, never an ARMS, and shows gaps as gaps', async () => {
    const { person, visit } = await visited()
    const browser = await site.browser('om.north')
    const page = parse((await browser.get(`/offenders/${person}/evidence`).expect(200)).text)
    expect(page.querySelector(`a[href="/visits/${visit}"]`)?.text.trim()).toBe(
      'Visit record of 1 Mar 2026',
    )
    const table = page.querySelectorAll('table').at(0)
    const rows = table
      ?.querySelectorAll('tbody tr')
      .map((row) => row.text.replace(/\s+/g, ' ').trim())
    expect(rows).toHaveLength(11)
    expect(rows).toContain('Opportunity 1 heldNewest 1 Mar 2026, 1 not proved')
    expect(rows).toContain('Commitment to desist Nothing held')
  })

  test('the page draws the form again with what was typed and what is wrong', async () => {
    const { person } = await visited()
    const browser = await site.browser('om.north')
    const at = `/offenders/${person}/evidence`
    const first = parse((await browser.get(at)).text)
    const value = (name: string) =>
      first.querySelector(`form input[name="${name}"]`)?.getAttribute('value') ?? ''
    const sent = { _csrf: value('_csrf'), _key: value('_key') }
    const typed = { ...statement, text: '', on: '1/3/2026' }
    const again = await browser
      .post(at)
      .type('form')
      .send({ ...sent, ...typed })
    expect(again.status).toBe(422)
    const page = parse(again.text)
    expect(page.querySelector('#text-error')?.text).toContain('Write what was said or seen')
    expect(page.querySelector('#factor option[selected]')?.text).toBe('Social investment')
    const done = await browser
      .post(at)
      .type('form')
      .send({ ...sent, ...typed, text: 'Volunteers' })
    expect([done.status, done.headers['location']]).toEqual([303, at])
  })
})

describe('self-reports', () => {
  const proof = { outcome: 'true', how: 'The GP confirmed it by letter', version: 1 }

  test('what was said at a visit is open until somebody says what came of proving it', async () => {
    const { person, kept } = await visited()
    const { body } = await site.get('om.north', `/offenders/${person}/self-reports`)
    expect(body).toMatchObject({ total: 1, unproved: 1 })
    expect((body['items'] as object[])[0]).toMatchObject({
      id: kept.reportIds[0],
      text: said,
      proveBy: 'Ask the GP',
      proveOn: '2026-03-20',
      state: 'open',
      provedAt: null,
      version: 1,
    })
    const told = await site.post(
      'om.north',
      `/self-reports/${kept.reportIds[0] ?? ''}/proof`,
      proof,
    )
    expect([told.status, told.body]).toEqual([
      200,
      expect.objectContaining({
        state: 'true',
        provedBy: 'om.north',
        provedHow: proof.how,
        version: 2,
      }),
    ])
    const after = await site.get('om.north', `/offenders/${person}/self-reports`)
    expect(after.body).toMatchObject({ total: 1, unproved: 0 })
    expect(await site.items(`/offenders/${person}/self-reports?state=unproved`)).toEqual([])
  })

  test('what is told later stands, and what was told before stays readable', async () => {
    const { kept } = await visited()
    const at = `/self-reports/${kept.reportIds[0] ?? ''}`
    await site.post('om.north', `${at}/proof`, proof)
    site.world.clock.set('2026-03-03T10:00:00Z')
    const later = { outcome: 'false', how: 'Seen drunk in the market', version: 2 }
    await site.post('ds.north', `${at}/proof`, later)
    const { body } = await site.get('om.north', at)
    expect(body).toMatchObject({ state: 'false', provedBy: 'ds.north', version: 3 })
    expect(body['proofs']).toMatchObject([
      { outcome: 'false', how: later.how, recordedBy: 'ds.north', at: '2026-03-03T10:00:00.000Z' },
      { outcome: 'true', how: proof.how, recordedBy: 'om.north', at: '2026-03-02T10:00:00.000Z' },
    ])
  })

  test('what cannot be told is still not proved, and is no promise past its day', async () => {
    const { person, kept } = await visited()
    const at = `/self-reports/${kept.reportIds[0] ?? ''}/proof`
    await site.post('om.north', at, { ...proof, outcome: 'cannot_tell' })
    site.world.clock.set('2026-04-01T10:00:00Z')
    const counted = await site.world.within((tx) => unprovedCounts(tx, [person]))
    expect(counted.get(person)).toEqual({ unproved: 1, pastTheirDay: 0 })
    const asked = await site.world.within((tx) => unprovedSelfReports(tx, person))
    expect(asked).toMatchObject([{ text: said, state: 'cannot_tell', provedBy: 'om.north' }])
  })

  test.each([
    ['nothing came of it', { outcome: '' }, ['outcome']],
    ['no word how', { how: ' ' }, ['how']],
    ['no version', { version: undefined }, ['version']],
  ])('%s: told beside the field', async (_what, sent, fields) => {
    const { kept } = await visited()
    const at = `/self-reports/${kept.reportIds[0] ?? ''}/proof`
    const answer = await site.post('om.north', at, { ...proof, ...sent })
    expect([answer.status, fieldsOf(answer.body)]).toEqual([422, fields])
  })

  test('a proof drawn from an older state is stale, one of another team is not theirs', async () => {
    const { kept } = await visited()
    const at = `/self-reports/${kept.reportIds[0] ?? ''}/proof`
    await site.post('om.north', at, proof)
    expect((await site.post('ds.north', at, { ...proof, outcome: 'false' })).status).toBe(409)
    expect((await site.post('om.south', at, { ...proof, version: 2 })).status).toBe(403)
    expect((await site.post('om.north', `/self-reports/${noSuchId}/proof`, proof)).status).toBe(404)
  })

  test('one is added by itself; it cannot be proved before it was said', async () => {
    const { person } = await visited()
    const at = `/offenders/${person}/self-reports`
    const sent = { text: 'Lives alone now', proveBy: 'Call unannounced', on: '2026-03-02' }
    const early = await site.post('om.north', at, { ...sent, proveOn: '2026-03-01' })
    expect([early.status, fieldsOf(early.body)]).toEqual([422, ['proveOn']])
    expect((await site.post('om.north', at, sent)).body).toMatchObject({
      state: 'open',
      proveOn: null,
    })
    const [first, second] = await site.items(at)
    expect([first?.['text'], second?.['text']]).toEqual([said, 'Lives alone now'])
  })

  test('the ledger begins with the oldest promise that nobody has kept, and comes in parts', async () => {
    const { person, kept } = await visited()
    const at = `/offenders/${person}/self-reports`
    const sent = {
      text: 'Has no telephone',
      proveBy: 'Search',
      proveOn: '2026-03-05',
      on: '2026-03-02',
    }
    await site.post('om.north', at, sent)
    await site.post('om.north', at, { ...sent, text: 'Sees nobody', proveOn: '' })
    expect((await site.items(at)).map((one) => one['text'])).toEqual([
      'Has no telephone',
      said,
      'Sees nobody',
    ])
    await site.post('om.north', `/self-reports/${kept.reportIds[0] ?? ''}/proof`, proof)
    const first = await site.get('om.north', `${at}?size=2`)
    const rest = await site.items(first.body['next'] as string)
    expect((first.body['items'] as { text: string }[]).map(({ text }) => text)).toEqual([
      'Has no telephone',
      'Sees nobody',
    ])
    expect(rest.map((one) => one['text'])).toEqual([said])
  })

  test('proved false: the page says what it may mean and leads there; nothing has followed by itself', async () => {
    const { person, kept } = await visited()
    const at = `/self-reports/${kept.reportIds[0] ?? ''}`
    const levels = () =>
      site.world.within((tx) =>
        tx.query('select h.id from level_periods h where h.offender_id = $1', [person]),
      )
    const before = await levels()
    await site.post('om.north', `${at}/proof`, { ...proof, outcome: 'false' })
    expect(await levels()).toEqual(before)
    const browser = await site.browser('om.north')
    const page = parse((await browser.get(at).expect(200)).text)
    const links = page.querySelectorAll('main a').map((link) => link.getAttribute('href'))
    expect(links).toEqual(
      expect.arrayContaining([`/offenders/${person}/level`, `/offenders/${person}/visit-plan`]),
    )
    expect(page.text).toContain('Nothing has been changed by itself')
  })
})

describe('promised proofs past their day', () => {
  test('are listed for the team and the named officer, the oldest promise first, until somebody tries', async () => {
    const { person, kept } = await visited()
    const at = `/self-reports/${kept.reportIds[0] ?? ''}`
    const whose = async (path: string, who = 'om.north') =>
      (await site.items(path, who)).filter((one) => one['offenderId'] === person).length
    expect(await whose('/self-reports')).toBe(0)
    site.world.clock.set('2026-03-20T10:00:00Z')
    expect(await whose('/self-reports')).toBe(0)
    site.world.clock.set('2026-03-21T10:00:00Z')
    expect(await whose('/self-reports')).toBe(1)
    expect(await whose('/self-reports?officer=om.north', 'di.force')).toBe(1)
    expect(await whose('/self-reports?team=South%20office', 'di.force')).toBe(0)
    expect(await whose('/self-reports', 'om.south')).toBe(0)
    expect((await site.get('om.north', '/self-reports?team=South%20office')).status).toBe(404)
    await site.post('om.north', `${at}/proof`, { outcome: 'cannot_tell', how: 'No GP', version: 1 })
    expect(await whose('/self-reports')).toBe(0)
  })

  test('what no day was promised for follows them, the oldest first, with numbers of its own and in parts', async () => {
    const { person } = await visited()
    const at = `/offenders/${person}/self-reports`
    const sent = { proveBy: 'Call unannounced', proveOn: '' }
    site.world.clock.set('2026-03-05T10:00:00Z')
    await site.post('om.north', at, { ...sent, text: 'Sees nobody', on: '2026-03-04' })
    await site.post('om.north', at, { ...sent, text: 'Lives alone', on: '2026-03-03' })
    const later = { ...sent, text: 'Will work', proveOn: '2026-06-01', on: '2026-03-03' }
    await site.post('om.north', at, later)
    site.world.clock.set('2026-03-21T10:00:00Z')
    const list = `/self-reports?offender=${person}`
    const texts = async (path: string) => (await site.items(path)).map((one) => one['text'])
    expect(await texts(list)).toEqual([said, 'Lives alone', 'Sees nobody'])
    const numbers = { total: 3, pastTheirDay: 1, noDayPromised: 2 }
    const first = await site.get('om.north', `${list}&size=2`)
    expect(first.body).toMatchObject({ ...numbers, items: [{ proveOn: '2026-03-20' }, {}] })
    expect(await texts(String(first.body['next']))).toEqual(['Sees nobody'])
    const [, alone] = await site.items(list)
    const proof = { outcome: 'true', how: 'Seen so', version: 1 }
    await site.post('om.north', `/self-reports/${String(alone?.['id'])}/proof`, proof)
    expect(await texts(list)).toEqual([said, 'Sees nobody'])
  })

  test('the page names the person and how late the promise is', async () => {
    const { person } = await visited()
    site.world.clock.set('2026-03-22T10:00:00Z')
    const browser = await site.browser('ds.north')
    const page = parse((await browser.get('/self-reports').expect(200)).text)
    expect(page.querySelector(`a[href="/offenders/${person}"]`)).not.toBeNull()
    expect(page.text).toContain('2 days past its day')
  })
})

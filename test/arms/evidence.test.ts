// [A14] Evidence held is offered to a draft under its heading, taken in by hand, left out again, and never counts as an ARMS.
import { armsQuestions } from '../../src/arms/types.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { openEvidence, type Kept, type Site } from '../evidence/site.ts'

let site: Site
beforeAll(async () => {
  site = await openEvidence()
})
afterAll(() => site.world.close())

type Begun = Readonly<{ person: OffenderId; visit: string; kept: Kept; path: string }>
type Body = Readonly<Record<string, unknown>>
const answers = Object.fromEntries(armsQuestions.map((q) => [q, `About ${q}: tested.`]))

/** A draft of somebody seen at home on 1 March, with what the visit record wrote down. */
async function begun(): Promise<Begun> {
  site.world.clock.set('2026-03-02T10:00:00Z')
  const person = await site.person({})
  const visit = await site.visit(person, '2026-03-01T10:00:00Z')
  const kept = await site.written(person, visit)
  const started = await site.post('om.north', `/offenders/${person}/arms`, { kind: 'initial' })
  return { person, visit, kept, path: `/arms/${String(started.body['id'])}` }
}

const shown = async (path: string): Promise<Body> => (await site.get('om.north', path)).body
const textsOf = (list: unknown): unknown[] => (list as Body[]).map((one) => one['text'])
const whyOf = ({ status, body }: Readonly<{ status: number; body: Body }>) => [
  status,
  (body['errors'] as { field: string }[] | undefined)?.map(({ field }) => field),
]
const ratified = async (path: string, version: number) => {
  await site.post('om.north', `${path}/submit`, { version })
  return await site.post('ds.north', `${path}/ratify`, { version: version + 1, answers })
}

test('a draft is offered all that is held, takes nothing in by itself, and says what it rests on', async () => {
  const { path, visit } = await begun()
  const body = await shown(path)
  expect(body).toMatchObject({
    factors: [],
    homeSeenSinceLastArms: true,
    homeSeenOn: '2026-03-01',
    lastArmsOn: null,
    evidenceFromHome: false,
    unprovedSelfReports: 1,
  })
  const offered = body['offered'] as Body[]
  expect(offered.find((one) => one['factor'] === 'opportunity')).toMatchObject({
    source: 'observed',
    on: '2026-03-01',
    atHome: true,
    from: { kind: 'visit', id: visit },
  })
  expect(offered.find((one) => one['factor'] === 'positive_routine')).toMatchObject({
    verified: 'Payslip of February seen',
  })
  expect(offered).toHaveLength(2)
})

test('taken in, a statement stands under its factor with its source and day, and whoever took it in wrote of it', async () => {
  const { path, kept } = await begun()
  const [first = ''] = kept.evidenceIds
  const taken = await site.post('ds.north', `${path}/evidence`, {
    version: 1,
    takeIn: [first, first],
  })
  expect([taken.status, taken.body]).toEqual([
    200,
    expect.objectContaining({
      version: 2,
      contributors: ['om.north', 'ds.north'],
      factors: [
        {
          code: 'opportunity',
          rating: null,
          evidence: [
            { text: 'A child’s bicycle in the hall', source: 'observed', on: '2026-03-01' },
          ],
        },
      ],
    }),
  ])
  const body = await shown(path)
  expect(body).toMatchObject({ evidenceFromHome: true, factors: taken.body['factors'] })
  expect(textsOf(body['offered'])).toEqual(['Works nights'])
})

test('left out again it is offered again, and who did so is kept', async () => {
  const { path, kept } = await begun()
  const [first = ''] = kept.evidenceIds
  await site.post('om.north', `${path}/evidence`, { version: 1, takeIn: [first] })
  const out = await site.post('om.north', `${path}/evidence`, { version: 2, leaveOut: [first] })
  expect(out.body['factors']).toEqual([])
  expect(textsOf((await shown(path))['offered'])).toHaveLength(2)
  const rows = await site.world.within((tx) =>
    tx.query(`select t.left_out_by as by from arms_evidence t where t.evidence_id = $1`, [first]),
  )
  expect(rows).toEqual([{ by: 'om.north' }])
  await site.post('om.north', `${path}/evidence`, { version: 3, takeIn: [first] })
  expect((await shown(path))['factors']).toHaveLength(1)
})

test('ticks of nothing, of what is not held, and of another person’s are told beside the field', async () => {
  const { path } = await begun()
  const other = await begun()
  const [theirs = ''] = other.kept.evidenceIds
  const sent = (body: object) => site.post('om.north', `${path}/evidence`, { version: 1, ...body })
  expect(whyOf(await sent({}))).toEqual([422, ['takeIn']])
  expect(whyOf(await sent({ takeIn: [theirs] }))).toEqual([422, ['takeIn']])
  expect(whyOf(await sent({ leaveOut: [theirs] }))).toEqual([422, ['leaveOut']])
  expect(
    (await site.post('om.south', `${path}/evidence`, { version: 1, takeIn: [theirs] })).status,
  ).toBe(403)
  expect(
    (await site.post('om.north', `${other.path}/evidence`, { version: 9, takeIn: [theirs] }))
      .status,
  ).toBe(409)
})

test('once submitted nothing is taken in; returned, it is open again', async () => {
  const { path, kept } = await begun()
  await site.post('om.north', `${path}/submit`, { version: 1 })
  const late = await site.post('om.north', `${path}/evidence`, {
    version: 2,
    takeIn: kept.evidenceIds,
  })
  expect([late.status, late.body['type']]).toEqual([422, expect.stringMatching(/already-decided$/)])
  await site.post('ds.north', `${path}/return`, { version: 2, reasons: 'Cite the visit' })
  const again = await site.post('om.north', `${path}/evidence`, {
    version: 3,
    takeIn: kept.evidenceIds,
  })
  expect([again.status, again.body['factors']]).toEqual([
    200,
    [expect.anything(), expect.anything()],
  ])
})

test('the next ARMS is offered only what came since, and says that the home was not seen since', async () => {
  const { path, person } = await begun()
  expect((await ratified(path, 1)).body['state']).toBe('ratified')
  site.world.clock.set('2026-03-05T10:00:00Z')
  const sent = { factor: 'opportunity', text: 'Asked about a school', source: 'agency' }
  await site.post('om.north', `/offenders/${person}/evidence`, sent)
  const next = await site.post('om.north', `/offenders/${person}/arms`, { kind: 'review' })
  const body = await shown(`/arms/${String(next.body['id'])}`)
  expect(textsOf(body['offered'])).toEqual([sent.text])
  expect(body).toMatchObject({ lastArmsOn: '2026-03-02', homeSeenSinceLastArms: false })
})

test('a visit record with evidence is no ARMS: the list of assessments stays as it was', async () => {
  const person = await site.person({})
  const visit = await site.visit(person, '2026-03-01T10:00:00Z')
  await site.written(person, visit)
  expect((await site.get('om.north', `/offenders/${person}/arms`)).body).toMatchObject({ total: 0 })
  const file = (await site.get('om.north', `/offenders/${person}`)).body
  expect((file['arms'] as Body)['completedOn']).toBeNull()
})

test('what was struck out is absent from the ARMS that took it in', async () => {
  const { path, kept, visit } = await begun()
  await site.post('om.north', `${path}/evidence`, { version: 1, takeIn: kept.evidenceIds })
  const reason = 'Never made'
  const asked = await site.post('om.north', `/visits/${visit}/strike`, { reason })
  const id = String(asked.body['id'])
  if (asked.status === 202)
    await site.post('di.force', `/corrections/${id}/decision`, { agree: true })
  expect(await shown(path)).toMatchObject({
    factors: [],
    offered: [],
    homeSeenSinceLastArms: false,
  })
})

test('the page sends its ticks as they stand, without a script', async () => {
  const { path } = await begun()
  const browser = await site.browser('om.north')
  const { text } = await browser.get(path).expect(200)
  const form = text.slice(text.indexOf(`action="${path}/evidence"`))
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? ''
  const sent = { _csrf: value('_csrf'), _key: value('_key'), version: value('version') }
  const box = /name="takeIn\.1" type="checkbox" value="([^"]+)"/.exec(form)?.[1] ?? ''
  await browser
    .post(`${path}/evidence`)
    .type('form')
    .send({ ...sent, 'takeIn.1': box })
    .expect(303)
  const body = await shown(path)
  expect([(body['factors'] as object[]).length, (body['offered'] as object[]).length]).toEqual([
    1, 1,
  ])
})

// The look before saving: risk is up, and the next visit would come after a longer wait than the one before.
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId } from '../../src/platform/ids.ts'
import { lookAt } from '../../src/visits/rules/look.ts'
import { planVisit, type NextVisit } from '../../src/visits/service.ts'
import { waitsOf } from '../../src/visits/rules/next-wait.ts'
import type { VisitAsk } from '../../src/visits/rules/latest-by.ts'
import { nothingSaid, type PlanFacts, type RiskMove, type SeenOn } from '../../src/visits/types.ts'
import { bareFile } from '../file/sample.ts'
import { aPolicy } from '../support/policy.ts'
import { htmlOf, openSite, recordedBy, wordsOf, type Site } from './site.ts'

const d = localDate
const at = (day: string): Date => new Date(`${day}T12:00:00Z`)
const seen = (day: string): SeenOn => ({
  ...{ on: d(day), at: at(day), recordedAt: at(day), origin: 'here' },
})
const plan = (made: string, latest: string): PlanFacts => ({
  ...{ latestBy: d(latest), madeOn: d(made), heldFrom: d(made) },
  ...{ recordedAt: at(made), origin: 'here' },
})
const long = { fromOn: null, recordedAt: at('2020-01-01') }
const clock = (visits: SeenOn[], plans: PlanFacts[] = []): VisitAsk => ({
  person: {
    ...bareFile.person,
    statuses: [{ ...long, status: 'community', toOn: null, reviewOn: null }],
    levels: [{ ...long, level: 'high' }],
    ...{ leads: [{ ...long, fromOn: d('2026-01-05'), agency: 'police' }], returns: [], homes: [] },
  },
  standing: {
    ...{ ...bareFile.standing, on: d('2026-03-02'), level: 'high', status: 'community' },
    ...{ lastReturn: null, policeLeadSince: d('2026-01-05') },
  },
  visits: { seen: visits, plans, attempts: [], writeUps: [], keptOut: [] },
  policy: aPolicy(),
})
const next = { seenOn: d('2026-03-02'), latestBy: d('2026-03-30') }

test.each([
  ['from visit to plan', clock([seen('2026-02-24')], [plan('2026-02-24', '2026-03-23')]), 27],
  [
    'from the visit, though the plan was made anew since',
    clock([seen('2026-02-24')], [plan('2026-03-01', '2026-03-23')]),
    27,
  ],
  ['from the visit to the ceiling', clock([seen('2026-01-01')]), 90],
])('the wait before is counted %s', (_what, asked, before) => {
  expect(waitsOf(asked, next)).toEqual({ before, next: 28 })
})

test('the days of a first visit are no wait to compare with', () => {
  expect(waitsOf(clock([]), next)).toBeNull()
})

const nextLine = (risk: RiskMove, waits: { before: number; next: number } | null) =>
  lookAt(
    { seen: true, said: { ...nothingSaid, risk }, hasNext: true, waits },
    { last: null, devices: [] },
  ).at(-1)

test('said where risk is up and the wait is longer, and nowhere else', () => {
  expect(nextLine('up', { before: 27, next: 28 })).toEqual({
    ...{ point: 'next', ok: false, field: 'next.latestBy' },
    words:
      'Risk is up, and the next visit may wait 28 days: the one before was to be made within 27 days. Choose an earlier day, or say why this one is right',
  })
  expect(nextLine('up', { before: 28, next: 28 })?.ok).toBe(true)
  expect(nextLine('same', { before: 27, next: 28 })?.ok).toBe(true)
  expect(nextLine('up', null)?.ok).toBe(true)
})

describe('over HTTP', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site.close())

  /** On the day before: a plan that is made after a visit is not met by it. */
  const planned = (offenderId: OffenderId, next: NextVisit) =>
    site.world.as(
      'om.north',
      (tx, actor) => planVisit(tx, actor, { offenderId, next }),
      new Date('2026-03-01T09:00:00Z'),
    )

  test('the look of the form says it, and the hint is true where the visit meets the old day', async () => {
    const id = await site.world.aPerson()
    const officer = await site.program('om.north')
    await recordedBy(officer, id, { at: '2026-02-20T18:30:00Z', account: 'Calm.' })
    await planned(id, { latestBy: d('2026-03-20'), why: 'New job' })
    const report = {
      ...{ at: '2026-03-02T08:30:00Z', seen: 'inside', place: 'home', announced: false },
      ...{ crew: ['om.north', 'ds.north'], account: 'Calm.', risk: 'up', riskWhy: 'A new partner' },
      next: { latestBy: '2026-05-30', why: 'Quiet' },
    }
    const looked = await officer.post(`/offenders/${id}/visits/look`, report)
    const { look } = looked.body as { look: { point: string; words: string }[] }
    expect(look.find(({ point }) => point === 'next')?.words).toContain(
      'may wait 89 days: the one before was to be made within 28 days',
    )
    const form = await (await site.browser('om.north')).get(`/offenders/${id}/visits/new`)
    expect(wordsOf(form)).toContain(
      'A day beyond the ceiling of the risk level waits for a supervisor. So does a day later than the one in force, unless this visit counts and meets that one.',
    )
    expect(htmlOf(form).querySelector('#next-latestBy-hint')).not.toBeNull()
    const kept = await recordedBy(officer, id, report)
    expect(kept['next']).toMatchObject({ state: 'in_force', latestBy: '2026-05-30' })
  })
})

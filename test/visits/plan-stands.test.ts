// How a plan stands: what became of each of a person's plans, and who agreed to it.
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import { plansStand } from '../../src/visits/rules/plan-stands.ts'
import type { VisitAsk } from '../../src/visits/rules/latest-by.ts'
import type { SeenOn, VisitPlan } from '../../src/visits/types.ts'
import { planStateText } from '../../src/visits/views/plan-state.ts'
import { bareFile } from '../file/sample.ts'
import { aPolicy } from '../support/policy.ts'
import { aPlan } from './plan-samples.ts'

const d = localDate
const on = d('2026-03-02')
const at = (day: string, hour = '12'): Date => new Date(`${day}T${hour}:00:00Z`)
const long = { fromOn: null, recordedAt: at('2020-01-01') }

const clock = (differing: Partial<VisitAsk['person']>, seen: readonly SeenOn[]): VisitAsk => ({
  person: {
    ...bareFile.person,
    statuses: [{ ...long, status: 'community', toOn: null, reviewOn: null }],
    levels: [{ ...long, level: 'high' }],
    ...{ leads: [], returns: [], homes: [] },
    ...differing,
  },
  standing: { ...bareFile.standing, on, level: 'high', status: 'community' },
  visits: { seen, plans: [], attempts: [], writeUps: [], keptOut: [] },
  policy: aPolicy(),
})

const plan = (id: string, made: string, differing: Partial<VisitPlan> = {}): VisitPlan =>
  aPlan({
    ...{ id, state: 'in_force', latestBy: d('2026-05-01') },
    ...{ madeOn: made as LocalDate, recordedAt: at(made) },
    ...differing,
  })
const seenOn = (day: string, hour = '10'): SeenOn => ({
  ...{ on: d(day), at: at(day, hour), recordedAt: at(day, hour), origin: 'here' },
})
const raised = (day: string) => [
  { ...long, level: 'high' as const },
  { fromOn: d(day), recordedAt: at(day), level: 'very_high' as const },
]

type Told = Readonly<{
  plans: readonly VisitPlan[]
  person?: Partial<VisitAsk['person']>
  seen?: readonly SeenOn[]
}>
const named = (username: string): string => (username === 'ds.north' ? 'DS Ruth Calder' : username)

const told = ({ plans, person = {}, seen = [] }: Told): string[] => {
  const stands = plansStand(plans, clock(person, seen))
  return plans.map((one) => planStateText(one, stands.get(one.id), named))
}

const old = plan('old', '2026-01-10')
const agreed: Partial<VisitPlan> = {
  ...{ decidedBy: 'ds.north', decidedAt: at('2026-03-02', '13') },
}

test('the newest holds now, and one that it took the place of says when and which', () => {
  const now = plan('now', '2026-02-10', { latestBy: d('2026-04-01') })
  expect(told({ plans: [now, old] })).toEqual([
    'In force now',
    'Replaced on 10 Feb 2026 by the plan for 1 Apr 2026',
  ])
})

test('a plan made with the visit that spent the one before replaced nothing', () => {
  const now = plan('now', '2026-02-10')
  expect(told({ plans: [now, old], seen: [seenOn('2026-02-10')] })).toEqual([
    'In force now',
    'Spent by the visit of 10 Feb 2026',
  ])
})

test('a visit in the evening of the day on which a plan was made spent that plan and not the one before', () => {
  const now = plan('now', '2026-02-10')
  expect(told({ plans: [now, old], seen: [seenOn('2026-02-10', '18')] })).toEqual([
    'Spent by the visit of 10 Feb 2026',
    'Replaced on 10 Feb 2026 by the plan for 1 May 2026',
  ])
})

test('the first visit after it spent it, however many came since', () => {
  expect(told({ plans: [old], seen: [seenOn('2026-02-20'), seenOn('2026-02-03')] })).toEqual([
    'Spent by the visit of 3 Feb 2026',
  ])
})

test('a change that came before the next plan ended it, and one after it did not', () => {
  const later = plan('later', '2026-02-20')
  const person = { levels: raised('2026-02-12') }
  expect(told({ plans: [old], person })).toEqual(['Ended: the risk level changed on 12 Feb 2026'])
  expect(told({ plans: [later, old], person })).toEqual([
    'In force now',
    'Ended: the risk level changed on 12 Feb 2026',
  ])
  expect(told({ plans: [later, old], person: { levels: raised('2026-02-25') } })).toEqual([
    'Ended: the risk level changed on 25 Feb 2026',
    'Replaced on 20 Feb 2026 by the plan for 1 May 2026',
  ])
})

test('a return to the community ended it', () => {
  const returns = [{ on: d('2026-02-05'), how: 'released', recordedAt: at('2026-02-05') }]
  expect(told({ plans: [old], person: { returns } })).toEqual([
    'Ended: the person came back to the community on 5 Feb 2026',
  ])
})

test('one that was agreed to says by whom and when, and how far beyond the ceiling', () => {
  const seen = [seenOn('2026-01-05')]
  const within = plan('within', '2026-03-02', { ...agreed, latestBy: d('2026-04-05') })
  expect(told({ plans: [within], seen })).toEqual([
    'In force now. Agreed by DS Ruth Calder on 2 Mar 2026',
  ])
  const far = { ...within, latestBy: d('2026-04-06') }
  expect(told({ plans: [far], seen })).toEqual([
    'In force now. Agreed by DS Ruth Calder on 2 Mar 2026, 1 day beyond 5 Apr 2026, the ceiling of the risk level',
  ])
})

test('the ceiling is that of the day on which it was agreed to, not of the visits and levels since', () => {
  const early = { ...agreed, decidedAt: at('2026-02-01', '13') }
  const far = plan('far', '2026-02-01', { ...early, latestBy: d('2026-04-06') })
  const seen = [seenOn('2026-01-05'), seenOn('2026-02-20')]
  expect(told({ plans: [far], seen, person: { levels: raised('2026-02-25') } })).toEqual([
    'Spent by the visit of 20 Feb 2026. Agreed by DS Ruth Calder on 1 Feb 2026, 1 day beyond 5 Apr 2026, the ceiling of the risk level',
  ])
})

test('a no says whose it was; what never took hold says how it ended', () => {
  const no = plan('no', '2026-03-01', { ...agreed, state: 'refused' })
  const replaced = { endedAt: at('2026-03-01'), endedHow: 'replaced' as const }
  const ruledOut = { endedAt: at('2026-03-01'), endedHow: 'visit_ruled_out' as const }
  expect(
    told({
      plans: [
        no,
        plan('waits', '2026-03-02', { state: 'waiting' }),
        plan('first', '2026-03-01', { state: 'refused', ...replaced }),
        plan('second', '2026-03-01', { ...agreed, state: 'refused', ...ruledOut }),
        plan('struck', '2026-03-01', { struck: 'a correction' }),
      ],
    }),
  ).toEqual([
    'Not agreed by DS Ruth Calder on 2 Mar 2026',
    'Waiting for a supervisor',
    'Replaced by a newer plan before anyone decided',
    'Ended: the visit that it goes with was never written up and does not count. Agreed by DS Ruth Calder on 2 Mar 2026',
    'Struck out: it counts for nothing',
  ])
})

test('of somebody who is not managed here nothing is in force', () => {
  const stands = plansStand([old], null)
  expect(planStateText(old, stands.get(old.id), named)).toBe(
    'Not in force: the person is not managed here',
  )
})

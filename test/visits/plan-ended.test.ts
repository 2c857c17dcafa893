// By when somebody must be seen once a change has ended the plan: worked examples of those who have no backstop.
import { localDate, startOfDay, type LocalDate } from '../../src/platform/calendar.ts'
import type { PersonFacts, Standing } from '../../src/offenders/index.ts'
import { latestBy } from '../../src/visits/rules/latest-by.ts'
import type { PlanFacts, SeenOn } from '../../src/visits/types.ts'
import { aPolicy } from '../support/policy.ts'
import { bareFile } from '../file/sample.ts'

const d = localDate
const on = d('2026-03-02')
const instant = (day: LocalDate) => new Date(startOfDay(day).getTime() + 12 * 3_600_000)
const long = { fromOn: null, recordedAt: instant(d('2020-01-01')) }
const plan = (latest: string): PlanFacts => ({
  latestBy: d(latest),
  madeOn: d('2026-03-01'),
  recordedAt: instant(d('2026-03-01')),
  heldFrom: d('2026-03-01'),
  origin: 'here',
})

type Told = Readonly<{
  seen: readonly SeenOn[]
  latest: string
  person: Partial<PersonFacts>
  standing: Partial<Standing>
}>

const ruledBy = ({ seen, latest, person, standing }: Told) =>
  latestBy({
    person: {
      ...bareFile.person,
      levels: [{ ...long, level: 'low' }],
      returns: [],
      homes: [],
      statuses: [{ ...long, status: 'community', toOn: null, reviewOn: null }],
      ...person,
    },
    standing: {
      ...{ ...bareFile.standing, on, level: 'medium', status: 'community', lastReturn: null },
      ...standing,
    },
    visits: { seen, plans: [plan(latest)], attempts: [], writeUps: [], keptOut: [] },
    policy: aPolicy(),
  })

const home = (fromOn: string) => ({
  ...{
    id: fromOn,
    district: null,
    fromOn: d(fromOn),
    untilOn: null,
    recordedAt: instant(d(fromOn)),
  },
})
const before: SeenOn = {
  ...{ on: d('2024-01-10'), at: instant(d('2024-01-10')) },
  ...{ recordedAt: instant(d('2024-01-10')), origin: 'here' },
}

test('whoever moves soon after release is owed the first visit, not one from before custody', () => {
  const released = { on: d('2026-02-20'), how: 'released', recordedAt: instant(d('2026-02-20')) }
  const told = ruledBy({
    seen: [before],
    latest: '2026-03-30',
    person: { homes: [home('2020-01-01'), home('2026-03-02')] },
    standing: { lastReturn: released },
  })
  expect(told).toMatchObject({ on: '2026-03-06', rule: 'first-visit' })
  expect(told?.because).toContain('The plan for 30 Mar 2026 ended when the address changed')
})

const moved = (fromOn: string, untilOn: string, toldOn = fromOn) => ({
  ...home(fromOn),
  ...{ untilOn: d(untilOn), recordedAt: instant(d(toldOn)) },
})

// The ceiling of medium is six months: seen on 1 Oct 2025 makes 1 Apr 2026.
test.each([
  ['ended by a home taken on since', moved('2026-03-02', '2026-03-20'), 'backstop', '2026-04-01'],
  [
    'not brought back when that home is left',
    moved('2026-03-02', '2026-03-20'),
    'backstop',
    '2026-04-01',
    '2026-03-25',
  ],
  [
    'ended by a home of that day that is told later',
    moved('2026-02-20', '2026-03-10', '2026-03-04'),
    'backstop',
    '2026-04-01',
    '2026-03-25',
  ],
  [
    'not ended by a home that was left before it was made, told later',
    moved('2026-02-10', '2026-02-20', '2026-03-02'),
    'plan',
    '2026-07-01',
  ],
] as const)('a plan is %s', (_how, second, rule, due, day: string = '2026-03-02') => {
  const seen = { ...before, on: d('2025-10-01'), at: instant(d('2025-10-01')) }
  const person = {
    levels: [{ ...long, level: 'medium' as const }],
    homes: [home('2020-01-01'), second],
  }
  const asked = { seen: [seen], latest: '2026-07-01', person, standing: { on: d(day) } }
  expect(ruledBy(asked)).toMatchObject({ on: due, rule })
})

test('whoever was never seen keeps the day on which police last became lead, whoever leads since', () => {
  const lead = (agency: 'police' | 'probation', fromOn: string) => ({
    ...{ agency, fromOn: d(fromOn), recordedAt: instant(d(fromOn)) },
  })
  const asked = (leads: readonly ReturnType<typeof lead>[]) =>
    latestBy({
      person: { ...bareFile.person, leads, returns: [], homes: [] },
      standing: {
        ...bareFile.standing,
        on,
        level: 'very_high',
        status: 'community',
        lastReturn: null,
      },
      visits: { seen: [], plans: [], attempts: [], writeUps: [], keptOut: [] },
      policy: aPolicy(),
    })
  const [first, gone] = [lead('police', '2025-01-06'), lead('probation', '2026-03-01')]
  expect(asked([first])).toMatchObject({ on: '2025-01-08', rule: 'never-seen' })
  expect(asked([first, gone])).toMatchObject({ on: '2025-01-08', rule: 'never-seen' })
  expect(asked([first, gone, lead('police', '2026-03-02')])).toMatchObject({ on: '2026-03-04' })
  expect(asked([gone])).toBeNull()
})

test('whoever was never seen and is raised is owed the first visit of the new level', () => {
  const raised = { fromOn: d('2026-03-02'), recordedAt: instant(on), level: 'very_high' as const }
  const asked = {
    ...{ seen: [], latest: '2027-06-01' },
    person: {
      levels: [{ ...long, level: 'low' as const }, raised],
      leads: [
        {
          agency: 'police' as const,
          fromOn: d('2026-02-25'),
          recordedAt: instant(d('2026-02-25')),
        },
      ],
    },
    standing: { level: 'very_high' as const },
  }
  expect(ruledBy(asked)).toMatchObject({ on: '2026-02-27', rule: 'never-seen' })
  expect(ruledBy({ ...asked, latest: '2026-02-26' })).toMatchObject({
    ...{ on: '2026-02-26', rule: 'plan-ended' },
  })
})

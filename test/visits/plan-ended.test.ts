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

test('whoever was never seen and is raised is owed the first visit of the new level', () => {
  const raised = { fromOn: d('2026-03-02'), recordedAt: instant(on), level: 'very_high' as const }
  const asked = {
    ...{ seen: [], latest: '2027-06-01' },
    person: { levels: [{ ...long, level: 'low' as const }, raised] },
    standing: { level: 'very_high' as const, policeLeadSince: d('2026-02-25') },
  }
  expect(ruledBy(asked)).toMatchObject({ on: '2026-02-27', rule: 'never-seen' })
  expect(ruledBy({ ...asked, latest: '2026-02-26' })).toMatchObject({
    ...{ on: '2026-02-26', rule: 'plan-ended' },
  })
})

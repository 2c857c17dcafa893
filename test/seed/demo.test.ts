// The demonstration force: whole, alive, in every state that the product knows, and the same however often it is interrupted.
import { rmSync } from 'node:fs'
import { jobs } from '../../jobs/index.ts'
import { seedDemo } from '../../seed/demo/index.ts'
import { outsideFile, verifyAudit } from '../../src/audit/index.ts'
import { reconcileEveryone } from '../../src/backlog/index.ts'
import { standingOf } from '../../src/briefings/rules.ts'
import { decisionsSince } from '../../src/briefings/queries.ts'
import { addDays, localDate } from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import { keptJobs } from '../../src/platform/jobs/queries.ts'
import { keepJobs, runDueJobs, settleOldDays } from '../../src/platform/jobs/schedule.ts'
import { slotsToRun } from '../../src/platform/jobs/slots.ts'
import type { Product } from '../../src/wiring.ts'
import { aWorld, type World } from '../support/world.ts'
import { aFolder } from '../support/folder.ts'
import { tellsOfVisits } from './visits-shown.ts'

jest.setTimeout(600_000)

const now = '2026-03-02T08:00:00Z'
const today = localDate('2026-03-02')

let world: World
let product: Product
const said: string[] = []
const dataDir = aFolder('mosovo-demo-')

const schedule = () => ({ jobs, tools: product, server: '6f0e8cfe-8a9e-4c34-9b35-2f2f67b0f2d1' })

beforeAll(async () => {
  world = await aWorld(now)
  // The clock of a seeding runs, so that it has something to tell of the time it takes.
  let at = Date.parse(now)
  const clock = { now: () => new Date((at += 200)) }
  product = { ...world.product, config: { ...world.product.config, dataDir } }
  await seedDemo({ ...product, clock }, world.forceId, (line) => said.push(line))
})

afterAll(async () => {
  await world.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const valuesOf = async (text: string): Promise<string[]> =>
  (await world.within((tx) => tx.query<{ value: string }>(text)))
    .map(({ value }) => value)
    .toSorted()

describe('what the start tells', () => {
  test('that it begins, which day it has reached, and at the end what was made and in what time', () => {
    expect(said.at(0)).toMatch(/^Seeding the demonstration: some 240 invented people/)
    expect(said.slice(1, -1).length).toBeGreaterThan(5)
    expect(said.slice(1, -1).filter((line) => !/: day \d+ of 90 …$/.test(line))).toEqual([])
    expect(said.at(-1)).toMatch(
      /^The demonstration is ready after \d+ s: 2[34]\d invented people, \d{3} visits and attempts, \d+ decisions of meetings\.$/,
    )
  })
})

describe('before anything else runs', () => {
  // The weekend's list is made at noon, and the demonstration is shown at eight.
  const byNow = jobs.filter(({ at }) => at < '08:00').map(({ name }) => name)

  test('the jobs of the server have nothing to catch up but today', async () => {
    await keepJobs(schedule())
    expect(await settleOldDays(schedule())).toBe(0)
    const due = await world.within(async (tx) => slotsToRun(await keptJobs(tx), tx.at))
    expect([...new Set(due.map(({ forDate }) => forDate))]).toEqual([today])
    expect(due.map(({ job }) => job).toSorted()).toEqual(byNow.toSorted())
  })

  test('everybody derived again changes nothing', async () => {
    const { people, changed, drift } = await reconcileEveryone(product, today)
    expect(people).toBeGreaterThan(230)
    expect({ changed, drift }).toEqual({ changed: 0, drift: 0 })
  })

  test('today’s jobs run, and the access log that they verify is intact', async () => {
    await runDueJobs(schedule())
    expect(await valuesOf(`select job as value from job_runs where for_date = '${today}'`)).toEqual(
      byNow.toSorted(),
    )
    const found = await verifyAudit({ ...product, outside: outsideFile(dataDir) })
    expect(found).toMatchObject({ outcome: 'intact', faults: [] })
    expect(found.rows).toBeGreaterThan(900)
  })
})

describe('the two offices', () => {
  test('the north is near 60 to 1, over the policy of 50; the south near 50; om.north has about 60', async () => {
    const { body } = await (await world.as('di.force')).get('/figures').expect(200)
    const { caseload } = body
    const north = caseload.byTeam['North office']?.ratio ?? 0
    const south = caseload.byTeam['South office']?.ratio ?? 0
    expect(north).toBeGreaterThanOrEqual(55)
    expect(north).toBeLessThanOrEqual(63)
    expect(south).toBeGreaterThanOrEqual(45)
    expect(south).toBeLessThanOrEqual(53)
    const [own] = await valuesOf(
      `select count(*)::text as value from standings s join officers o on o.id = s.officer_id
        where o.key = 'om.north' and s.in_caseload`,
    )
    expect(Math.abs(Number(own) - 60)).toBeLessThanOrEqual(4)
  })
})

describe('the worst case', () => {
  const first = /Septimus Grimsdyke/

  test('comes first on the inspector’s page', async () => {
    const { body } = await (await world.as('di.force')).get('/force').expect(200)
    expect(body.worst[0].offender).toMatchObject({ visorRef: 'V1000001', level: 'very_high' })
  })

  test.each(['ds.north', 'di.force'])(
    'comes first in the briefing of %s, with who goes today',
    async (who) => {
      const { body } = await (await world.as(who)).get(`/briefings/${today}`).expect(200)
      const overdue = body.sections.find(({ name }: { name: string }) => name === 'overdue')
      expect(overdue.lines[0].who).toMatch(first)
      expect(overdue.lines[0].text).toMatch(
        /^Very high, 49 days over, 2 attempts.*a uniform patrol.*Goes today at 17:30: PC Alex Marsh/,
      )
    },
  )
})

describe('every state that the product knows', () => {
  test.each<[string, string, string[]]>([
    [
      'status',
      'select distinct status as value from standings',
      ['abroad', 'closed', 'community', 'custody', 'hospital', 'missing', 'transferred'],
    ],
    [
      'risk level',
      'select distinct level as value from standings',
      ['high', 'low', 'medium', 'very_high'],
    ],
    [
      'lead agency',
      'select distinct lead_agency as value from standings',
      ['police', 'probation', 'yot'],
    ],
    ['management', 'select distinct management as value from standings', ['active', 'reactive']],
    [
      'assessment',
      'select distinct state as value from arms',
      ['draft', 'ratified', 'returned', 'submitted'],
    ],
    [
      'ending of a duty',
      'select distinct closed_how as value from duties where closed_how is not null',
      ['changed', 'closed', 'done', 'merged', 'reactive', 'seen', 'suspended', 'transferred'],
    ],
    [
      'way of being seen',
      'select distinct seen as value from visits',
      ['doorstep', 'elsewhere', 'inside', 'no'],
    ],
    [
      'reason for not being seen',
      'select distinct not_seen_because as value from visits where not_seen_because is not null',
      ['cancelled_by_police', 'frustrated', 'gone', 'no_reply', 'refused', 'unsafe'],
    ],
    ['place', 'select distinct place as value from visits', ['elsewhere', 'home', 'station']],
    [
      'plan of a visit',
      'select distinct state as value from visit_plans',
      ['in_force', 'refused', 'waiting'],
    ],
    [
      'change that takes two',
      `select distinct what || ' ' || state as value from pending_changes`,
      [
        'level agreed',
        'level awaiting_second',
        'level refused',
        'management agreed',
        'management awaiting_second',
      ],
    ],
    [
      'decision',
      'select distinct state as value from briefing_decisions',
      ['done', 'not_done', 'open'],
    ],
    [
      'kind of escalation',
      'select distinct kind as value from escalations',
      ['failed_attempts', 'missing_arms', 'visit_alert', 'visit_overdue'],
    ],
    [
      'policy proposal',
      `select distinct coalesce(decision, 'waiting') as value from policy_values where proposed_by is not null`,
      ['refused', 'waiting'],
    ],
  ])('%s', async (_, text, all) => {
    expect(await valuesOf(text)).toEqual(all)
  })

  test('every figure counts somebody, and ARMS are missing for each reason', async () => {
    const { body } = await (await world.as('di.force')).get('/figures').expect(200)
    const { notStarted, draft, returned, awaitingRatification } = body.missingArms
    const zeros = Object.entries({
      notStarted,
      draft,
      returned,
      awaitingRatification,
      overdue: body.overdueVisits.total,
      noVisitPlan: body.noVisitPlan,
      onBackstop: body.onBackstop,
      reviews: body.armsReviewOverdue,
      notLoaded: body.notLoaded,
      unallocated: body.unallocated,
      missing: body.whereaboutsUnknown,
      pastReview: body.suspensionPastReview,
    }).filter(([, count]) => !(Number(count) > 0))
    expect(zeros).toEqual([])
    expect(Object.keys(body.overdueVisits.byLevel).length).toBe(4)
  })

  test('women, somebody under 18, interim controls in force and run out, proposals of the register', async () => {
    const [found] = await world.within((tx) =>
      tx.query<Record<string, number>>(
        `select (select count(*)::int from offenders where sex = 'F') as women,
          (select count(*)::int from offenders where date_of_birth > $1::date - interval '18 years') as young,
          (select count(*)::int from interim_controls where until_on >= $1) as held,
          (select count(*)::int from interim_controls where until_on < $1) as "runOut",
          (select count(*)::int from proposals where state = 'waiting') as proposals,
          (select count(*)::int from visits where sole_crew and sole_crew_authority is null) as alone,
          (select count(*)::int from visits where announced_reason is not null) as announced`,
        [today],
      ),
    )
    expect(Object.entries(found ?? {}).filter(([, count]) => count === 0)).toEqual([])
  })

  test('decisions of the meetings are done, not done, late and to do', async () => {
    const listed = await world.within((tx) =>
      decisionsSince(
        tx,
        { forceId: world.forceId, teamId: null },
        {
          on: today,
          since: new Date('2026-02-01T00:00:00Z'),
          before: null,
        },
      ),
    )
    expect([...new Set(listed.map((one) => standingOf(one, today)))].toSorted()).toEqual([
      'done',
      'late',
      'not done',
      'to do',
    ])
  })

  test('escalations are open, answered and met', async () => {
    const inspector = await world.as('di.force')
    for (const state of ['open', 'acknowledged', 'met']) {
      const { body } = await inspector.get(`/escalations?state=${state}`).expect(200)
      expect([state, body.items.length > 0]).toEqual([state, true])
    }
  })

  test('of those who left the overdue list unseen, some are confirmed and some wait', async () => {
    const inspector = await world.as('di.force')
    for (const state of ['open', 'confirmed']) {
      const { body } = await inspector.get(`/leavings?state=${state}`).expect(200)
      expect([state, body.items.length > 0]).toEqual([state, true])
    }
  })
})

describe('visits, what is said at them, and who goes where', () => {
  tellsOfVisits(() => world)
})

describe('the ninety days behind', () => {
  test('a snapshot stands for the day of the first load and every day since', async () => {
    const days = await valuesOf('select distinct day::text as value from workload_days')
    expect(days.length).toBe(91)
    expect([days.at(0), days.at(-1)]).toEqual([addDays(today, -90), today])
  })

  test('since the last briefing held there are changes; the weekend is told first, then last night', async () => {
    const { body } = await (await world.as('ds.north')).get(`/briefings/${today}`).expect(200)
    expect(body.comparedWith).toBe('2026-02-27')
    expect(body.changes.length).toBeGreaterThan(0)
    const told = ({ lines }: { lines: { text: string }[] }) =>
      lines.map(({ text }) => text).join('\n')
    const [weekend, immediate] = body.sections
    expect([weekend.name, immediate.name]).toEqual(['weekend', 'immediate'])
    expect(told(weekend)).toMatch(/Tried once, not seen/)
    expect(told(immediate)).toMatch(/Arrested, 1 Mar 2026/)
  })

  test('the offices held their briefings on the working days of the last weeks', async () => {
    const held = await valuesOf(
      `select t.name || ' ' || count(*) as value from briefing_editions e join teams t on t.id = e.team_id
        where e.held_at is not null and e.for_date >= '2026-02-02' group by t.name`,
    )
    expect(held).toEqual(['North office 20', 'South office 20'])
  })
})

// Ids are drawn anew each time, so people are named by their reference.
const whole = `select concat_ws(' | ', o.visor_ref, o.surname, o.forenames, o.date_of_birth, s.level,
    s.status, s.management, s.lead_agency, f.key, s.last_seen_on, s.arms_on, s.attempts_since,
    (select string_agg(concat(d.kind, d.due_on), ' ' order by d.kind, d.due_on) from duties d
      where d.offender_id = o.id and d.closed_at is null),
    (select count(*) from visits v where v.offender_id = o.id),
    (select count(*) from briefing_decisions b where b.offender_id = o.id),
    (select count(*) from escalations e where e.offender_id = o.id and e.acknowledged_at is not null),
    (select count(*) from weekend_list_lines l where l.offender_id = o.id),
    (select string_agg(concat(p.number, p.returned_how), ' ') from packs p where p.offender_id = o.id),
    (select string_agg(r.text, ' ' order by r.text) from self_reports r where r.offender_id = o.id),
    (select count(*) from sightings g where g.offender_id = o.id)) as value
  from offenders o join standings s on s.offender_id = o.id left join officers f on f.id = s.officer_id`

/** Fails at its so-manieth statement, as a process that is killed there would leave it. */
const killedAt = (whom: Product, statement: number): Product => {
  let sent = 0
  const onStatement = (): void => {
    sent += 1
    if (sent >= statement) throw new Error('killed')
  }
  return { ...whom, transactions: { ...whom.transactions, onStatement } }
}

test('a seeding killed again and again ends as the one that was left alone, and one that is whole is left as it is', async () => {
  const before = await world.within((tx) => valuesIn(tx))
  const other = await aWorld(now)
  try {
    for (const statement of [30, 900, 6_000]) {
      const dying = killedAt(other.product, statement)
      await expect(seedDemo(dying, other.forceId, () => undefined)).rejects.toThrow()
    }
    const lines: string[] = []
    await seedDemo(other.product, other.forceId, (line) => lines.push(line))
    expect(lines.at(0)).toBe(
      'The seeding of the demonstration was not finished: it goes on where it stopped.',
    )
    expect(await other.within((tx) => valuesIn(tx))).toEqual(before)
    const again: string[] = []
    await seedDemo(other.product, other.forceId, (line) => again.push(line))
    expect(again).toEqual([])
  } finally {
    await other.close()
  }
})

const valuesIn = async (tx: Tx): Promise<string[]> =>
  (await tx.query<{ value: string }>(whole)).map(({ value }) => value).toSorted()

test('a force with people of its own is left alone', async () => {
  const own = await aWorld(now)
  try {
    await (
      await own.as('om.north')
    )
      .post('/offenders', {
        visorRef: 'V7000001',
        surname: 'Ownperson',
        forenames: 'Olly',
        dateOfBirth: '1970-01-01',
        sex: 'M',
      })
      .expect(201)
    const lines: string[] = []
    await seedDemo(own.product, own.forceId, (line) => lines.push(line))
    expect(lines).toEqual([])
    const count = await own.within((tx) => tx.query('select id from offenders'))
    expect(count.length).toBe(1)
  } finally {
    await own.close()
  }
})

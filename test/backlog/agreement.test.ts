// Every number and the list behind it always agree: today, on a past day, and on a day to come.
import type { Figures } from '../../src/backlog/types.ts'
import { aWorld, type World } from '../support/world.ts'
import { hrefOf, readerOn, type Reader } from './browser.ts'
import { aRegister, load } from './register.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02T08:00:00Z')
  await load(world, aRegister(220))
  // A week later: what was loaded has aged, and some of it is met.
  world.clock.set('2026-03-09T08:00:00Z')
}, 60_000)
afterAll(() => world.close())

const cases = [
  ['dci.force', '2026-03-09'],
  ['dci.force', '2026-01-15'],
  ['dci.force', '2026-08-31'],
  ['ds.north', '2026-03-09'],
  ['om.south', '2026-01-15'],
] as const

const figuresOn = async (who: string, on: string): Promise<Figures> =>
  (await (await world.as(who)).get(`/figures?on=${on}`).expect(200)).body as Figures

const totalOf = async (who: string, path: string): Promise<number> =>
  ((await (await world.as(who)).get(path).expect(200)).body as { total: number }).total

describe.each(cases)('for %s on %s', (who, on) => {
  test('each figure is the length of its list', async () => {
    const { missingArms, ...figures } = await figuresOn(who, on)
    const numbers = {
      'overdue-visits': figures.overdueVisits.total,
      'no-visit-plan': figures.noVisitPlan,
      'on-backstop': figures.onBackstop,
      'missing-arms': missingArms.total,
      'missing-arms-not-started': missingArms.notStarted,
      'missing-arms-draft': missingArms.draft,
      'missing-arms-returned': missingArms.returned,
      'missing-arms-awaiting-ratification': missingArms.awaitingRatification,
      'arms-review-overdue': figures.armsReviewOverdue,
      'level-unsupported': figures.levelUnsupported,
      unallocated: figures.unallocated,
      'owner-not-available': figures.ownerNotAvailable,
      'whereabouts-unknown': figures.whereaboutsUnknown,
      'suspension-past-review': figures.suspensionPastReview,
      caseload: figures.caseload.total,
    }
    const listed: Record<string, number> = {}
    for (const name of Object.keys(numbers))
      listed[name] = await totalOf(who, `/lists/${name}?on=${on}`)
    expect(listed).toEqual(numbers)
  })

  test('each part of the overdue visits is the length of its list, and of the backlog', async () => {
    const { overdueVisits } = await figuresOn(who, on)
    const list = `/lists/overdue-visits?on=${on}`
    const duties = `/duties?kind=visit&state=overdue&on=${on}`
    expect(overdueVisits.total).toBeGreaterThan(0)
    expect(await totalOf(who, duties)).toBe(overdueVisits.total)
    for (const [level, count] of Object.entries(overdueVisits.byLevel)) {
      expect(await totalOf(who, `${list}&level=${level}`)).toBe(count)
      expect(await totalOf(who, `${duties}&level=${level}`)).toBe(count)
    }
    for (const [team, count] of Object.entries(overdueVisits.byTeam)) {
      expect(await totalOf(who, `${list}&team=${encodeURIComponent(team)}`)).toBe(count)
      expect(await totalOf(who, `${duties}&team=${encodeURIComponent(team)}`)).toBe(count)
    }
    for (const [band, count] of Object.entries(overdueVisits.byBand))
      expect(await totalOf(who, `${list}&band=${encodeURIComponent(band)}`)).toBe(count)
  })

  test('the backlog’s own counts are those of the figures', async () => {
    const figures = await figuresOn(who, on)
    const duties = (filters: string) => totalOf(who, `/duties?on=${on}&${filters}`)
    expect(await duties('kind=visit&state=no_date')).toBe(figures.noVisitPlan)
    expect(await duties('kind=visit_plan')).toBe(figures.onBackstop)
    expect(await duties('kind=arms_initial&state=overdue')).toBe(figures.missingArms.total)
    expect(await duties('kind=arms_review&state=overdue')).toBe(figures.armsReviewOverdue)
    expect(await duties('kind=whereabouts')).toBe(figures.whereaboutsUnknown)
    expect(await duties('kind=suspension_review')).toBe(figures.suspensionPastReview)
  })
})

test('the generated register puts somebody in almost every figure', async () => {
  const figures = await figuresOn('dci.force', '2026-08-31')
  for (const count of [
    figures.noVisitPlan,
    figures.onBackstop,
    figures.missingArms.notStarted,
    figures.missingArms.awaitingRatification,
    figures.armsReviewOverdue,
    figures.unallocated,
    figures.whereaboutsUnknown,
    figures.suspensionPastReview,
    figures.notLoaded,
  ])
    expect(count).toBeGreaterThan(0)
  const { overdueVisits } = await figuresOn('dci.force', '2026-03-09')
  expect(Object.keys(overdueVisits.byBand)).toHaveLength(4)
  expect(Object.keys(overdueVisits.byLevel)).toHaveLength(4)
})

type Held = Readonly<{ dueOn: string | null; because: string }>

/** What the list says first of each, by what follows it. */
const saidOf: readonly (readonly [told: RegExp, said: string])[] = [
  [/the ceiling for /, 'Only the force’s ceiling holds. '],
  [/ and not seen since; /, 'The first-visit day holds. '],
  [/^The plan ended when |\. The plan ended when /, 'The day of a plan that has ended holds. '],
]

test('of everybody without a plan date of their own the list says what holds instead', async () => {
  const list = '/lists/on-backstop?on=2026-08-31&size=200'
  const { items } = (await (await world.as('dci.force')).get(list).expect(200)).body as {
    items: readonly Held[]
  }
  const kinds = items.map(({ dueOn, because }) => {
    const said = saidOf.find(([told]) => told.test(because))?.[1] ?? 'Nothing sets a day'
    expect([because, because.startsWith(said)]).toEqual([because, true])
    expect([because, dueOn === null]).toEqual([because, said === 'Nothing sets a day'])
    return said
  })
  expect([...new Set(kinds)].sort()).toEqual([
    'Nothing sets a day',
    'Only the force’s ceiling holds. ',
    'The first-visit day holds. ',
  ])
  const page = (await readerOn(world, 'dci.force'))(list)
  const words = (await page).querySelector('main')?.text ?? ''
  expect(words).toContain('No visit plan date of their own')
  expect(words).toContain('With each stands what holds instead')
})

/** Numbers of a page that stand in a link to a list, with that link. */
async function numbersOn(
  read: Reader,
  path: string,
): Promise<readonly (readonly [string, number])[]> {
  const html = await read(path)
  return html.querySelectorAll('main a').flatMap((link) => {
    const href = hrefOf(link)
    if (!/^\/(lists|duties)/.test(href)) return []
    const number = link.querySelector('.app-figure__number')?.text ?? link.text
    // The ratio leads to the caseload that it divides.
    return /^[\d,]+$/.test(number.trim())
      ? [[href, Number(number.replaceAll(',', ''))] as const]
      : []
  })
}

describe('on the pages each number leads to a list of that length:', () => {
  test.each([
    ['ds.north', '/figures'],
    ['dci.force', '/figures?on=2026-01-15'],
    ['ds.north', '/my-team'],
    ['dci.force', '/my-team?team=South%20office'],
    ['dci.force', '/force'],
    ['dci.force', '/force?on=2026-08-31'],
  ])(
    '%s on %s',
    async (who, path) => {
      const numbers = await numbersOn(await readerOn(world, who), path)
      expect(numbers.length).toBeGreaterThan(6)
      const totals = new Map<string, number>()
      for (const [href] of numbers)
        if (!totals.has(href)) totals.set(href, await totalOf(who, href))
      expect(numbers.map(([href]) => [href, totals.get(href)])).toEqual(numbers)
    },
    30_000,
  )

  test('the day’s counts of one officer', async () => {
    const read = await readerOn(world, 'om.north')
    const links = (await read('/my-day')).querySelectorAll('main p a[href^="/duties"]')
    expect(links.length).toBeGreaterThan(1)
    for (const link of links)
      expect(await totalOf('om.north', hrefOf(link))).toBe(Number(/^\d+/.exec(link.text)?.[0]))
  })
})

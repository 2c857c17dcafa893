// Whom to go to first, and the words that say why.
import { orderInWords, type OrderFacts } from '../../src/backlog/rules/order.ts'
import { addDays, localDate } from '../../src/platform/calendar.ts'
import { aPolicy } from '../support/policy.ts'

const on = localDate('2026-03-02')
const policy = aPolicy()

type Case = Partial<Omit<OrderFacts, 'dueOn' | 'startsOn'>> & {
  over?: number | null
  wait?: number
}

/** A visit of medium risk, ten days over a wait of a hundred, about somebody of whom nothing else is known. */
function owed(id: string, { over = 10, wait = 100, ...differing }: Case = {}): OrderFacts {
  const dueOn = over === null ? null : addDays(on, -over)
  return {
    id,
    kind: 'visit',
    level: 'medium',
    childInDanger: false,
    startsOn: addDays(dueOn ?? on, -wait),
    dueOn,
    returnedOn: null,
    movedOn: null,
    attempts: 0,
    levelUnsupported: false,
    ...differing,
  }
}

const order = (...rows: readonly OrderFacts[]): string[] =>
  orderInWords(rows, { on, policy }).map(({ row }) => row.id)
const words = (row: OrderFacts): string => orderInWords([row], { on, policy })[0]?.words ?? ''

describe('goes first', () => {
  test.each<[string, Case, string, Case]>([
    [
      'a child in danger',
      { childInDanger: true, level: 'low', over: 1 },
      'very high risk',
      { level: 'very_high', over: 90 },
    ],
    [
      'a suspension past its review',
      { kind: 'suspension_review', level: 'low', over: 1 },
      'whereabouts unknown',
      { kind: 'whereabouts', level: 'very_high' },
    ],
    [
      'whereabouts unknown',
      { kind: 'whereabouts', level: 'low', over: 1 },
      'very high risk',
      { level: 'very_high', over: 90 },
    ],
    [
      'very high risk one day over',
      { level: 'very_high', over: 1 },
      'high risk a year over',
      { level: 'high', over: 365 },
    ],
    ['high risk', { level: 'high' }, 'medium risk as late', { level: 'medium' }],
    [
      'medium risk over by its whole wait',
      { over: 100 },
      'high risk over by a tenth of it',
      { level: 'high', over: 10 },
    ],
    ['the same days over a short wait', { wait: 30 }, 'over a long one', { wait: 300 }],
    [
      'two failed attempts',
      { attempts: 2, over: 10 },
      'a case a little later without',
      { over: 12 },
    ],
    [
      'back in the community 60 days ago',
      { returnedOn: addDays(on, -60) },
      'back 61 days ago',
      { returnedOn: addDays(on, -61), over: 12 },
    ],
    [
      'moved 60 days ago',
      { movedOn: addDays(on, -60) },
      'moved 61 days ago',
      { movedOn: addDays(on, -61), over: 12 },
    ],
    ['no ARMS in date', { levelUnsupported: true }, 'a case a little later with one', { over: 12 }],
    [
      'more than twice as late',
      { over: 25 },
      'three modifiers',
      { over: 10, attempts: 3, levelUnsupported: true, movedOn: on },
    ],
    ['no day set at all', { over: null }, 'half a wait over', { over: 50 }],
    ['a whole wait and more over', { over: 130 }, 'no day set', { over: null }],
    [
      'a late low-risk visit',
      { level: 'low', over: 1 },
      'a late plan of high risk',
      { kind: 'visit_plan', level: 'high', over: 90 },
    ],
    ['late by a day', { over: 1, level: 'low' }, 'high risk due today', { over: 0, level: 'high' }],
    [
      'due tomorrow',
      { over: -1, level: 'low' },
      'high risk due in two days',
      { over: -2, level: 'high' },
    ],
    [
      'high risk',
      { over: -1, level: 'high' },
      'low risk due on the same day',
      { over: -1, level: 'low' },
    ],
  ])('%s %j, before %s %j', (_first, first, _second, second) => {
    // Named so that the tie-break by id would put them the other way round.
    expect(order(owed('a', second), owed('b', first))).toEqual(['b', 'a'])
  })
})

test('one failed attempt moves nobody: two do', () => {
  expect(order(owed('a', { over: 12 }), owed('b', { attempts: 1 }))).toEqual(['a', 'b'])
})

test('a wait shorter than the shortest that policy sets for the level counts as that one', () => {
  // Three days over a plan made the day before it was due is not three times a wait.
  expect(order(owed('a', { over: 3, wait: 1 }), owed('b', { over: 60 }))).toEqual(['b', 'a'])
})

test('a first ARMS is measured against the time that one holds, not against its fifteen days', () => {
  const arms = owed('a', { kind: 'arms_initial', level: 'low', over: 100, wait: 15 })
  expect(order(arms, owed('b', { level: 'high', over: 40 }))).toEqual(['b', 'a'])
  expect(words(arms)).toBe('Low risk, late by about a quarter of the 365 days that an ARMS holds.')
})

test('an ARMS duty is not moved by the ARMS that it is itself about', () => {
  const kind = 'arms_review'
  const arms = owed('b', { kind, levelUnsupported: true })
  expect(order(owed('a', { kind, over: 12 }), arms)).toEqual(['a', 'b'])
  expect(words(arms)).not.toContain('Also')
})

test('the weight of a level is the policy’s: with the same ceiling for all, only lateness counts', () => {
  const even = aPolicy({
    'visits.ceiling_months.high': 6,
    'visits.ceiling_months.medium': 6,
    'visits.ceiling_months.low': 6,
  })
  const rows = [owed('a', { level: 'high', over: 40 }), owed('b', { level: 'low', over: 90 })]
  expect(orderInWords(rows, { on, policy: even }).map(({ row }) => row.id)).toEqual(['b', 'a'])
  expect(orderInWords(rows, { on, policy }).map(({ row }) => row.id)).toEqual(['a', 'b'])
})

test('the same cases come out in the same order however they came in', () => {
  const rows = ['c', 'a', 'b'].map((id) => owed(id))
  expect(order(...rows)).toEqual(['a', 'b', 'c'])
  expect(order(...rows.toReversed())).toEqual(['a', 'b', 'c'])
})

describe('the words', () => {
  test.each<[Case, string]>([
    [{}, 'Medium risk, late by about a tenth of a wait of 100 days.'],
    [{ level: 'high', over: 33 }, 'High risk, late by about a third of a wait of 100 days.'],
    [{ over: 98 }, 'Medium risk, late by about the whole of a wait of 100 days.'],
    [{ over: 120 }, 'Medium risk, late by about one and a quarter times a wait of 100 days.'],
    [{ over: 175 }, 'Medium risk, late by about one and three quarter times a wait of 100 days.'],
    [{ over: 240 }, 'Medium risk, late by about 2 and a half times a wait of 100 days.'],
    [{ over: 310 }, 'Medium risk, late by about 3 times a wait of 100 days.'],
    [{ over: 2_000 }, 'Medium risk, late by more than 10 times a wait of 100 days.'],
    [{ over: null }, 'Medium risk, no day is set, which counts as late by a whole wait.'],
    [{ over: 0 }, 'Medium risk, due today.'],
    [{ over: -1 }, 'Medium risk, due tomorrow.'],
    [{ over: -5 }, 'Medium risk, due in 5 days.'],
    [
      { level: 'very_high' },
      'Very high risk comes first: late by about a tenth of a wait of 100 days.',
    ],
    [
      { kind: 'whereabouts', level: 'high', over: 4 },
      'Nobody knows where this person is, so this comes before any visit: high risk, unknown for 4 days.',
    ],
    [
      { kind: 'suspension_review', level: 'low', over: 1 },
      'The day to look at this suspension again has passed, so this comes first: low risk, 1 day past that day.',
    ],
    [
      { attempts: 3, returnedOn: addDays(on, -1), movedOn: on, levelUnsupported: true },
      'Medium risk, late by about a tenth of a wait of 100 days. Also: back in the community yesterday; moved today; 3 failed attempts; no ARMS in date.',
    ],
  ])('of %j are: %s', (facts, said) => {
    expect(words(owed('a', facts))).toBe(said)
  })

  test('show no score', () => {
    expect(words(owed('a', { attempts: 2 }))).not.toMatch(/\d\.\d|score|points/)
  })
})

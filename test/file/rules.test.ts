// What the file makes of the parts, and the words for how someone stands in ARMS.
import type { ArmsStanding } from '../../src/arms/index.ts'
import {
  armsDueOn,
  armsHeld,
  armsWord,
  homeOn,
  lastAndSince,
  owesVisits,
  registerTold,
  type ArmsWord,
} from '../../src/file/rules.ts'
import type { Standing } from '../../src/offenders/index.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { wholeFile } from './sample.ts'

const aStanding = (differing: Partial<ArmsStanding> = {}): ArmsStanding => ({
  scope: 'in-scope',
  clockStart: localDate('2026-01-05'),
  current: null,
  initialDueOn: null,
  reviewDueOn: null,
  reason: null,
  missing: false,
  reviewOverdue: false,
  ...differing,
})

describe('the ARMS state is one named word', () => {
  test.each<[ArmsWord, Partial<ArmsStanding>]>([
    ['not_started', { reason: 'notStarted' }],
    ['draft', { reason: 'draft' }],
    ['returned', { reason: 'returned' }],
    ['awaiting_ratification', { reason: 'awaitingRatification' }],
    ['current', {}],
    ['review_overdue', { reviewOverdue: true }],
    ['woman', { scope: 'woman' }],
    ['under_18', { scope: 'under-18' }],
    ['probation_led', { scope: 'probation-led' }],
    ['yot_led', { scope: 'yot-led' }],
    ['custody', { scope: 'custody', reason: 'notStarted' }],
    ['missing', { scope: 'missing' }],
    ['reactive', { scope: 'reactive' }],
  ])('%s', (word, standing) => {
    expect(armsWord(aStanding(standing))).toBe(word)
  })
})

describe('the day by which ARMS is owed', () => {
  const initialDueOn = localDate('2026-01-20')
  const reviewDueOn = localDate('2027-01-12')
  test.each<[string, Partial<ArmsStanding>, string | null]>([
    ['the first assessment while there is none', { initialDueOn }, '2026-01-20'],
    ['the review once there is one', { reviewDueOn }, '2027-01-12'],
    ['none for someone out of scope', { initialDueOn, scope: 'custody' }, null],
  ])('%s', (_what, standing, dueOn) => {
    expect(armsDueOn(aStanding(standing))).toBe(dueOn)
  })
})

describe('the ARMS that is told', () => {
  const old = { completedOn: localDate('2024-03-01'), ratifiedOn: localDate('2024-03-04') }
  const current = { completedOn: localDate('2026-01-12'), ratifiedOn: localDate('2026-01-16') }
  const newer = { completedOn: localDate('2026-02-20'), ratifiedOn: null }
  const dates = { begunOn: null, returnedOn: null }

  test('is the one that counts, though a newer one waits for ratification', () => {
    const standing = aStanding({ current: { ...dates, ...current } })
    expect(armsHeld(standing, [old, newer, current])).toBe(current)
  })

  test('is the newest completed one when none counts', () => {
    expect(armsHeld(aStanding(), [old, newer])).toBe(newer)
  })

  test('is none when nothing was completed', () => {
    expect(armsHeld(aStanding(), [{ completedOn: null, ratifiedOn: null }])).toBeNull()
  })
})

describe('the home of a day', () => {
  const [home, before] = wholeFile.parts.addresses
  test.each([
    ['the day before the move', '2025-10-17', before],
    ['the day of the move', '2025-10-18', home],
    ['today', '2026-03-02', home],
  ])('%s', (_when, on, expected) => {
    expect(homeOn(wholeFile.parts.addresses, localDate(on))).toBe(expected)
  })
})

test('attempts stand apart from the visit that counts', () => {
  const { last, since } = lastAndSince(wholeFile.beside.visits)
  expect([last?.id, since.map(({ id }) => id)]).toEqual(['v1', ['v2']])
})

test.each<[Standing['management'], Standing['status'], boolean]>([
  ['active', 'community', true],
  ['active', 'custody', true],
  ['active', 'missing', true],
  ['reactive', 'community', false],
  ['active', 'transferred', false],
  ['active', 'closed', false],
])('%s and %s: visits owed, if only waiting, is %s', (management, status, owed) => {
  expect(owesVisits({ ...wholeFile.standing, management, status })).toBe(owed)
})

test('what the register stored in another shape says nothing', () => {
  const loadedAt = new Date('2026-01-05T10:00:00Z')
  const facts = { disposal: 7, sentenceMonths: '36', convictionDate: '31/02/2022', shpoExpiry: '' }
  expect(registerTold(facts, loadedAt)).toEqual({
    disposal: null,
    sentenceMonths: null,
    convictionDate: null,
    lastNotification: null,
    shpoExpiry: null,
    loadedAt,
  })
})

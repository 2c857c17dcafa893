// What is on record beside a visit and does not agree with it: when it is said, and in what words.
import { localDate } from '../../src/platform/calendar.ts'
import type { Standing } from '../../src/offenders/index.ts'
import { around, awayText, awayThen, doubtLines, otherText } from '../../src/visits/rules/doubts.ts'

const at = new Date('2026-03-01T18:30:00Z')
const seen = { at, seen: 'inside', place: 'home' } as const
const inCustody = (since: string | null, status: Standing['status'] = 'custody') => ({
  status,
  statusSince: since === null ? null : localDate(since),
})

test('ten minutes before and after are the same time', () => {
  expect(around(at)).toEqual({
    from: new Date('2026-03-01T18:20:00Z'),
    to: new Date('2026-03-01T18:40:00Z'),
  })
})

test.each([
  ['inside, in custody since the day before', seen, inCustody('2026-02-28'), 'custody'],
  ['at the door', { ...seen, seen: 'doorstep' as const }, inCustody('2026-02-28'), 'custody'],
  ['in hospital', seen, inCustody('2026-02-28', 'hospital'), 'hospital'],
  ['in custody since nobody knows when', seen, inCustody(null), 'custody'],
  ['on the day of the arrest', seen, inCustody('2026-03-01'), null],
  ['in the community', seen, inCustody('2026-02-28', 'community'), null],
  ['not managed here yet', seen, null, null],
  ['nobody seen', { ...seen, seen: 'no' as const }, inCustody('2026-02-28'), null],
  ['at a station', { ...seen, place: 'station' as const }, inCustody('2026-02-28'), null],
])('seen at home, %s', (_what, met, standing, status) => {
  expect(awayThen(met, standing)?.status ?? null).toBe(status)
})

const other = { id: 'b', at, seen: 'no', recordedBy: 'om.south' } as const

test('says when, by whom and since when, in one sentence each', () => {
  expect(otherText(other)).toBe(
    'Another attempt at this time is recorded: 1 Mar 2026 at 18:30, by om.south.',
  )
  expect(awayText({ status: 'custody', since: localDate('2026-02-20') })).toBe(
    'This says that the person was seen at home, and the person is recorded in custody since 20 Feb 2026: one of the two is wrong.',
  )
})

test('a look before recording has a line for each, and none where nothing is in doubt', () => {
  const away = { status: 'hospital', since: null } as const
  expect(doubtLines({ others: [other], away }).map(({ point, ok }) => [point, ok])).toEqual([
    ['on-record', false],
    ['on-record', false],
  ])
  expect(doubtLines({ others: [], away: null })).toEqual([])
})

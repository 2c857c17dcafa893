// How many calls have found nobody since the person was last seen.
import { attemptsSince } from '../../src/visits/index.ts'
import { localDate } from '../../src/platform/calendar.ts'

const call = (iso: string) => ({ on: localDate(iso.slice(0, 10)), at: new Date(iso) })
const attempts = [
  '2026-01-11T10:00:00Z',
  '2026-01-12T07:00:00Z',
  '2026-01-12T19:00:00Z',
  '2026-02-20T10:00:00Z',
].map(call)
const seenAt = (iso: string) => ({
  ...call(iso),
  recordedAt: new Date(iso),
  origin: 'here' as const,
})

test.each([
  ['never seen', [], '2026-03-02', 4],
  ['seen between two calls of one day', ['2026-01-12T08:30:00Z'], '2026-03-02', 2],
  ['seen after all of them', ['2026-02-21T08:30:00Z'], '2026-03-02', 0],
  ['as it stood before the last call', ['2026-01-12T08:30:00Z'], '2026-02-19', 1],
  ['as it stood before he was seen', ['2026-01-12T20:00:00Z'], '2026-01-11', 1],
])('%s', (_title, seen, on, count) => {
  const visits = { seen: seen.map(seenAt), plans: [], writeUps: [], attempts, keptOut: [] }
  expect(attemptsSince(visits, localDate(on))).toBe(count)
})

// Whether a visit is written up: worked examples by the hour, the duty that it owes, and when a supervisor has to say.
import { writeUpDuties, writeUpEnding } from '../../src/visits/duties/write-up.ts'
import {
  ruledFacts,
  rulingAskedOn,
  waitsForRuling,
  writeUpState,
  type WriteUpState,
} from '../../src/visits/rules/write-up.ts'
import type { Visit } from '../../src/visits/types.ts'
import { writeUpTextOf } from '../../src/visits/views/ruling.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { aPolicy } from '../support/policy.ts'
import { bareFile } from '../file/sample.ts'
import { aVisit } from './view-samples.ts'

const seenAt = new Date('2026-03-02T19:30:00Z')
const unwritten = (differing: Partial<Visit> = {}) =>
  aVisit({ at: seenAt, account: null, ...differing })
const clock = (at: string) => ({ at: new Date(at), hours: 24, decisionDays: 7 })
const ruledOut = {
  ruling: 'does_not_count',
  qualifies: false,
  ruledAt: new Date('2026-03-11T09:00:00Z'),
} as const
const written = { account: 'Late.', writtenUpBy: 'om.north' }

test.each<[string, Partial<Visit>, string, WriteUpState]>([
  ['written with it', { account: 'Calm.' }, '2026-03-20T00:00:00Z', 'done'],
  ['nobody was seen', { seen: 'no' }, '2026-03-20T00:00:00Z', 'not-owed'],
  ['told by the register', { origin: 'register' }, '2026-03-20T00:00:00Z', 'not-owed'],
  ['struck out', { struck: 'c1' }, '2026-03-20T00:00:00Z', 'not-owed'],
  ['at the 24th hour', {}, '2026-03-03T19:30:00Z', 'owed'],
  ['a second later', {}, '2026-03-03T19:30:01Z', 'provisional'],
  [
    'met at the door, and a day later',
    { seen: 'doorstep', qualifies: false },
    '2026-03-04T00:00:00Z',
    'provisional',
  ],
  ['ruled out', ruledOut, '2026-03-12T00:00:00Z', 'ruled-out'],
])('%s', (_what, differing, at, state) => {
  expect(writeUpState(unwritten(differing), clock(at))).toBe(state)
})

test.each<[string, Partial<Visit>, string, boolean]>([
  ['on the seventh day, to the second', {}, '2026-03-09T19:30:00Z', false],
  ['a second after', {}, '2026-03-09T19:30:01Z', true],
  ['written meanwhile', { account: 'Late.' }, '2026-03-20T00:00:00Z', false],
  ['it never counted', { qualifies: false, seen: 'doorstep' }, '2026-03-20T00:00:00Z', false],
  ['said to count', { ruling: 'counts' }, '2026-03-20T00:00:00Z', false],
  ['ruled out and not written', ruledOut, '2026-03-20T00:00:00Z', false],
  [
    'ruled out and written since',
    { ...ruledOut, ...written, writtenUpAt: new Date('2026-03-12T09:00:00Z') },
    '2026-03-12T10:00:00Z',
    true,
  ],
  [
    'written, and ruled out again since',
    { ...ruledOut, ...written, writtenUpAt: new Date('2026-03-10T09:00:00Z') },
    '2026-03-12T10:00:00Z',
    false,
  ],
  ['struck out', { struck: 'c1' }, '2026-03-20T00:00:00Z', false],
])('waits for a supervisor, %s: %s', (_what, differing, at, waits) => {
  expect(waitsForRuling(unwritten(differing), clock(at))).toBe(waits)
})

test.each<[string, object, string, string | null]>([
  ['in its hours', {}, '2026-03-02T20:00:00Z', '2026-03-09'],
  ['provisional', {}, '2026-03-05T00:00:00Z', '2026-03-09'],
  ['at the very instant', {}, '2026-03-09T19:30:00Z', '2026-03-09'],
  ['once it is asked', {}, '2026-03-09T19:31:00Z', null],
  ['one that does not count', { qualifies: false }, '2026-03-05T00:00:00Z', null],
  ['written up', written, '2026-03-05T00:00:00Z', null],
  ['ruled out', ruledOut, '2026-03-12T00:00:00Z', null],
  ['struck out', { struck: 'c1' }, '2026-03-05T00:00:00Z', null],
])('a supervisor is asked on a day that is known, %s', (_what, differing, at, on) => {
  expect(rulingAskedOn(unwritten(differing), clock(at))).toBe(on)
})

test('a provisional visit says on which day, and one within its hours does not yet', () => {
  const textAt = (at: string) => writeUpTextOf({ visit: unwritten(), clock: clock(at) })
  expect(textAt('2026-03-05T00:00:00Z')).toContain(
    'A supervisor who was not there is asked on 9 Mar 2026 whether it counts, if it is not written up by then.',
  )
  expect(textAt('2026-03-02T20:00:00Z')).not.toContain('supervisor')
  expect(textAt('2026-03-20T00:00:00Z')).not.toContain('is asked on')
})

test('a word says who said it, when and why, and what the rule had said comes back with a second one', () => {
  const said = { by: 'DS Calder', at: new Date('2026-03-11T09:00:00Z'), why: 'No notes exist.' }
  const out = ruledFacts({ visit: unwritten(), ruling: 'does_not_count', ...said })
  expect(out).toMatchObject({ qualifies: false, judgedBecause: 'Seen in person, inside, at home.' })
  expect(out.because).toBe(
    'DS Calder said on 11 March 2026 at 09:00 that it does not count as a visit, as nobody has written it up: No notes exist.',
  )
  const visit = unwritten({ ...out, ...written })
  const back = ruledFacts({ visit, ruling: 'counts', ...said, why: 'The notes were found.' })
  expect(back.qualifies).toBe(true)
  expect(back.because).toBe(
    'Seen in person, inside, at home. DS Calder said on 11 March 2026 at 09:00 that it counts, as it was written up late: The notes were found.',
  )
})

const on = localDate('2026-03-04')
const owed = {
  visitId: 'v1',
  on: localDate('2026-03-02'),
  at: seenAt,
  writtenOn: null,
  ruledOutOn: null,
}
const fileWith = (
  differing: object = {},
  status: 'community' | 'custody' | 'closed' = 'community',
) => ({
  person: bareFile.person,
  standing: { ...bareFile.standing, on, status },
  visits: { seen: [], plans: [], attempts: [], writeUps: [{ ...owed, ...differing }], keptOut: [] },
})

test('a visit without words owes them by so many hours, in custody too', () => {
  const [duty, ...more] = writeUpDuties(fileWith({}, 'custody'), aPolicy())
  expect(more).toEqual([])
  expect(duty).toMatchObject({
    kind: 'visit_write_up',
    subject: 'visit:v1',
    startsOn: '2026-03-02',
    dueOn: '2026-03-03',
    dueAt: new Date('2026-03-03T19:30:00Z'),
    because:
      'Seen on 2 Mar 2026 at 19:30, and nobody has written it up; 24 hours make 19:30 on 3 Mar 2026.',
  })
})

test.each<[string, object, number]>([
  ['written on the day', { writtenOn: on }, 0],
  ['written the day after', { writtenOn: localDate('2026-03-05') }, 1],
  ['ruled out', { ruledOutOn: on }, 0],
  ['made after the day', { on: localDate('2026-03-05') }, 0],
])('%s: %i owed', (_what, differing, count) => {
  expect(writeUpDuties(fileWith(differing), aPolicy())).toHaveLength(count)
})

test('nobody who has gone owes one', () => {
  expect(writeUpDuties(fileWith({}, 'closed'), aPolicy())).toEqual([])
})

test('it is met when it was written, and ends otherwise when it was ruled out or struck out', () => {
  expect(writeUpEnding('visit:v1', fileWith({ writtenOn: on }))).toEqual({ how: 'done', metOn: on })
  const changed = { how: 'changed', metOn: null }
  expect(writeUpEnding('visit:v1', fileWith({ ruledOutOn: on }))).toEqual(changed)
  expect(writeUpEnding('visit:other', fileWith())).toEqual(changed)
})

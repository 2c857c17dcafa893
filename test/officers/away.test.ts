// Who is away, which spells are one, and whose cover counts on a day; who may deputise.
import {
  availabilityChangesOn,
  awayOn,
  coverOn,
  isOwnerNotAvailable,
  joined,
  onTurnNow,
  standsInFor,
} from '../../src/officers/rules.ts'
import type {
  AwaySpell,
  CoverFacts,
  KeptApart,
  RosterTurn,
  Skill,
} from '../../src/officers/types.ts'
import { localDate, type LocalDate } from '../../src/platform/calendar.ts'
import type { OffenderId, OfficerId } from '../../src/platform/ids.ts'

const [owner, other] = ['owner' as OfficerId, 'other' as OfficerId]
const person = 'person' as OffenderId
const march = (day: number): LocalDate => localDate(`2026-03-${String(day).padStart(2, '0')}`)

const spell = (from: number, last: number | null, officerId = owner): AwaySpell => ({
  officerId,
  kind: 'leave',
  fromOn: march(from),
  lastOn: last === null ? null : march(last),
  knownAt: new Date('2026-03-01T09:00:00Z'),
})
const cover = (from: number, last: number | null, more: Partial<CoverFacts> = {}): CoverFacts => ({
  id: 'cover',
  officerId: owner,
  coveringId: other,
  coveringKey: 'other',
  coveringName: 'Other',
  offenderId: null,
  fromOn: march(from),
  lastOn: last === null ? null : march(last),
  state: 'accepted',
  answeredAt: new Date('2026-03-01T09:00:00Z'),
  endedAt: null,
  ...more,
})
const known = (
  spells: readonly AwaySpell[],
  covers: readonly CoverFacts[] = [],
  apart: readonly KeptApart[] = [],
) => ({
  spells: new Map([owner, other].map((id) => [id, spells.filter((one) => one.officerId === id)])),
  covers: new Map([[owner, covers]]),
  apart,
})
const whose = { officerId: owner, offenderId: person }

test.each<[string, readonly AwaySpell[], readonly (readonly [number, number | null])[]]>([
  ['that overlap are one', [spell(2, 5), spell(4, 9)], [[2, 9]]],
  ['that follow without a day between are one', [spell(2, 5), spell(6, 9)], [[2, 9]]],
  [
    'with a day between are two',
    [spell(2, 5), spell(7, 9)],
    [
      [2, 5],
      [7, 9],
    ],
  ],
  ['of which one has no known end have none', [spell(2, null), spell(4, 9)], [[2, null]]],
  ['one within another leave the longer', [spell(2, 9), spell(4, 5)], [[2, 9]]],
])('spells %s', (_words, spells, expected) => {
  expect(joined(spells).map(({ fromOn, lastOn }) => [fromOn, lastOn])).toEqual(
    expected.map(([from, last]) => [march(from), last === null ? null : march(last)]),
  )
})

test.each([
  { on: 1, away: false },
  { on: 2, away: true },
  { on: 5, away: true },
  { on: 6, away: false },
])('an absence from the 2nd to the 5th is away on the $on: $away', ({ on, away }) => {
  expect(awayOn(known([spell(2, 5)]), owner, march(on)) !== null).toBe(away)
})

test.each<[string, readonly CoverFacts[], readonly AwaySpell[], boolean]>([
  ['nobody covers', [], [], true],
  ['somebody accepted', [cover(2, 9)], [], false],
  ['it was declined', [cover(2, 9, { state: 'declined' })], [], true],
  ['it ended the day before', [cover(2, 3)], [], true],
  ['it begins tomorrow', [cover(5, 9)], [], true],
  [
    'it was accepted tomorrow',
    [cover(2, 9, { answeredAt: new Date('2026-03-05T08:00:00Z') })],
    [],
    true,
  ],
  [
    'it was ended today',
    [cover(2, 9, { state: 'ended', endedAt: new Date('2026-03-04T08:00:00Z') })],
    [],
    true,
  ],
  ['whoever covers is away', [cover(2, 9)], [spell(4, 4, other)], true],
  ['it is of this person', [cover(2, 9, { offenderId: person })], [], false],
  ['it is of another person', [cover(2, 9, { offenderId: 'x' as OffenderId })], [], true],
])('on the 4th of an absence, when %s', (_words, covers, more, expected) => {
  const availability = known([spell(2, 9), ...more], covers)
  expect(isOwnerNotAvailable(availability, whose, march(4))).toBe(expected)
  expect(coverOn(availability, whose, march(4)) === null).toBe(expected)
})

test('the days on which it changes are those on which anybody goes, comes back, begins or ends to cover', () => {
  const availability = known([spell(2, 9), spell(6, 6, other)], [cover(3, 8)])
  const days = [1, 2, 3, 6, 7, 9, 10].map((day) =>
    availabilityChangesOn(availability, whose, march(day)),
  )
  expect(days).toEqual([2, 3, 6, 7, 9, 10, null].map((day) => (day === null ? null : march(day))))
})

const turn = (onDay: number, fromTime: string | null, untilTime: string | null): RosterTurn => ({
  officerId: owner,
  onDay: march(onDay),
  kind: 'duty',
  fromTime,
  untilTime,
  askedBy: null,
})
test.each([
  ['2026-03-04T08:00:00Z', turn(4, '08:00', '16:00'), true],
  ['2026-03-04T16:00:00Z', turn(4, '08:00', '16:00'), false],
  ['2026-03-05T05:59:00Z', turn(4, '22:00', '06:00'), true],
  ['2026-03-05T06:00:00Z', turn(4, '22:00', '06:00'), false],
  ['2026-03-04T05:59:00Z', turn(4, '22:00', '06:00'), false],
  ['2026-03-04T23:00:00Z', turn(4, null, null), true],
  // The clocks have gone forward: 07:30 in universal time is 08:30 in London.
  ['2026-03-30T07:30:00Z', turn(30, '08:00', '16:00'), true],
])('at %s somebody with the turn %j is on duty: %s', (at, one, expected) => {
  expect(onTurnNow([one], new Date(at)).has(owner)).toBe(expected)
})

const deputy = (role: string, ...skills: Skill[]) => ({
  id: role as OfficerId,
  role,
  mosovo: 'in-date' as const,
  skills,
})
test.each([
  ['an approver for an approver', deputy('inspector', 'arms_approver'), true],
  ['one who is no approver for an approver', deputy('chief_inspector'), false],
  ['an officer with the skill', deputy('officer', 'arms_approver'), false],
  [
    'one whose own training has lapsed',
    { ...deputy('inspector', 'arms_approver'), mosovo: 'lapsed' as const },
    false,
  ],
])('for a supervisor stands in %s', (_words, one, expected) => {
  expect(standsInFor(one, deputy('supervisor', 'arms_approver'))).toBe(expected)
})

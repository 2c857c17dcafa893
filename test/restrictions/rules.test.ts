// Who may be named on a restricted file, who is left, and who may be the second of two.
import { localDate } from '../../src/platform/calendar.ts'
import type { AccountId } from '../../src/platform/ids.ts'
import {
  furtherReader,
  keepsAnInspector,
  namedReaders,
  whyNotDecide,
  whyNotJudge,
  whyNotReview,
} from '../../src/restrictions/rules.ts'
import type { Candidate, ReaderShown, RestrictionShown } from '../../src/restrictions/types.ts'

const aCandidate = (username: string, differing: Partial<Candidate> = {}): Candidate => ({
  accountId: username as AccountId,
  username,
  name: username,
  role: 'officer',
  team: null,
  isOwner: false,
  isProposed: false,
  isInConflict: false,
  ...differing,
})

const inspector = aCandidate('di', { role: 'inspector' })
const chief = aCandidate('dci', { role: 'chief_inspector' })
const officer = aCandidate('om')
const brother = aCandidate('brother', { isInConflict: true })
const candidates = [inspector, chief, officer, brother]
const day = { reviewOn: localDate('2026-03-03'), today: localDate('2026-03-02') }

test.each([
  [['di', 'om'], 'yes'],
  [['dci'], 'yes'],
  [['di', 'di'], 'yes'],
  [['om'], 'no-inspector'],
  [[], 'no-inspector'],
  [['di', 'nobody'], 'unknown-reader'],
  [['di', 'brother'], 'reader-in-conflict'],
])('named %j: %s', (readers, expected) => {
  const named = namedReaders({ readers, candidates, ...day })
  expect(named.ok ? 'yes' : named.why).toBe(expected)
})

test.each([
  ['2026-03-01', 'review-not-ahead'],
  ['2026-03-02', 'review-not-ahead'],
  ['2026-03-03', 'yes'],
])('looked at again on %s, asked on 2 March: %s', (reviewOn, expected) => {
  const asked = { readers: ['di'], candidates, today: day.today, reviewOn: localDate(reviewOn) }
  const named = namedReaders(asked)
  expect(named.ok ? 'yes' : named.why).toBe(expected)
})

const asReader = (one: Candidate, isEnabled = true): ReaderShown => ({
  ...one,
  fromAt: new Date('2026-03-02T08:00:00Z'),
  isEnabled,
})

const restriction: Pick<RestrictionShown, 'readers' | 'waiting'> = {
  readers: [asReader(inspector)],
  waiting: [],
}

test.each([
  ['an officer', officer, 'yes'],
  ['nobody known', undefined, 'unknown-reader'],
  ['who is named already', inspector, 'already-a-reader'],
  ['who has a conflict', brother, 'reader-in-conflict'],
] as const)('a further reader, %s: %s', (_who, reader, expected) => {
  const further = furtherReader({ restriction: restriction as RestrictionShown, reader })
  expect(further.ok ? 'yes' : further.why).toBe(expected)
})

test.each([
  ['di', 'an officer', [asReader(inspector), asReader(officer)], false],
  ['di', 'a chief inspector', [asReader(inspector), asReader(chief)], true],
  [
    'di',
    'a chief inspector who cannot sign in',
    [asReader(inspector), asReader(chief, false)],
    false,
  ],
  ['om', 'an inspector', [asReader(inspector), asReader(officer)], true],
] as const)(
  'without %s %s is left, and whether that is enough is decided',
  (username, _left, readers, kept) => {
    expect(keepsAnInspector(readers, { username })).toBe(kept)
  },
)

test('the second of two is another, and decides once', () => {
  const change = { state: 'awaiting_second', askedBy: 'di' } as const
  expect(whyNotDecide(change, { username: 'di' })).toBe('second-approver-needed')
  expect(whyNotDecide(change, { username: 'ds' })).toBeNull()
  expect(whyNotDecide({ ...change, state: 'agreed' }, { username: 'ds' })).toBe('already-decided')
})

test('a conflict and broken glass are ended by another, once', () => {
  const at = new Date('2026-03-02T08:00:00Z')
  const conflict = { endedAt: null, declaredBy: 'om' }
  expect(whyNotJudge(conflict, { username: 'om' })).toBe('own-conflict')
  expect(whyNotJudge(conflict, { username: 'ds' })).toBeNull()
  expect(whyNotJudge({ ...conflict, endedAt: at }, { username: 'ds' })).toBe('already-ended')
  const glass = { reviewedAt: null, brokenBy: 'di' }
  expect(whyNotReview(glass, { username: 'di' })).toBe('own-glass')
  expect(whyNotReview(glass, { username: 'ds' })).toBeNull()
  expect(whyNotReview({ ...glass, reviewedAt: at }, { username: 'ds' })).toBe('already-reviewed')
})

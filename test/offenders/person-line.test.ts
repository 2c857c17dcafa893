// The person line says of everyone the same things in the same words.
import { fileActions } from '../../src/offenders/views.ts'
import { personLine } from '../../src/offenders/views/person-line.ts'
import type { Actor } from '../../src/access/index.ts'
import type { PersonLineFacts } from '../../src/offenders/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import { newId } from '../../src/platform/ids.ts'
import { productViews } from '../support/views.ts'
import { missingInPartial } from '../support/view-contract.ts'

const today = localDate('2026-03-02')
const facts: PersonLineFacts = {
  id: newId(),
  visorRef: 'V1234567',
  surname: 'Ellingham',
  forenames: 'Tobias',
  dateOfBirth: localDate('1971-02-03'),
  sex: 'M',
  level: 'very_high',
  levelSince: null,
  mappaLevel: 2,
  status: 'community',
  management: 'active',
  leadAgency: 'police',
  inCaseload: true,
  lastSeenOn: localDate('2026-01-12'),
  attemptsSince: 0,
  armsOn: localDate('2025-10-20'),
  armsRatifiedOn: null,
  levelUnsupported: false,
  marks: ['children', 'warning'],
  officerId: newId(),
  officerKey: '79001',
  officerName: 'DC Imran Sollis',
  teamId: newId(),
  teamName: 'North office',
}
const line = (differing: Partial<PersonLineFacts> = {}) =>
  personLine({ ...facts, ...differing }, today)

test('who, how risky and how well founded, last seen, whose, what to know', () => {
  expect(line()).toEqual({
    name: 'Tobias Ellingham',
    href: `/offenders/${facts.id}`,
    bornText: 'born 3 February 1971, 55',
    visorRef: 'V1234567',
    level: {
      text: 'Very high risk level',
      tagClass: 'govuk-tag--red',
      armsText: 'ARMS 4 months old',
      unsupported: false,
    },
    mappaText: 'MAPPA level 2',
    lastSeenText: 'Last seen 12 January 2026, 49 days ago',
    marks: [
      { text: 'Children', tagClass: 'govuk-tag--purple' },
      { text: 'Warning', tagClass: 'govuk-tag--yellow' },
    ],
    ownerText: 'DC Imran Sollis',
    ownerMissing: false,
  })
  expect(missingInPartial(productViews(), 'partials/person-line', line())).toEqual([])
})

test.each<[string, Partial<PersonLineFacts>, string]>([
  ['never assessed', { armsOn: null, levelUnsupported: true }, 'no ratified ARMS'],
  [
    'old',
    { armsOn: localDate('2025-01-20'), levelUnsupported: true },
    'ARMS 13 months old, out of date',
  ],
  ['fresh', { armsOn: localDate('2026-03-01') }, 'ARMS 1 day old'],
  ['of another agency', { armsOn: null, leadAgency: 'probation' }, 'probation lead'],
])('an ARMS %s', (_what, differing, text) => {
  expect(line(differing).level.armsText).toBe(text)
})

test.each<[string, Partial<PersonLineFacts>, string]>([
  ['never', { lastSeenOn: null }, 'Never seen'],
  ['never, and tried', { lastSeenOn: null, attemptsSince: 1 }, 'Never seen, 1 attempt since'],
  ['today', { lastSeenOn: today }, 'Last seen 2 March 2026, today'],
  [
    'before, and tried',
    { attemptsSince: 2 },
    'Last seen 12 January 2026, 49 days ago, 2 attempts since',
  ],
])('seen %s', (_when, differing, text) => {
  expect(line(differing).lastSeenText).toBe(text)
})

test('MAPPA level 1 is the ordinary one and is not said', () => {
  expect(line({ mappaLevel: 1 }).mappaText).toBeNull()
})

test('nobody’s in the caseload is an alarm; out of it, it is only a fact', () => {
  expect(line({ officerName: null })).toMatchObject({ ownerText: 'nobody', ownerMissing: true })
  expect(line({ officerName: null, inCaseload: false, status: 'custody' })).toMatchObject({
    ownerMissing: false,
  })
})

test('a visit that nobody wrote up in time says so beside the day on which it was', () => {
  expect(line({ lastSeenProvisional: true, attemptsSince: 2 }).lastSeenText).toBe(
    'Last seen 12 January 2026, 49 days ago, provisional: not written up, 2 attempts since',
  )
})

test('a list’s own marks come first, then where the person is, then what to know', () => {
  const marks = [{ text: 'Visit 18 days overdue', tagClass: 'govuk-tag--red' }]
  const shown = personLine({ ...facts, status: 'missing', management: 'reactive' }, today, {
    marks,
    withTeam: true,
  })
  expect(shown.marks.map(({ text }) => text)).toEqual([
    'Visit 18 days overdue',
    'Whereabouts unknown',
    'Reactive management',
    'Children',
    'Warning',
  ])
  expect(shown.ownerText).toBe('DC Imran Sollis, North office')
})

test('the actions of a file are those that its reader may take', () => {
  const actor = (role: Actor['role'], teamId = facts.teamId): Actor => ({
    accountId: newId(),
    username: 'x',
    name: 'x',
    role,
    forceId: newId(),
    forceName: 'x',
    forceIsLive: false,
    teamId,
    teamName: null,
    officerId: null,
  })
  const texts = (who: Actor) =>
    fileActions(who, { ...facts, offenderId: facts.id, forceId: who.forceId }).map(
      ({ text }) => text,
    )
  expect(texts(actor('officer'))).toContain('Record an event')
  expect(texts(actor('officer'))).not.toContain('Allocate to an officer')
  expect(texts(actor('supervisor'))).toContain('Allocate to an officer')
  expect(texts(actor('officer', newId()))).toEqual([])
  expect(texts(actor('auditor'))).toEqual([])
})

// What a report becomes: faults beside their fields, never a refusal of bad practice.
import { localDate } from '../../src/platform/calendar.ts'
import { overdueCleared, recordReport, type RecordAsk } from '../../src/visits/rules/record.ts'
import type { ReportFault, Trained, VisitReport } from '../../src/visits/types.ts'

const now = new Date('2026-03-02T10:00:00Z')
const lee: Trained = { key: 'om.north', name: 'PC Ann Lee', mosovo: 'in-date' }
const shah: Trained = { key: '4417', name: 'PC Omar Shah', mosovo: 'assumed' }
const home = { id: 'address', kind: 'residence' as const }

const aReport = (differing: Partial<VisitReport> = {}): VisitReport => ({
  at: now,
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: [{ officer: 'om.north' }, { officer: '4417' }],
  ...differing,
})
const asked = (report: Partial<VisitReport> = {}, more: Partial<RecordAsk> = {}): RecordAsk => ({
  report: aReport(report),
  at: now,
  officers: new Map([
    ['om.north', lee],
    ['4417', shah],
  ]),
  home,
  assumedCounts: true,
  since: { bornOn: localDate('1971-02-03'), beganOn: localDate('1997-09-01') },
  ...more,
})
const kept = (ask: RecordAsk) => {
  const decided = recordReport(ask)
  if (!decided.ok) throw new Error(`refused: ${JSON.stringify(decided.faults)}`)
  return decided.value
}

const faults: { what: string; report: Partial<VisitReport>; fault: ReportFault }[] = [
  {
    what: 'a moment in the future',
    report: { at: new Date(now.getTime() + 1) },
    fault: { field: 'at', why: 'in-the-future' },
  },
  {
    what: 'the day before the first of the register',
    report: { at: new Date('1997-08-31T22:30:00Z') },
    fault: { field: 'at', why: 'before-the-register' },
  },
  {
    what: 'a day before the person was born',
    report: { at: new Date('1971-02-02T12:00:00Z') },
    fault: { field: 'at', why: 'before-birth' },
  },
  { what: 'nobody in the crew', report: { crew: [] }, fault: { field: 'crew', why: 'no-crew' } },
  {
    what: 'an officer nobody knows, second of the crew',
    report: { crew: [{ officer: 'om.north' }, { officer: 'nobody' }] },
    fault: { field: 'crew.1', why: 'unknown-officer' },
  },
  {
    what: 'announced without a reason',
    report: { announced: true },
    fault: { field: 'announcedReason', why: 'announced-needs-reason' },
  },
  {
    what: 'not seen without saying why',
    report: { seen: 'no' },
    fault: { field: 'notSeenBecause', why: 'not-seen-needs-reason' },
  },
  {
    what: 'seen, with a reason why not',
    report: { seen: 'doorstep', notSeenBecause: 'refused' },
    fault: { field: 'notSeenBecause', why: 'seen-has-no-reason' },
  },
  {
    what: 'seen inside and not let in',
    report: { entry: { sought: true, purpose: 's96b_search', obtained: false } },
    fault: { field: 'entry.obtained', why: 'seen-inside-let-in' },
  },
]

test.each(faults)('$what is a fault under $fault.field', ({ report, fault }) => {
  expect(recordReport(asked(report))).toEqual({ ok: false, faults: [fault] })
})

test('the first day of the register, and the day of birth of somebody young, are not too early', () => {
  expect(kept(asked({ at: new Date('1997-08-31T23:30:00Z') })).onDate).toBe('1997-09-01')
  const since = { bornOn: localDate('2005-06-10'), beganOn: localDate('1997-09-01') }
  expect(kept(asked({ at: new Date('2005-06-10T12:00:00Z') }, { since })).onDate).toBe('2005-06-10')
})

test('several faults are told at once', () => {
  const decided = recordReport(asked({ crew: [], announced: true, seen: 'no' }))
  expect(decided.ok ? [] : decided.faults.map(({ field }) => field)).toEqual([
    'crew',
    'announcedReason',
    'notSeenBecause',
  ])
})

test('this very moment is not the future, and the past keeps its London day', () => {
  expect(kept(asked()).onDate).toBe('2026-03-02')
  const lateEvening = kept(asked({ at: new Date('2025-06-30T23:30:00Z') }))
  expect(lateEvening.onDate).toBe('2025-07-01')
})

test('the crew is kept by the key that the force knows, with what is known of training', () => {
  expect(kept(asked()).crew).toEqual([
    { officer: 'om.north', name: 'PC Ann Lee', mosovo: true, assumed: false },
    { officer: '4417', name: 'PC Omar Shah', mosovo: true, assumed: true },
  ])
})

const crews: { what: string; crew: VisitReport['crew']; sole: boolean }[] = [
  { what: 'one officer', crew: [{ officer: 'om.north' }], sole: true },
  {
    what: 'one officer named twice',
    crew: [{ officer: 'om.north' }, { officer: 'om.north' }],
    sole: true,
  },
  { what: 'two officers', crew: [{ officer: 'om.north' }, { officer: '4417' }], sole: false },
  {
    what: 'an officer with probation',
    crew: [{ officer: 'om.north' }, { agency: 'Probation', name: 'Jo Day' }],
    sole: false,
  },
  {
    what: 'one person of another agency',
    crew: [{ agency: 'Probation', name: 'Jo Day' }],
    sole: true,
  },
]

test.each(crews)('$what: sole crew $sole, and never refused', ({ crew, sole }) => {
  expect(kept(asked({ crew })).soleCrew).toBe(sole)
})

test('an authority is kept for a crew of one only', () => {
  const alone = { crew: [{ officer: 'om.north' }], soleCrewAuthority: 'DS Calder' }
  expect(kept(asked(alone)).soleCrewAuthority).toBe('DS Calder')
  expect(kept(asked({ soleCrewAuthority: 'DS Calder' })).soleCrewAuthority).toBeNull()
})

test('the address is kept for a call at home only', () => {
  expect(kept(asked()).addressId).toBe('address')
  expect(kept(asked({ place: 'station' })).addressId).toBeNull()
  expect(kept(asked({}, { home: null })).addressId).toBeNull()
})

test('inside at a station is accepted and does not qualify', () => {
  expect(kept(asked({ place: 'station' })).qualifies).toBe(false)
})

test('a reason is kept only for a visit that was announced', () => {
  const announced = { announced: true, announcedReason: 'Interpreter booked' }
  expect(kept(asked(announced)).announcedReason).toBe('Interpreter booked')
  expect(kept(asked({ announcedReason: 'left over' })).announcedReason).toBeNull()
})

const d = localDate
test.each([
  { before: d('2026-03-01'), after: d('2026-06-02'), cleared: d('2026-03-01'), what: 'a day past' },
  { before: d('2026-03-02'), after: d('2026-06-02'), cleared: null, what: 'due today' },
  { before: d('2026-03-03'), after: d('2026-06-02'), cleared: null, what: 'due tomorrow' },
  { before: null, after: d('2026-06-02'), cleared: null, what: 'no plan at all' },
  {
    before: d('2026-02-01'),
    after: d('2026-02-01'),
    cleared: null,
    what: 'overdue, and a visit that leaves it so',
  },
])('$what: shown overdue since $cleared', ({ before, after, cleared }) => {
  expect(overdueCleared({ before, after }, d('2026-03-02'))).toBe(cleared)
})

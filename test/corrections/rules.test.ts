// Who waits for a second person and who does not, what may be corrected at all, and who may decide: the rules alone.
import {
  correctable,
  whyItWaits,
  whyNotDecide,
  whyNotMerge,
  whyNotUnmerge,
} from '../../src/corrections/rules.ts'
import type { CorrectionKind, Effect, Entry, Stood } from '../../src/corrections/types.ts'
import { localDate } from '../../src/platform/calendar.ts'
import type { ForceId, OffenderId } from '../../src/platform/ids.ts'

const on = localDate('2026-03-02')
const person = 'person' as OffenderId

const stood = (dueOn: string | null, more: Partial<Stood> = {}): Stood => ({
  level: 'high',
  status: 'community',
  lastSeenOn: null,
  visit: { dueOn: dueOn === null ? null : localDate(dueOn), suspended: null, because: 'So.' },
  late: [],
  ...more,
})
const suspended: Partial<Stood> = { visit: { dueOn: null, suspended: 'custody', because: 'So.' } }
const seenNow: Partial<Stood> = { lastSeenOn: localDate('2026-03-01') }
const away = (dueOn: string): Stood =>
  stood(null, {
    visit: { dueOn: localDate(dueOn), suspended: 'abroad', because: 'So.' },
  })
const notOwed: Partial<Stood> = { visit: null }

const alsoLate = (dueOn: string, subject = 'event:1'): Partial<Stood> => ({
  late: [{ kind: 'arms_event', subject, dueOn: localDate(dueOn) }],
})

const effect = (before: Stood, after: Stood): Effect => ({ offenderId: person, before, after })
const waits = (
  effects: readonly Effect[],
  more: { kind?: CorrectionKind; anothersFile?: boolean; strikesUnread?: boolean } = {},
) =>
  whyItWaits({
    kind: 'strike',
    effects,
    on,
    dueWithin: 7,
    anothersFile: false,
    strikesUnread: false,
    ...more,
  })

const overdue = /^An overdue visit/
const nearly = /nearly due/

test.each<[string, Stood, Stood, RegExp]>([
  ['a visit becomes overdue', stood('2026-06-01'), stood('2026-03-01'), overdue],
  ['a visit is no longer overdue', stood('2026-03-01'), stood('2026-03-02'), overdue],
  ['an overdue visit has another day', stood('2026-02-01'), stood('2026-01-01'), overdue],
  ['an overdue visit is suspended', stood('2026-02-01'), stood(null, suspended), overdue],
  ['an overdue visit is owed no more', stood('2026-02-01'), stood(null, notOwed), overdue],
  ['what was suspended is overdue', stood(null, suspended), stood('2026-02-01'), overdue],
  ['one suspended and late has another day', away('2026-02-01'), away('2026-05-01'), overdue],
  ['one suspended comes later', away('2026-04-01'), away('2026-05-01'), /nobody was seen since/],
  ['due today comes later', stood('2026-03-02'), stood('2026-03-03'), nearly],
  ['due in a week comes later', stood('2026-03-09'), stood('2026-03-10'), nearly],
  ['due in a week is owed no more', stood('2026-03-09'), stood(null, notOwed), nearly],
  [
    'a visit far off comes later though nobody was seen since',
    stood('2026-06-01', seenNow),
    stood('2026-07-01', seenNow),
    /nobody was seen since/,
  ],
  [
    'a risk level rises',
    stood('2026-06-01'),
    stood('2026-06-01', { level: 'very_high' }),
    /risk level/,
  ],
  [
    'a risk level falls',
    stood('2026-06-01', { level: 'high' }),
    stood('2026-06-01', { level: 'low' }),
    /risk level/,
  ],
  [
    'an overdue review ends',
    stood('2026-06-01', alsoLate('2026-03-01')),
    stood('2026-06-01'),
    /else that is overdue/,
  ],
  [
    'an overdue review comes later',
    stood('2026-06-01', alsoLate('2026-03-01')),
    stood('2026-06-01', alsoLate('2026-03-02')),
    /else that is overdue/,
  ],
  [
    'another review takes the place of an overdue one',
    stood('2026-06-01', alsoLate('2026-03-01')),
    stood('2026-06-01', alsoLate('2026-03-01', 'event:2')),
    /else that is overdue/,
  ],
])('it waits when %s', (_words, before, after, why) => {
  expect(waits([effect(before, after)])).toMatch(why)
})

test.each<[string, Stood, Stood]>([
  ['nothing comes out otherwise', stood('2026-02-01'), stood('2026-02-01')],
  ['due in eight days comes later, seen since', stood('2026-03-10'), stood('2026-04-10', seenNow)],
  ['due in a week comes sooner, and in time', stood('2026-03-09'), stood('2026-03-02')],
  ['a visit far off comes later, seen since', stood('2026-06-01'), stood('2026-07-01', seenNow)],
  [
    'an overdue review stays and another begins late',
    stood('2026-06-01', alsoLate('2026-03-01')),
    stood('2026-06-01', {
      late: [
        ...(alsoLate('2026-03-01').late ?? []),
        ...(alsoLate('2026-02-01', 'event:2').late ?? []),
      ],
    }),
  ],
])('it takes hold at once when %s', (_words, before, after) => {
  expect(waits([effect(before, after)])).toBeNull()
})

test('whatever comes of it for one of two people decides for both', () => {
  const same = effect(stood('2026-06-01'), stood('2026-06-01'))
  expect(waits([same, effect(stood('2026-06-01'), stood('2026-03-01'))])).toMatch(overdue)
})

test.each<CorrectionKind>(['merge', 'unmerge'])('a %s always waits', (kind) => {
  expect(waits([], { kind })).toMatch(/another person/)
})

test('what was found and not read by a supervisor waits to be struck out', () => {
  expect(waits([], { strikesUnread: true })).toMatch(/no supervisor has read/)
})

test('what goes into the file of another team waits', () => {
  expect(waits([], { kind: 'move', anothersFile: true })).toBe(
    'It goes into the file of another team.',
  )
})

const entry = (tables: readonly string[], more: Partial<Entry> = {}): Entry => ({
  ref: { kind: 'line', id: 'line' },
  offenderId: person,
  forceId: 'force' as ForceId,
  summary: 'So it was told.',
  at: new Date('2026-03-01T10:00:00Z'),
  hasTime: true,
  recordedAt: new Date('2026-03-01T11:00:00Z'),
  recordedBy: 'om.north',
  origin: 'here',
  struck: null,
  isCreation: false,
  rows: tables.map((tableName) => ({ tableName, rowId: 'row' })),
  ...more,
})

test.each<[string, Entry, CorrectionKind, string]>([
  ['struck before', entry(['events'], { struck: 'another' }), 'strike', 'already-struck'],
  ['the record itself', entry(['events'], { isCreation: true }), 'strike', 'is-the-record'],
  ['a line with nothing behind it', entry(['chronology']), 'strike', 'nothing-to-correct'],
  [
    'a line of the register',
    entry(['events'], { origin: 'register' }),
    'strike',
    'from-the-register',
  ],
  ['a level, to another', entry(['level_periods']), 'move', 'not-to-be-moved'],
  ['an allocation, to another', entry(['events', 'allocations']), 'move', 'not-to-be-moved'],
  [
    'an identifier, to another day',
    entry(['identifiers', 'chronology']),
    'redate',
    'not-to-be-redated',
  ],
])('not corrected: %s', (_words, given, kind, why) => {
  expect(correctable(given, kind)).toEqual({ ok: false, why })
})

test.each<[string, Entry, CorrectionKind]>([
  ['a level, struck', entry(['level_periods']), 'strike'],
  ['a level, from another day', entry(['level_periods']), 'redate'],
  ['an event with its return, to another', entry(['events', 'returns', 'chronology']), 'move'],
  [
    'a visit of the register',
    entry(['visits'], { origin: 'register', ref: { kind: 'visit', id: 'v' } }),
    'strike',
  ],
  [
    'a visit with its plan, to another',
    entry(['visits', 'visit_plans'], { ref: { kind: 'visit', id: 'v' } }),
    'move',
  ],
])('corrected: %s', (_words, given, kind) => {
  expect(correctable(given, kind)).toEqual({ ok: true, value: given })
})

const waiting = { state: 'awaiting_second', askedBy: 'om.north' } as const
test.each([
  ['another person agrees', waiting, { username: 'ds.north', agree: true, why: undefined }, null],
  [
    'whoever asked agrees',
    waiting,
    { username: 'om.north', agree: true, why: undefined },
    'second-approver-needed',
  ],
  [
    'another says no without a reason',
    waiting,
    { username: 'ds.north', agree: false, why: undefined },
    'why-needed',
  ],
  ['another says no with one', waiting, { username: 'ds.north', agree: false, why: 'Seen' }, null],
  [
    'it was decided, and whoever asked agrees',
    { ...waiting, state: 'applied' as const },
    { username: 'om.north', agree: true, why: undefined },
    'already-decided',
  ],
])('%s', (_words, correction, deciding, why) => {
  expect(whyNotDecide(correction, deciding)).toBe(why)
})

const side = (id: string, more: object = {}) => ({
  id,
  forceId: 'force',
  mergedInto: null,
  holdsMerged: false,
  ...more,
})
test.each([
  ['two records', side('a'), side('b'), null],
  ['one with itself', side('a'), side('a'), 'same-person'],
  ['of two forces', side('a'), side('b', { forceId: 'another' }), 'unknown-person'],
  ['kept, but merged', side('a', { mergedInto: 'c' }), side('b'), 'already-merged'],
  ['merged already', side('a'), side('b', { mergedInto: 'c' }), 'already-merged'],
  ['holding another', side('a'), side('b', { holdsMerged: true }), 'holds-a-merged-record'],
  ['into one that holds another', side('a', { holdsMerged: true }), side('b'), null],
])('merged: %s', (_words, kept, other, why) => {
  expect(whyNotMerge(kept, other)).toBe(why)
})

test('only what was merged into it is taken out of a record', () => {
  expect(whyNotUnmerge(side('a'), side('b', { mergedInto: 'a' }))).toBeNull()
  expect(whyNotUnmerge(side('a'), side('b', { mergedInto: 'c' }))).toBe('not-merged')
})

// Who and what is around a person: how old a check is, what of it holds on a day, and how it is said.
import {
  actionOverdue,
  checkAge,
  conditionHolds,
  conditionText,
  homeNoteText,
  jobText,
  latestChecks,
  onlineText,
  openActions,
  relationshipText,
  vehicleText,
} from '../../src/offenders/rules/around.ts'
import { atTheDoor, alsoHeld } from '../../src/offenders/views/at-the-door.ts'
import { localDate as day } from '../../src/platform/calendar.ts'
import { fullAround } from '../file/sample-around.ts'

const today = day('2026-03-02')

test.each([
  ['2026-03-02', 0, false],
  ['2026-02-01', 29, false],
  ['2026-01-31', 30, false],
  ['2026-01-30', 31, true],
] as const)('after 30 days a check of %s is %i days old on 2 March, old: %s', (on, days, isOld) => {
  expect(checkAge(day(on), today, 30)).toEqual({ days, isOld })
})

test.each([
  ['before its first day', '2026-03-03', null, null, false],
  ['on its first day', '2026-03-02', null, null, true],
  ['on its last day', '2026-01-01', '2026-03-02', null, true],
  ['after its last day', '2026-01-01', '2026-03-01', null, false],
  ['once it was ended', '2026-01-01', null, '2026-03-02', false],
] as const)('a licence condition %s', (_when, from, until, ended, holds) => {
  const condition = {
    fromOn: day(from),
    untilOn: until === null ? null : day(until),
    endedOn: ended === null ? null : day(ended),
  }
  expect(conditionHolds(condition, today)).toBe(holds)
})

test('of each system the newest check counts, however it came in', () => {
  const [old, ...rest] = fullAround.checks
  if (old === undefined) throw new Error('the sample has no check')
  const newer = { ...old, id: 'newer', doneOn: day('2026-03-01') }
  const forum = { ...old, id: 'forum', system: 'other' as const, named: 'A forum' }
  const found = latestChecks([newer, old, ...rest, forum]).map(({ id }) => id)
  expect(found).toEqual(['newer', 'row-pnc', 'forum'])
})

test.each([
  ['2026-03-01', null, true],
  ['2026-03-02', null, false],
  ['2026-03-01', '2026-03-02', false],
] as const)('an action by %s that is done on %s is overdue on 2 March: %s', (by, done, over) => {
  const doneOn = done === null ? null : day(done)
  expect(actionOverdue({ byOn: day(by), doneOn }, today)).toBe(over)
})

test('open actions come the earliest due first, those done not at all', () => {
  const [action] = fullAround.meetingActions
  if (action === undefined) throw new Error('the sample has no action')
  const later = { ...action, id: 'later', byOn: day('2026-05-01') }
  const done = { ...action, id: 'done', doneOn: today }
  expect(openActions([later, done, action]).map(({ id }) => id)).toEqual(['row-action', 'later'])
})

test.each([
  [
    'a child is always said to be one',
    relationshipText({ name: 'K. M.', link: 'family', isChild: true, note: 'Sundays' }),
    'K. M., family, a child: Sundays',
  ],
  [
    'a vehicle without its plate',
    vehicleText({ registration: null, description: 'old Mini', keeper: null }),
    'No registration known, old Mini',
  ],
  [
    'a vehicle of somebody else',
    vehicleText({ registration: 'AB12 CDE', description: 'blue van', keeper: 'his sister' }),
    'AB12 CDE, blue van, kept by his sister',
  ],
  [
    'work with its hours',
    jobText({ employer: 'Invented Foods', role: null, place: 'Mill Lane', hours: 'nights' }),
    'Invented Foods, Mill Lane, hours: nights',
  ],
  [
    'work of the same hours every week, in the order of the week',
    jobText({
      ...{ employer: 'Invented Foods', role: null, place: null, hours: null },
      ...{ workDays: ['friday', 'monday'], worksFrom: '22:00', worksUntil: '06:30' },
    }),
    'Invented Foods, Mon Fri 22:00 to 06:30',
  ],
  [
    'a name online that was kept back',
    onlineText({ service: 'A forum', name: 'quietfloat', declared: false }),
    'quietfloat on A forum, not declared',
  ],
  [
    'a name online of which nobody asked',
    onlineText({ service: 'A forum', name: 'quietfloat', declared: null }),
    'quietfloat on A forum',
  ],
  ['dogs', homeNoteText({ kind: 'dogs', text: 'two' }), 'Dogs: two'],
  [
    'a condition with both its days',
    conditionText({ text: 'No contact', fromOn: day('2026-01-01'), untilOn: day('2026-06-30') }),
    'No contact (from 1 Jan 2026 until 30 Jun 2026)',
  ],
])('%s', (_what, said, words) => {
  expect(said).toBe(words)
})

describe('at the door', () => {
  const rows = atTheDoor(fullAround, { id: 'x', today })
  const linesOf = (key: string): string[] =>
    rows.find((row) => row.key === key)?.lines.map(({ text }) => text) ?? []

  test('the order is home, vehicles, work, names online, people', () => {
    expect(rows.map(({ key }) => key)).toEqual([
      'Lives there too',
      'Layout, dogs, access',
      'Vehicles',
      'Work and hours',
      'Names online',
      'People linked',
    ])
  })

  test('only those who live at the address of today are said to live there', () => {
    expect(linesOf('Lives there too')).toEqual(['A. Moss, family (checked 12 days ago)'])
  })

  test('what was ended is left to its list', () => {
    expect(linesOf('Vehicles')).toEqual([
      'AB12 CDE, blue van, kept by his sister (checked 12 days ago)',
    ])
  })

  test('children come first, and what nobody checked says so', () => {
    expect(linesOf('People linked')).toEqual([
      'K. M., family, a child: Visits on Sundays (not checked)',
      'J. Moss, family (checked 12 days ago)',
    ])
  })

  test('four of a kind are three and one more', () => {
    const [van] = fullAround.vehicles
    if (van === undefined) throw new Error('the sample has no van')
    const vehicles = [1, 2, 3, 4].map((n) => ({ ...van, registration: `AB${n}` }))
    const [, , cars] = atTheDoor({ ...fullAround, vehicles }, { id: 'x', today })
    expect(cars?.lines.map(({ text }) => text.slice(0, 10))).toEqual([
      'AB1, blue ',
      'AB2, blue ',
      'AB3, blue ',
      'and 1 more',
    ])
  })
})

test('an old check and an overdue action are marked, in words', () => {
  const rows = alsoHeld(fullAround, { id: 'x', today, checksOldAfterDays: 90 })
  const notes = rows.flatMap(({ lines }) =>
    lines.flatMap(({ note, noteClass }) => (noteClass === undefined ? [] : [note])),
  )
  expect(notes).toEqual(['1 Mar 2025, 366 days ago: old', 'by 10 Feb 2026: overdue'])
})

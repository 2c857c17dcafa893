// What pages and programs send: the same facts from both, and a sentence for each fault.
import { foldNames, parseInput } from '../../src/platform/http/forms.ts'
import { readTime } from '../../src/platform/http/time-of-day.ts'
import { redateForm } from '../../src/corrections/forms.ts'
import { sightingForm } from '../../src/sightings/forms.ts'
import { begunForm, decideForm, planForm, reportForm } from '../../src/visits/forms.ts'

test.each([
  ['1930', '19:30'],
  ['19:30', '19:30'],
  ['19.30', '19:30'],
  ['7.30pm', '19:30'],
  ['7:30 PM', '19:30'],
  ['730', '07:30'],
  ['0730', '07:30'],
  ['7pm', '19:00'],
  ['12am', '00:00'],
  ['12.05am', '00:05'],
  ['12pm', '12:00'],
  ['0000', '00:00'],
  ['2359', '23:59'],
  ['1930hrs', '19:30'],
  ['1930 hours', '19:30'],
  ['7.30 p.m.', '19:30'],
  ['7.30a.m', '07:30'],
  ['Noon', '12:00'],
])('%s is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time)
})
test.each([
  '7',
  '2400',
  '13pm',
  '0pm',
  '19:60',
  'evening',
  '',
  '12345',
  '7hrs',
  'midnight',
  '1930pm',
])('%p is no time', (typed) => {
  expect(readTime(typed)).toBeNull()
})

const sent = {
  at: '2026-03-02T10:30:00Z',
  seen: 'inside',
  place: 'home',
  announced: false,
  crew: ['om.north', { agency: 'Probation', name: 'Jo Day' }],
}
const typed = {
  onDate: '2/3/2026',
  atTime: '1030',
  outcome: 'inside',
  place: 'home',
  announced: 'no',
  'crew.0.officer': 'om.north',
  'crew.0.agency': '',
  'crew.0.name': '',
  'crew.1.officer': '',
  'crew.1.agency': 'Probation',
  'crew.1.name': 'Jo Day',
  'crew.2.officer': '',
  'crew.2.agency': '',
  'crew.2.name': '',
  'entry.purpose': '',
  'entry.said': '',
}
const read = (body: unknown) => {
  const parsed = parseInput(reportForm, body)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.value
}
const faultsOf = (body: unknown): Record<string, string> => {
  const parsed = parseInput(reportForm, body)
  return parsed.ok ? {} : Object.fromEntries(parsed.errors.map((e) => [e.field, e.message]))
}

test('a form and a program say the same visit', () => {
  expect(read(foldNames(typed))).toMatchObject(read(sent))
  expect(read(sent)).toMatchObject({
    at: new Date('2026-03-02T10:30:00Z'),
    crew: [{ officer: 'om.north' }, { agency: 'Probation', name: 'Jo Day' }],
  })
})

test('the page’s one question holds why someone was not seen', () => {
  const attempt = read(foldNames({ ...typed, outcome: 'refused' }))
  expect(attempt).toMatchObject({ seen: 'no', notSeenBecause: 'refused' })
})

test('a time in summer is London time', () => {
  const summer = read(foldNames({ ...typed, onDate: '1/7/2025', atTime: '7.30pm' }))
  expect(summer.at.toISOString()).toBe('2025-07-01T18:30:00.000Z')
})

test.each(['13pm', '7', ''])(
  'a day with the time %p is at fault beside the time alone',
  (atTime) => {
    expect(faultsOf(foldNames({ ...typed, atTime }))).toEqual({
      atTime: 'Enter the time, like 1930 or 7.30pm',
    })
  },
)

// London, 2025: on 30 March 01:00 was followed by 02:00.
const leapt =
  'The clocks went forward from 01:00 to 02:00 then, and this hour did not exist: look at the time again'
test.each([
  ['come in', { onDate: '30/3/2025', atTime: '01:30' }, { atTime: leapt }],
  ['left in', { onDate: '30/3/2025', atTime: '0030', leftTime: '0130' }, { leftTime: leapt }],
  [
    'left in, come the evening before',
    { onDate: '29/3/2025', atTime: '2300', leftTime: '1.30am' },
    { leftTime: leapt },
  ],
])('an hour that the clocks leapt over is told as that: %s', (_what, times, faults) => {
  expect(faultsOf(foldNames({ ...typed, ...times }))).toEqual(faults)
  const begun = parseInput(begunForm, foldNames({ ...typed, ...times }))
  expect(begun).toMatchObject({
    ok: false,
    errors: Object.entries(faults).map(([field, message]) => ({ field, message })),
  })
})

test('an hour of the night after the clocks went forward is the next day’s', () => {
  const { leftAt } = read(
    foldNames({ ...typed, onDate: '30/3/2025', atTime: '2300', leftTime: '0130' }),
  )
  expect(leftAt?.toISOString()).toBe('2025-03-31T00:30:00.000Z')
})

test('a day that cannot be read is at fault beside the day', () => {
  expect(Object.keys(faultsOf(foldNames({ ...typed, onDate: '31/2/2026' })))).toEqual(['at'])
})

test('asking to come in is said by what it was for', () => {
  const asked = read(
    foldNames({ ...typed, 'entry.purpose': 's96b_search', 'entry.obtained': 'no' }),
  )
  expect(asked.entry).toEqual({ sought: true, purpose: 's96b_search', obtained: false })
  expect(read(foldNames(typed)).entry).toBeUndefined()
})

test('that entry was not asked for is kept as said, and is not the same as nothing said', () => {
  const asked = { ...typed, outcome: 'refused', 'entry.purpose': 'no' }
  expect(read(foldNames(asked)).entry).toEqual({
    ...{ sought: false, purpose: 'visit', obtained: false },
  })
  expect(read(foldNames({ ...asked, 'entry.purpose': '' })).entry).toBeUndefined()
})

test.each(['no_reply', 'refused', 'gone', 'unsafe'])(
  'the outcome %s has said that nobody was let in',
  (outcome) => {
    const asked = { ...typed, outcome, 'entry.purpose': 's96b_search' }
    const entry = { sought: true, purpose: 's96b_search', obtained: false }
    expect(read(foldNames(asked)).entry).toEqual(entry)
    expect(read(foldNames({ ...asked, 'entry.obtained': '' })).entry).toEqual(entry)
    expect(read(foldNames({ ...asked, 'entry.obtained': 'yes' })).entry?.obtained).toBe(true)
  },
)

test('an outcome that has not said it, or a program that leaves it out, is asked', () => {
  const asks = { 'entry.obtained': 'Say whether you were let in' }
  for (const outcome of ['doorstep', 'inside', 'cancelled_by_police'])
    expect(faultsOf(foldNames({ ...typed, outcome, 'entry.purpose': 'visit' }))).toEqual(asks)
  const attempt = { ...sent, seen: 'no', notSeenBecause: 'refused' }
  expect(faultsOf({ ...attempt, entry: { sought: true, purpose: 's96b_search' } })).toEqual(asks)
})

test('children and devices come nested; what was left empty is left out', () => {
  const whole = read(
    foldNames({
      ...typed,
      'children.0.name': '',
      'children.0.safe': '',
      'children.1.name': 'Sam',
      'children.1.ageYears': '7',
      'children.1.safe': '',
      'devices.0.description': 'Black phone',
      'devices.0.seen': 'yes',
      'devices.0.checked': 'no',
      'devices.0.undeclared': 'yes',
    }),
  )
  expect(whole.children).toMatchObject([{ name: 'Sam', ageYears: 7, safe: null }])
  expect(whole.devices).toMatchObject([
    { description: 'Black phone', seen: true, checked: false, undeclared: true },
  ])
})

test('a program’s child and evidence keep what was sent', () => {
  const whole = read({
    ...sent,
    children: [{ safe: null }, { safe: true }],
    evidence: [
      { factor: 'opportunity', text: 'Alone with her.', source: 'observed', verified: true },
      { factor: 'social_investment', text: 'Works.', source: 'agency', verified: 'Payslip seen' },
    ],
  })
  expect(whole.children?.map(({ safe }) => safe)).toEqual([null, true])
  expect(whole.evidence?.map(({ verified }) => verified)).toEqual([true, 'Payslip seen'])
})

test('an empty form gets a sentence for each field that must be there, at once', () => {
  expect(Object.keys(faultsOf({})).sort()).toEqual(['announced', 'at', 'crew', 'place', 'seen'])
})

test.each([
  ['colour', { colour: 'red' }],
  ['at', { at: '2026-02-30T10:00:00Z' }],
  ['at', { at: 'yesterday' }],
  ['seen', { seen: 'maybe' }],
  ['notSeenBecause', { notSeenBecause: 'rain' }],
  ['place', { place: 'pub' }],
  ['announced', { announced: 'perhaps' }],
  ['crew', { crew: 'om.north' }],
  ['crew.0', { crew: [{ agency: 'Probation' }] }],
  ['crew.0', { crew: [{ officer: 'om.north', agency: 'Probation', name: 'Jo' }] }],
  ['crew.0.rank', { crew: [{ officer: 'om.north', rank: 'PC' }] }],
  ['entry.purpose', { entry: { sought: true, obtained: false, purpose: 'tea' } }],
  ['children.0.ageYears', { children: [{ ageYears: -1, safe: true }] }],
  ['devices.0.seen', { devices: [{ checked: true }] }],
  ['evidence.0.factor', { evidence: [{ factor: 'luck', text: 'x', source: 'observed' }] }],
])('%s gets its sentence when %j is sent', (field, wrong) => {
  expect(faultsOf({ ...sent, ...wrong })[field]).toMatch(/\w/)
})

test('a day or a time that cannot be read is one fault beside what was typed', () => {
  expect(faultsOf(foldNames({ ...typed, atTime: '25:00' }))).toHaveProperty('atTime')
  expect(faultsOf(foldNames({ ...typed, onDate: '30/2/2026' }))).toHaveProperty('at')
  expect(faultsOf(foldNames({ ...typed, onDate: '29/3/2026', atTime: '0130' }))).toHaveProperty(
    'atTime',
  )
})

test('a plan takes ticks, a list and one purpose alike', () => {
  const plan = { latestBy: '2026-04-01', why: 'New partner' }
  const purposesOf = (more: object) => {
    const parsed = parseInput(planForm, { ...plan, ...more })
    return parsed.ok ? parsed.value.purposes : parsed.errors
  }
  expect(purposesOf({})).toEqual([])
  expect(purposesOf({ purposes: ['risk'] })).toEqual(['risk'])
  expect(purposesOf({ purposes: { risk: 'yes', residence: 'yes' } })).toEqual(['risk', 'residence'])
  expect(purposesOf({ purpose: 'Check the shed' })).toEqual(['Check the shed'])
})

test('a plan needs a day that exists and a reason', () => {
  const parsed = parseInput(planForm, { latestBy: '31/2/2026', colour: 'red' })
  expect(parsed.ok ? [] : parsed.errors.map(({ field }) => field).sort()).toEqual([
    'colour',
    'latestBy',
    'why',
  ])
})

test('a decision agrees unless told otherwise, and needs no version', () => {
  expect(parseInput(decideForm, {})).toMatchObject({ ok: true, value: { agree: true } })
  expect(parseInput(decideForm, { agree: 'no', version: '3' })).toMatchObject({
    ok: true,
    value: { agree: false, version: 3 },
  })
})

test.each(['1/12/26', '1.3.26', '01 03 26'])(
  'of %s the year is asked for in four digits',
  (day) => {
    const asked = 'Write the year with four digits, for example 1/12/2026'
    expect(faultsOf(foldNames({ ...typed, onDate: day }))).toEqual({ at: asked })
    const begun = parseInput(begunForm, foldNames({ ...typed, onDate: day }))
    expect(begun).toEqual({ ok: false, errors: [{ field: 'at', message: asked }] })
    const plan = parseInput(planForm, { latestBy: day, why: 'A new job' })
    expect(plan).toEqual({ ok: false, errors: [{ field: 'latestBy', message: asked }] })
    const seen = { onDate: day, atTime: '1030', where: 'Market', what: 'Alone', by: 'om.north' }
    const sighting = parseInput(sightingForm, seen)
    expect(sighting).toEqual({ ok: false, errors: [{ field: 'at', message: asked }] })
    const moved = parseInput(redateForm, { onDate: day, atTime: '1030', reason: 'Misread' })
    expect(moved).toEqual({ ok: false, errors: [{ field: 'at', message: asked }] })
  },
)

// What is refused of a sighting, and whose it is to mark one as read.
import { localDate } from '../../src/platform/calendar.ts'
import type { OffenderId, OfficerId } from '../../src/platform/ids.ts'
import { isToldTo, refusalOf } from '../../src/sightings/rules.ts'

const now = new Date('2026-03-02T08:00:00Z')
const since = { bornOn: localDate('1971-04-05'), beganOn: localDate('1997-09-01') }
const report = {
  at: new Date('2026-03-01T15:00:00Z'),
  where: 'The park',
  by: { officer: 'om.north' },
  what: 'On a bench',
  withChildren: null,
}

test.each([
  ['in the past, by a known officer', {}, true, null],
  [
    'by somebody of another team, whom no list knows',
    { by: { agency: 'a', name: 'b' } },
    false,
    null,
  ],
  ['at this very moment', { at: now }, true, null],
  ['a second later', { at: new Date('2026-03-02T08:00:01Z') }, true, 'in-the-future'],
  [
    'before the register began',
    { at: new Date('1997-08-31T22:59:00Z') },
    true,
    'before-the-register',
  ],
  ['before the person was born', { at: new Date('1971-04-04T12:00:00Z') }, true, 'before-birth'],
  ['by an officer whom nobody knows', {}, false, 'unknown-officer'],
])('%s', (_what, differing, isKnownOfficer, why) => {
  expect(refusalOf({ ...report, ...differing }, { now, since, isKnownOfficer })?.why ?? null).toBe(
    why,
  )
})

const officer = (key: string) => key as OfficerId
const person = (key: string) => key as OffenderId
const owned = { officerId: officer('owner'), offenderId: person('him') }
const nobody = { officerId: null, offenderId: person('him') }
const reader = (key: string | null, differing = {}) => ({
  officerId: key === null ? null : officer(key),
  isSupervisor: false,
  covering: [],
  ...differing,
})
const covers = (offenderId: string | null) => ({
  covering: [
    {
      officerId: officer('owner'),
      offenderId: offenderId === null ? null : person(offenderId),
    },
  ],
})

test.each([
  ['the owner', reader('owner'), owned, true],
  ['a colleague', reader('other'), owned, false],
  ['a supervisor, of an owned file', reader('ds', { isSupervisor: true }), owned, false],
  ['whoever covers the owner', reader('other', covers(null)), owned, true],
  ['whoever covers this person', reader('other', covers('him')), owned, true],
  ['whoever covers another person of the owner', reader('other', covers('her')), owned, false],
  ['a supervisor, where nobody owns the file', reader('ds', { isSupervisor: true }), nobody, true],
  ['an officer, where nobody owns the file', reader('other'), nobody, false],
  ['a supervisor who is no officer', reader(null, { isSupervisor: true }), owned, false],
])('told to %s: %j of %j, %s', (_who, who, of, expected) => {
  expect(isToldTo(who, of)).toBe(expected)
})

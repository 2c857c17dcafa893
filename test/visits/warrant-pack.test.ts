// The evidence pack for section 96B: which calls count and why not, agreeing with the count, and what is held or not known.
import fc from 'fast-check'
import { addDays, localDate, startOfDay } from '../../src/platform/calendar.ts'
import { entryWarrant } from '../../src/visits/rules/entry-warrant.ts'
import { conditionsOf, packRows, triedSoFar } from '../../src/visits/rules/warrant-pack.ts'
import type { PackCall, PackFacts } from '../../src/visits/types/warrant-pack.ts'

const aCall = (at: string, differing: Partial<PackCall> = {}): PackCall => ({
  visitId: at,
  on: localDate(at.slice(0, 10)),
  at: new Date(`${at}:00Z`),
  addressId: 'a',
  atHome: true,
  obtained: false,
  byConstable: true,
  purpose: 's96b_search',
  notAsked: false,
  seen: 'no',
  notSeenBecause: 'refused',
  premises: '4 Mill Lane, NM1 1AA',
  officers: [{ name: 'PC Alex Marsh', isConstable: true, agency: null }],
  said: 'He said no.',
  recordedBy: 'om.north',
  recordedAt: new Date(`${at}:30Z`),
  ...differing,
})
const here = { addressId: 'a', needed: 2 }

const verdicts = (calls: readonly PackCall[], premises = here): string[] =>
  packRows(calls, premises).toSearch.map(({ notCounted }) => notCounted ?? 'counted')

describe('each call at which entry was sought to search, counted or why not', () => {
  test.each<[string, PackCall[], string[]]>([
    [
      'two on different days',
      [aCall('2026-03-02T10:00'), aCall('2026-03-03T10:00')],
      ['counted', 'counted'],
    ],
    [
      'two on one day: the first stands for both',
      [aCall('2026-03-02T18:00'), aCall('2026-03-02T10:00')],
      ['counted', 'same-day'],
    ],
    [
      'late on one day and early on the next, in summer time',
      [aCall('2026-06-02T22:30'), aCall('2026-06-02T23:30', { on: localDate('2026-06-03') })],
      ['counted', 'counted'],
    ],
    ['other premises', [aCall('2026-03-02T10:00', { addressId: 'b' })], ['other-premises']],
    ['not at the home', [aCall('2026-03-02T10:00', { atHome: false })], ['not-at-home']],
    ['no constable', [aCall('2026-03-02T10:00', { byConstable: false })], ['no-constable']],
    ['let in', [aCall('2026-03-02T10:00', { obtained: true })], ['obtained']],
    [
      'seen inside',
      [aCall('2026-03-02T10:00', { seen: 'inside', notSeenBecause: null })],
      ['seen-inside'],
    ],
    [
      'seen elsewhere, though said to be at home',
      [aCall('2026-03-02T10:00', { seen: 'elsewhere', notSeenBecause: null })],
      ['seen-elsewhere'],
    ],
    [
      'cancelled, in custody or away, gone',
      [
        aCall('2026-03-02T10:00', { notSeenBecause: 'cancelled_by_police' }),
        aCall('2026-03-03T10:00', { notSeenBecause: 'frustrated' }),
        aCall('2026-03-04T10:00', { notSeenBecause: 'gone' }),
      ],
      ['cancelled', 'away', 'gone'],
    ],
    [
      'no constable in the morning, a constable in the evening',
      [aCall('2026-03-02T09:00', { byConstable: false }), aCall('2026-03-02T19:00')],
      ['no-constable', 'counted'],
    ],
  ])('%s', (_what, calls, expected) => {
    expect(verdicts(calls)).toEqual(expected)
  })

  test('moved since: none of those at the old home counts', () => {
    const calls = [aCall('2026-03-02T10:00'), aCall('2026-03-03T10:00')]
    expect(verdicts(calls, { addressId: 'new', needed: 2 })).toEqual([
      'other-premises',
      'other-premises',
    ])
  })

  test('a call without that purpose stands apart and never lights it', () => {
    const calls = ['02', '03', '04'].map((day, index) =>
      aCall(`2026-03-${day}T10:00`, { purpose: index === 0 ? null : 'visit' }),
    )
    const rows = packRows(calls, here)
    expect(rows).toMatchObject({ toSearch: [], attempts: 0, met: false })
    expect(rows.others).toHaveLength(3)
  })

  test('the pack counts what the file counts, whatever the calls', () => {
    const one = fc.record({
      day: fc.integer({ min: 0, max: 4 }),
      hour: fc.integer({ min: 0, max: 23 }),
      addressId: fc.constantFrom('a', 'b', null),
      atHome: fc.boolean(),
      obtained: fc.boolean(),
      byConstable: fc.boolean(),
      seen: fc.constantFrom('inside' as const, 'doorstep' as const, 'no' as const),
      notSeenBecause: fc.constantFrom('refused' as const, 'gone' as const, 'frustrated' as const),
      isToSearch: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 12 }),
        fc.constantFrom('a', null),
        (made, addressId) => {
          const calls = made.map(({ day, hour, isToSearch, ...rest }) => {
            const on = addDays(localDate('2026-01-05'), day)
            const at = new Date(startOfDay(on).getTime() + hour * 3_600_000)
            return aCall('2026-01-05T10:00', {
              ...rest,
              on,
              at,
              purpose: isToSearch ? 's96b_search' : 'visit',
            })
          })
          const premises = { addressId, needed: 2 }
          const { attempts, met } = packRows(calls, premises)
          const sought = calls.filter(({ purpose }) => purpose === 's96b_search')
          expect({ attempts, met }).toEqual(entryWarrant(sought, premises))
        },
      ),
    )
  })
})

const facts = (differing: Partial<PackFacts['standing']> = {}, home = true): PackFacts => ({
  rows: packRows([aCall('2026-03-02T10:00'), aCall('2026-03-03T10:00')], here),
  home: home
    ? {
        line: '4 Mill Lane, NM1 1AA',
        kind: 'residence',
        from: localDate('2025-06-01'),
        origin: 'here',
      }
    : null,
  standing: {
    status: 'community',
    since: localDate('2025-06-01'),
    level: 'high',
    lastSeen: localDate('2025-12-09'),
    ...differing,
  },
})
const heldOf = (of: PackFacts): Record<string, string> =>
  Object.fromEntries(conditionsOf(of).map(({ name, held }) => [name, held]))

describe('each condition of section 96B(2)', () => {
  test('says what is held for it', () => {
    expect(heldOf(facts())).toEqual({
      premises: '4 Mill Lane, NM1 1AA: held as the notified residence from 1 Jun 2025.',
      free: 'Held as in the community since 1 Jun 2025.',
      necessary: 'High risk level. Last seen at a visit that counts on 9 Dec 2025.',
      occasions:
        '2 occasions on different days at the address held now on which a constable sought entry to search and assess risk, and could not get in: refused at 2. That is as many as the 2 occasions that the section asks.',
    })
  })

  test.each<[string, readonly Partial<PackCall>[]]>([
    ['refused at 1, nobody answered at 1', [{}, { notSeenBecause: 'no_reply' }]],
    ['nobody answered at 2', [{ notSeenBecause: 'no_reply' }, { notSeenBecause: null }]],
    [
      'met at the door and not let in at 1, not safe to go on at 1',
      [{ seen: 'doorstep', notSeenBecause: null }, { notSeenBecause: 'unsafe' }],
    ],
    ['refused at 1', [{}, { notSeenBecause: 'gone' }]],
  ])('tells how entry was not obtained, of the calls that count: %s', (told, calls) => {
    const made = calls.map((one, index) => aCall(`2026-03-0${index + 2}T10:00`, one))
    const { occasions } = heldOf({ ...facts(), rows: packRows(made, here) })
    expect(occasions).toContain(`, and could not get in: ${told}. That is`)
  })

  test('of one occasion or of none it says no more than it is', () => {
    const heldFrom = (calls: readonly PackCall[]) =>
      heldOf({ ...facts(), rows: packRows(calls, here) })['occasions']
    expect(heldFrom([aCall('2026-03-02T10:00')])).toMatch(/^1 occasion at the address held now/)
    expect(heldFrom([])).toMatch(/^0 occasions at .* could not get in\. That is fewer than/)
  })

  test.each<[string, number, string]>([
    [
      'none',
      0,
      '. That is fewer than the 2 occasions that the section asks. No notified address is held.',
    ],
    [
      'one',
      1,
      'No notified address is held, so at which premises this call was cannot be said here, and must be checked before relying on it.',
    ],
    [
      'two',
      2,
      'That is as many as the 2 occasions that the section asks. No notified address is held, so whether these calls were at the same premises cannot be said here, and must be checked before relying on it.',
    ],
  ])(
    'without an address it says of %s not where it was, and that this must be checked',
    (_many, many, told) => {
      const calls = Array.from({ length: many }, (_one, index) =>
        aCall(`2026-03-0${index + 2}T10:00`, { addressId: null }),
      )
      const rows = packRows(calls, { addressId: null, needed: 2 })
      const { occasions } = heldOf({ ...facts({}, false), rows })
      expect(rows).toMatchObject({ attempts: many, met: many === 2 })
      expect(occasions).toContain(told)
      expect(occasions).not.toMatch(/address held now/)
    },
  )

  test.each([
    ['custody', 'Held as in custody since 1 Jun 2025: as held, this is not met.'],
    ['hospital', 'Held as in hospital since 1 Jun 2025: if detained there, this is not met.'],
    ['abroad', 'Held as abroad since 1 Jun 2025: if outside the United Kingdom, this is not met.'],
    ['missing', 'Held as whereabouts unknown since 1 Jun 2025.'],
    ['closed', 'Held as closed since 1 Jun 2025: no longer managed here.'],
  ])('%s: %s', (status, held) => {
    expect(heldOf(facts({ status }))['free']).toBe(held)
  })

  test('without an address, or never seen, it says so', () => {
    const { premises, necessary } = heldOf(facts({ lastSeen: null }, false))
    expect(premises).toBe('No notified address is held here.')
    expect(necessary).toBe('High risk level. Never seen at a visit that counts.')
  })

  test('says of each what is not known here, and promises nothing', () => {
    const conditions = conditionsOf(facts())
    expect(conditions.every(({ notKnown }) => notKnown.length > 20)).toBe(true)
    expect(JSON.stringify(conditions)).not.toMatch(/warrant (is|will|may) be|entitled|granted/i)
  })
})

test('what was tried is since the last visit, the newest first; occasions are those of the pack, whenever', () => {
  const rows = packRows(
    [
      aCall('2026-03-02T10:00'),
      aCall('2026-03-04T10:00', { purpose: null, notSeenBecause: 'no_reply' }),
      aCall('2026-03-05T18:00'),
    ],
    here,
  )
  const seen = { on: localDate('2026-03-03'), at: new Date('2026-03-03T10:00:00Z') }
  const tried = triedSoFar(rows, { seen: [{ ...seen, recordedAt: seen.at, origin: 'here' }] })
  expect(tried.calls.map(({ call, isOccasion }) => [call.visitId, isOccasion])).toEqual([
    ['2026-03-05T18:00', true],
    ['2026-03-04T10:00', false],
  ])
  expect([tried.occasions, tried.needed]).toEqual([2, 2])
})

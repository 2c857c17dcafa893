// What was found at a visit: the rule, its one sentence, and that the steps of the visit's page rest on the same.
import { formatShortDate } from '../../src/platform/calendar.ts'
import { isAnythingToRead, takenOutBy } from '../../src/visits/rules/found.ts'
import type { ToldOf } from '../../src/visits/types.ts'
import { foundCountText, foundHref, foundText } from '../../src/visits/views/found-words.ts'
import { nextSteps } from '../../src/visits/views/next-steps.ts'
import { aVisit } from './view-samples.ts'

const told = (differing: Partial<ToldOf> = {}): ToldOf => ({
  ...{ children: [], devices: [], conditions: [], risk: null, takenOut: [] },
  ...differing,
})
const niece = { name: 'Ivy Marr', relationship: 'niece, comes on Sundays', safe: true }
const tablet = { seen: true, checked: false, undeclared: true, description: 'tablet' }
const declared = { seen: true, checked: true, description: 'telephone' }
const condition = 'No contact with Jane Marr'

const everything = told({
  children: [niece],
  devices: [tablet, declared],
  conditions: [
    { condition, kept: 'no' },
    { condition: 'No device', kept: 'yes' },
  ],
  risk: 'up',
})

test('one short sentence says all of it, children first, and names neither the child nor the condition', () => {
  const text = foundText(everything)
  expect(text).toBe(
    'A child was met: niece, comes on Sundays; an undeclared device was found: tablet; a condition was not kept; risk is up',
  )
  expect(text).not.toMatch(/Ivy|Jane|Marr/)
})

const examples: readonly (readonly [what: string, told: ToldOf, text: string])[] = [
  [
    'two children, one of them not safe',
    told({ children: [{ relationship: 'nephew', safe: false }, { safe: null }] }),
    '2 children were met: nephew (said not to be safe), and who it is to the person is not said',
  ],
  [
    'two undeclared devices, one not described',
    told({ devices: [tablet, { seen: true, checked: false, undeclared: true }] }),
    '2 undeclared devices were found: tablet, and not described',
  ],
  [
    'two conditions',
    told({
      conditions: [
        { condition, kept: 'no' },
        { condition: 'Other', kept: 'no' },
      ],
    }),
    '2 conditions were not kept',
  ],
  ['risk alone', told({ risk: 'up' }), 'Risk is up'],
]
test.each(examples)('%s: a supervisor is told', (_what, found, text) => {
  expect([isAnythingToRead(found), foundText(found)]).toEqual([true, text])
})

test.each([
  ['nothing', told()],
  ['a declared device', told({ devices: [declared] })],
  ['a device said to be declared', told({ devices: [{ ...declared, undeclared: false }] })],
  ['a condition kept', told({ conditions: [{ condition, kept: 'yes' }] })],
  ['a condition of which nothing is known', told({ conditions: [{ condition, kept: 'unknown' }] })],
  ['risk the same', told({ risk: 'same' })],
  ['risk down', told({ risk: 'down' })],
])('%s: there is nothing to tell', (_what, found) => {
  expect(isAnythingToRead(found)).toBe(false)
})

const written = { by: 'om.north', at: '2026-03-02T08:00:00.000Z' }
const edits: readonly (readonly [
  what: string,
  before: ToldOf,
  after: ToldOf,
  lost: Partial<ToldOf>,
])[] = [
  ['a child taken out', told({ children: [niece] }), told(), { children: [niece] }],
  [
    'one of two children who are told alike',
    told({ children: [niece, niece] }),
    told({ children: [niece] }),
    { children: [niece] },
  ],
  [
    'another child in its place',
    told({ children: [niece] }),
    told({ children: [{ ...niece, name: 'Bea Marr' }] }),
    { children: [niece] },
  ],
  [
    'a child said to be safe after all',
    told({ children: [{ ...niece, safe: false }] }),
    told({ children: [niece] }),
    { children: [{ ...niece, safe: false }] },
  ],
  [
    'a device said to be declared after all',
    told({ devices: [tablet] }),
    told({ devices: [{ ...tablet, undeclared: false }] }),
    { devices: [tablet] },
  ],
  [
    'a condition said to be kept after all',
    told({ conditions: [{ condition, kept: 'no' }] }),
    told({ conditions: [{ condition, kept: 'yes' }] }),
    { conditions: [{ condition, kept: 'no' }] },
  ],
  ['risk up made the same', told({ risk: 'up' }), told({ risk: 'same' }), { risk: 'up' }],
]
test.each(edits)('%s: what was found is kept to be read', (_what, before, after, lost) => {
  const { takenOut: _, ...nothing } = told()
  expect(takenOutBy(before, after, written)).toEqual([{ ...nothing, ...lost, ...written }])
})

test('what an edit adds, puts in another order or leaves alone takes nothing out', () => {
  const earlier = [{ ...told({ risk: 'up' }), ...written }]
  const before = { ...everything, children: [niece, { safe: null }], takenOut: earlier }
  const after = { ...before, children: [{ safe: null }, { safe: true }, niece], devices: [tablet] }
  expect(takenOutBy(before, after, written)).toBe(earlier)
})

test('what was taken out and put back again was taken out all the same', () => {
  const before = told({ children: [niece] })
  const out = told({ takenOut: takenOutBy(before, told(), written) })
  expect(takenOutBy(out, before, written)).toEqual(out.takenOut)
})

test('what was taken out is told after what stands, with who did and when, and never by name', () => {
  const takenOut = [
    { ...told({ children: [{ ...niece, safe: false }] }), ...written },
    { ...told({ conditions: [{ condition, kept: 'no' }], risk: 'up' }), ...written },
  ]
  const text = foundText(told({ devices: [tablet], takenOut }))
  expect(text).toBe(
    'An undeclared device was found: tablet. Taken out since, or said otherwise, by om.north on 2 Mar 2026: a child was met: niece, comes on Sundays (said not to be safe). Taken out since, or said otherwise, by om.north on 2 Mar 2026: a condition was not kept; risk is up. The words before are on the visit',
  )
  expect(text).not.toMatch(/Ivy|Jane|Marr/)
})

test('a long description is told in short', () => {
  const text = foundText(told({ children: [{ relationship: 'x'.repeat(200), safe: null }] }))
  expect(text).toBe(`A child was met: ${'x'.repeat(80)} …`)
})

test('the steps on the page of the visit are of the same finds', () => {
  const nothing = { notSeenBecause: null, ...told() }
  const steps = (differing: ToldOf) => nextSteps(aVisit({ ...nothing, ...differing })).length
  expect([steps(told()), steps(everything)]).toEqual([0, 4])
})

describe('the way to record a breach', () => {
  const device = { notSeenBecause: null, ...told({ devices: [tablet] }) }
  const waysOf = (differing: Partial<ToldOf>): string[] =>
    nextSteps(aVisit({ ...device, ...differing }))
      .map(({ link }) => link.href)
      .filter((href) => href.includes('/events'))
  const begun = (href: string | undefined) =>
    Object.fromEntries(new URL(href ?? '', 'http://x').searchParams)

  test('carries the kind, the day of the visit and what was found', () => {
    const [way, ...more] = waysOf({})
    expect(more).toEqual([])
    expect(begun(way)).toEqual({
      ...{ kind: 'breach', on: aVisit().onDate },
      note: `Found at the visit of ${formatShortDate(aVisit().onDate)}: an undeclared device.`,
    })
  })

  test('is one for a device and a condition on devices, and another for any other condition', () => {
    const internet = { condition: 'No device that can reach the internet', kept: 'no' as const }
    const [way, ...none] = waysOf({ conditions: [internet] })
    expect(none).toEqual([])
    expect(begun(way)['note']).toMatch(/: an undeclared device, a condition not kept\.$/)
    const two = waysOf({ conditions: [internet, { condition, kept: 'no' }] })
    expect(two.map((one) => begun(one)['note'])).toEqual([
      expect.stringMatching(/: an undeclared device, a condition not kept\.$/),
      expect.stringMatching(/: a condition not kept\.$/),
    ])
    // Neither a device nor a condition as it was typed: an address stands in histories and logs.
    expect(two.join(' ')).not.toMatch(/tablet|internet|Jane|Marr/)
  })

  test('stays an address that every browser takes', () => {
    const long = { condition: 'x'.repeat(2000), kept: 'no' as const }
    const ways = waysOf({ conditions: [long] })
    expect(ways.map((way) => begun(way)['note']?.length ?? 0).every((at) => at <= 600)).toBe(true)
  })
})

test('the number says whether it is one, and its list keeps the team', () => {
  expect([foundCountText(1), foundCountText(2)]).toEqual([
    '1 visit at which something was found waits to be read',
    '2 visits at which something was found wait to be read',
  ])
  expect([foundHref(), foundHref({ team: 'North office' })]).toEqual([
    '/found-at-visits',
    '/found-at-visits?team=North+office',
  ])
})

// Ratios and who counts for them, and the line that is drawn of many days.
import type { OfficerId, TeamId } from '../../src/platform/ids.ts'
import { localDate } from '../../src/platform/calendar.ts'
import {
  heldByOfficer,
  heldByTeam,
  isAvailable,
  loadOf,
  ratioOf,
} from '../../src/workload/rules.ts'
import type { Fitness, Held } from '../../src/workload/types.ts'
import { chartOf, type ChartAsk } from '../../src/workload/views/chart.ts'

test.each([
  [120, 2, 60],
  [61, 2, 30.5],
  [100, 3, 33.33],
  [200, 3, 66.67],
  [1, 8, 0.13],
  [2_202, 42, 52.43],
  [0, 0, 0],
  [7, 0, null],
] as const)('%i people and %i officers make a ratio of %s', (caseload, officers, ratio) => {
  expect(ratioOf(caseload, officers)).toBe(ratio)
})

const current: Fitness = { mosovo: 'in-date', skills: ['arms_assessor', 'visor'], isAway: false }

test.each<[string, Partial<Fitness>, boolean]>([
  ['training, ARMS and ViSOR in date', {}, true],
  ['assumed trained, from the register', { mosovo: 'assumed', skills: [] }, true],
  ['training lapsed', { mosovo: 'lapsed' }, false],
  ['never trained', { mosovo: 'none' }, false],
  ['no ARMS', { skills: ['visor'] }, false],
  ['no ViSOR', { skills: ['arms_assessor'] }, false],
  ['away', { isAway: true }, false],
  ['assumed trained and away', { mosovo: 'assumed', isAway: true }, false],
])('%s: counts as trained and available: %j gives %s', (_words, differing, counts) => {
  expect(isAvailable({ ...current, ...differing })).toBe(counts)
})

const north = 'north' as TeamId
const south = 'south' as TeamId
const [marsh, kerr] = ['marsh' as OfficerId, 'kerr' as OfficerId]
const held: readonly Held[] = [
  { teamId: north, officerId: marsh, level: 'high', caseload: 20 },
  { teamId: north, officerId: marsh, level: 'low', caseload: 40 },
  { teamId: north, officerId: null, level: 'low', caseload: 3 },
  { teamId: south, officerId: kerr, level: 'medium', caseload: 10 },
  { teamId: south, officerId: marsh, level: 'high', caseload: 1 },
]

describe('a load', () => {
  test('counts those with no owner among the people and nobody among the officers', () => {
    expect(loadOf(heldByTeam({ held }, north), new Set([marsh]))).toEqual({
      caseload: 63,
      byLevel: { high: 20, low: 43 },
      officers: 1,
      ratio: 63,
      available: 1,
      availableRatio: 63,
    })
  })

  test('of a force counts each officer once, whatever the teams', () => {
    expect(loadOf(held, new Set([kerr]))).toMatchObject({
      caseload: 74,
      officers: 2,
      ratio: 37,
      available: 1,
      availableRatio: 74,
    })
  })

  test('with nobody trained and available has no second ratio', () => {
    expect(loadOf(held, new Set())).toMatchObject({ ratio: 37, available: 0, availableRatio: null })
  })

  test('of an officer is all that the officer holds', () => {
    expect(loadOf(heldByOfficer({ held }, marsh), new Set()).caseload).toBe(61)
  })
})

describe('the line over days', () => {
  const day = (number: number) => localDate(`2026-03-${String(number).padStart(2, '0')}`)
  const ask = (values: readonly (number | null)[]): ChartAsk => ({
    title: 'People to each officer',
    points: values.map((value, index) => ({ day: day(index + 1), value })),
    threshold: 50,
    thresholdText: 'policy 50',
  })

  test('is drawn from the first day to the last, higher for more', () => {
    const chart = chartOf(ask([40, 50, 60]))
    expect(chart?.lines).toEqual(['48,236 376,132 704,28'])
    expect(chart?.days.map(({ x, text, anchor }) => [x, text, anchor])).toEqual([
      ['48', '1 Mar 2026', 'start'],
      ['704', '3 Mar 2026', 'end'],
    ])
  })

  test('has the policy’s number across it, inside the drawing', () => {
    expect(chartOf(ask([40, 50, 60]))?.threshold).toEqual({
      at: '132',
      text: 'policy 50',
      textAt: '126',
    })
    for (const values of [[80], [12, 13], [50]]) {
      const at = Number(chartOf(ask(values))?.threshold.at)
      expect(at).toBeGreaterThanOrEqual(28)
      expect(at).toBeLessThanOrEqual(236)
    }
  })

  test('breaks where a night was not counted, and a night alone is a point', () => {
    const chart = chartOf(ask([40, 41, null, 42, null, 43, 44]))
    expect(chart?.lines).toHaveLength(2)
    expect(chart?.dots).toHaveLength(1)
  })

  test('says in words where it began, ended, and how far it went', () => {
    expect(chartOf(ask([58.5, 61, 57]))?.description).toBe(
      '58.5 on 1 Mar 2026, 57 on 3 Mar 2026; lowest 57, highest 61.',
    )
  })

  test('of one day stands in the middle', () => {
    expect(chartOf(ask([60]))?.dots).toEqual([{ x: '376', y: '28' }])
  })

  test('of no day is not drawn', () => {
    expect(chartOf(ask([null, null]))).toBeNull()
    expect(chartOf(ask([]))).toBeNull()
  })
})

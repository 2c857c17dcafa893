// Registers that nobody wrote: people whose dates fall on, before and after every boundary, some rows spoilt.
import fc from 'fast-check'
import { ceilingMonths, firstVisitDays, plusDays, plusMonths, type Row } from './reference.ts'

/** Days of loads: leap days, ends of months, days after changes of the clock. */
const loadDays = [
  '2026-03-02',
  '2024-02-29',
  '2025-02-28',
  '2025-03-31',
  '2025-12-31',
  '2026-03-30',
  '2027-08-30',
  '2028-02-29',
] as const

const boundaries = [0, 1, 2, 3, 7, 8, 14, 15, 16, 28, 29, 30, 31, 59, 90, 91, 181, 365, 366, 367]
const ago = fc.oneof(fc.constantFrom(...boundaries), fc.integer({ min: 0, max: 800 }))
const awkwardDays = ['2024-02-29', '2023-08-31', '2024-01-31', '2024-08-31', '2025-08-31']

/** Absent so many times for once that it is there. */
const rarely = <T>(one: fc.Arbitrary<T>, absent: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: absent, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: one })

/** A day that has come: so long ago, at an awkward end of a month, or beside another fact. */
type Told = Readonly<{ ago: number; awkward: string | null; beside: number | null }>

const told: fc.Arbitrary<Told> = fc.record({
  ago,
  awkward: rarely(fc.constantFrom(...awkwardDays), 6),
  beside: rarely(fc.integer({ min: -1, max: 1 }), 1),
})

const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 3, arbitrary: one })

const mostly = <T>(usual: T, others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))

const spoilt = [
  ['DOB', '31/02/1970'],
  ['Last visit', '30/02/2025'],
  ['Last visit', '01/01/2090'],
  ['Visit due by', '31/06/2026'],
  ['Released', '2025-13-01'],
  ['ARMS completed', 'soon'],
  ['Risk', 'severe'],
  ['Status', ''],
  ['Surname', ''],
  ['Sex', '?'],
] as const

const parts = fc.record({
  number: fc.integer({ min: 1_000_000, max: 1_000_120 }),
  sex: mostly<'M' | 'F'>('M', ['F']),
  level: fc.constantFrom('very_high', 'high', 'medium', 'low'),
  agency: mostly<Row['agency']>('police', ['probation', 'yot']),
  status: mostly<Row['status']>('community', [
    'custody',
    'hospital',
    'abroad',
    'missing',
    'transferred',
    'closed',
  ]),
  isReactive: fc.integer({ min: 0, max: 7 }),
  officer: fc.constantFrom('10001', '10002', '10003', '20001', null),
  team: mostly('North office', ['South office', 'West office']),
  // A grown man, someone near eighteen, or born on a leap day.
  born: fc.oneof(
    fc.integer({ min: 20, max: 80 }).map((years) => ({ years, days: 0 })),
    fc.integer({ min: -3, max: 3 }).map((days) => ({ years: 18, days })),
    fc.constantFrom('1968-02-29', '2008-02-29', '2006-02-28', '2010-02-28'),
  ),
  leadSince: told,
  lastVisit: maybe(told),
  due: maybe(fc.record({ to: fc.integer({ min: -200, max: 200 }), beside: told })),
  completed: maybe(told),
  ratifiedAfter: maybe(fc.integer({ min: 0, max: 40 })),
  released: rarely(told, 2),
  spoilt: rarely(fc.constantFrom(...spoilt), 12),
})

type Parts = typeof parts extends fc.Arbitrary<infer P> ? P : never

/** The day told, never after the day of the load; beside the other fact when there is one. */
function dayOf(one: Told, loadedOn: string, other: string | null): string {
  const beside = one.beside !== null && other !== null ? plusDays(other, one.beside) : null
  const day = beside ?? one.awkward ?? plusDays(loadedOn, -one.ago)
  return day > loadedOn ? loadedOn : day
}

const bornOn = (born: Parts['born'], loadedOn: string): string =>
  typeof born === 'string' ? born : plusDays(plusMonths(loadedOn, -12 * born.years), born.days)

function rowOf(from: Parts, loadedOn: string): Row {
  const lead = dayOf(from.leadSince, loadedOn, null)
  const lastVisit = from.lastVisit === null ? null : dayOf(from.lastVisit, loadedOn, null)
  const released = from.released === null ? null : dayOf(from.released, loadedOn, lastVisit ?? lead)
  const start = released !== null && released > lead ? released : lead
  const completed = from.completed === null ? null : dayOf(from.completed, loadedOn, start)
  const { due, ratifiedAfter } = from
  const dueOn =
    due === null
      ? null
      : due.beside.beside !== null && lastVisit !== null
        ? plusDays(lastVisit, due.beside.beside)
        : plusDays(loadedOn, due.to)
  const ratified =
    completed === null || ratifiedAfter === null ? null : plusDays(completed, ratifiedAfter)
  return {
    ref: `V${from.number}`,
    born: bornOn(from.born, loadedOn),
    sex: from.sex,
    level: from.level,
    agency: from.agency,
    status: from.status,
    reactive: from.isReactive === 0,
    leadSince: from.agency === 'police' ? lead : null,
    officer: from.officer,
    team: from.team,
    lastVisit,
    due: dueOn,
    completed,
    ratified: ratified !== null && ratified > loadedOn ? loadedOn : ratified,
    released,
    spoilt: from.spoilt,
  }
}

/** The days on which something about a row changes by the passing of days. */
const turnsOf = (row: Row): string[] =>
  [
    row.due,
    row.leadSince,
    row.released,
    row.lastVisit,
    row.completed,
    row.ratified,
    row.leadSince && plusDays(row.leadSince, 15),
    row.leadSince && plusDays(row.leadSince, firstVisitDays[row.level]),
    row.released && plusDays(row.released, 15),
    row.released && plusDays(row.released, firstVisitDays[row.level]),
    row.lastVisit && plusMonths(row.lastVisit, ceilingMonths[row.level]),
    row.completed && plusMonths(row.completed, 12),
    plusMonths(row.born, 18 * 12),
  ].flatMap((day) => day ?? [])

export type Register = Readonly<{
  loadedOn: string
  rows: readonly Row[]
  asked: readonly string[]
}>

const probe = fc.record({
  row: fc.nat(),
  turn: fc.nat(),
  by: fc.integer({ min: 0, max: 1 }),
})

/** A register, the day of its load, and the days to ask about: that day, and those on which somebody's state turns. */
export const aRegister: fc.Arbitrary<Register> = fc
  .record({
    loadedOn: fc.constantFrom(...loadDays),
    parts: fc.array(parts, { minLength: 1, maxLength: 90, size: 'max' }),
    probes: fc.array(probe, { minLength: 6, maxLength: 14, size: 'max' }),
    others: fc.array(fc.integer({ min: -400, max: 500 }), { maxLength: 2 }),
  })
  .map(({ loadedOn, parts: people, probes, others }) => {
    const rows = people.map((one) => rowOf(one, loadedOn))
    const turning = probes.flatMap(({ row, turn, by }) => {
      // Those away are to be looked at again 28 days after the load.
      const turns = [...turnsOf(rows[row % rows.length] as Row), plusDays(loadedOn, 28)]
      return plusDays(turns[turn % turns.length] as string, by)
    })
    const asked = [loadedOn, ...turning, ...others.map((days) => plusDays(loadedOn, days))]
    return { loadedOn, rows, asked: [...new Set(asked)].filter((on) => on > '2000-01-01') }
  })

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A date as forces write it, another way in every column and row. */
function written(date: string | null, way: number): string {
  if (date === null) return ''
  const [year = '', month = '', day = ''] = date.split('-')
  const ways = [
    `${day}/${month}/${year}`,
    date,
    `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`,
    String(Math.round(Date.parse(date) / 86_400_000) + 25_569),
    `${Number(day)}/${Number(month)}/${year}`,
  ]
  return ways[way % ways.length] ?? ''
}

const levelWords = { very_high: 'vh', high: 'High', medium: 'MED', low: 'l' } as const

function cellsOf(row: Row, index: number): Record<string, string> {
  const cells: Record<string, string> = {
    'ViSOR ref': row.ref,
    Surname: 'Sagar',
    DOB: written(row.born, index % 3),
    Sex: row.sex,
    Risk: levelWords[row.level],
    'Lead agency': row.agency.toUpperCase(),
    Status: row.status,
    Management: row.reactive ? 'reactive' : '',
    'Police lead since': written(row.leadSince, index + 1),
    Manager: row.officer ?? '',
    Team: row.team,
    'Last visit': written(row.lastVisit, index + 2),
    'Visit due by': written(row.due, index + 3),
    'ARMS completed': written(row.completed, index + 4),
    'ARMS ratified': written(row.ratified, index),
    Released: written(row.released, index + 1),
    Postcode: index % 9 === 0 ? 'nowhere' : 'NM1 1AA',
  }
  if (row.spoilt !== null) cells[row.spoilt[0]] = row.spoilt[1]
  return cells
}

export function asCsv(rows: readonly Row[]): Buffer {
  const lines = rows.map(cellsOf)
  const headings = Object.keys(cellsOf(rows[0] as Row, 0))
  const text = [headings, ...lines.map((cells) => headings.map((name) => cells[name] ?? ''))]
  return Buffer.from(text.map((cells) => cells.join(';')).join('\r\n'))
}

// A register of some hundred invented people, each fact picked by counting, so that every figure has somebody in it.
import { importFile } from '../../src/imports/index.ts'
import { addDays, localDate } from '../../src/platform/calendar.ts'
import type { World } from '../support/world.ts'

const headings =
  'ViSOR ref,Surname,Forenames,DOB,Sex,Risk,MAPPA level,Lead agency,Status,Management,Police lead since,Manager,Manager name,Team,Address,Postcode,Address since,Last visit,Visit due by,ARMS completed,ARMS ratified,SHPO expiry,Children at address,Released'

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T

const surnames = [
  'Ashdown',
  'Birkett',
  'Carver',
  'Dunmore',
  'Eastgate',
  'Fenwick',
  'Garth',
] as const
const forenames = ['Oswald', 'Perry', 'Rufus', 'Silas', 'Tobias'] as const
const risks = ['Very high', 'High', 'Medium', 'Low', 'Medium', 'High', 'Low', 'Low'] as const
const statuses = [
  'Community',
  'Community',
  'Community',
  'Community',
  'Community',
  'Community',
  'Custody',
  'Community',
  'Missing',
  'Community',
  'Abroad',
] as const

// om.north, om.south by their collar numbers, two who came with the register only, and nobody.
const north = [
  ['90001', 'PC Alex Marsh'],
  ['77001', 'Nora Hale'],
  ['90001', 'PC Alex Marsh'],
  ['', ''],
] as const
const south = [
  ['90002', 'PC Bryony Kerr'],
  ['77002', 'Sam Idle'],
] as const

const today = localDate('2026-03-02')
const spoken = (daysAgo: number): string => {
  const [year, month, day] = addDays(today, -daysAgo).split('-')
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}`
}

/** Blank for one in so many, so that no two facts go together. */
const unless = (index: number, every: number, value: string): string =>
  index % every === 0 ? '' : value

/** What is true of one in so many. */
const oneIn = <T>(index: number, every: number, [then, otherwise]: readonly [T, T]): T =>
  index % every === 0 ? then : otherwise

function row(index: number): string {
  const isPolice = index % 5 !== 0
  const [collar, name] = index % 2 === 0 ? pick(north, index / 2) : pick(south, (index - 1) / 2)
  const lastVisit = unless(index, 6, spoken(10 + ((index * 37) % 420)))
  const due = unless(index, 3, spoken(((index * 53) % 260) - 120))
  const completed = unless(index, 4, spoken(20 + ((index * 29) % 500)))
  const cells = [
    `V${String(7_000_000 + index)}`,
    `${pick(surnames, index)}-${index}`,
    pick(forenames, index),
    spoken(9_000 + ((index * 97) % 12_000)),
    oneIn(index, 17, ['F', 'M']),
    pick(risks, index),
    oneIn(index, 12, ['2', '1']),
    isPolice ? 'Police' : 'Probation',
    pick(statuses, index),
    oneIn(index, 19, ['Reactive', 'Active']),
    isPolice ? spoken(5 + ((index * 41) % 900)) : '',
    collar,
    name,
    oneIn(index, 2, ['North office', 'South office']),
    `${index} Station Road`,
    'NM6 2XL',
    spoken(30 + ((index * 31) % 1_000)),
    lastVisit,
    lastVisit === '' ? '' : due,
    completed,
    completed === '' || index % 3 === 0 ? '' : spoken(10 + ((index * 29) % 490)),
    oneIn(index, 9, ['Indefinite', '']),
    oneIn(index, 8, ['Yes', 'No']),
    index % 13 === 0 ? spoken(3 + ((index * 7) % 90)) : '',
  ]
  return cells.join(',')
}

/** Some rows are wrong on purpose: people not loaded. */
const spoilt = (index: number): string => row(index).replace(/^V(\d{7})/, 'V$1X')

export const aRegister = (people: number, { from = 1 }: { from?: number } = {}): string =>
  [
    headings,
    ...Array.from({ length: people }, (_, at) => row(from + at)),
    ...[9_001, 9_002, 9_004].map(spoilt),
  ].join('\r\n')

export async function load(world: World, csv: string): Promise<void> {
  const outcome = await importFile(world.product, {
    forceId: world.forceId,
    fileName: 'register.csv',
    bytes: Buffer.from(csv),
    dryRun: false,
    actor: 'system',
  })
  if (!outcome.ok) throw new Error(outcome.fault)
}

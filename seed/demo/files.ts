// The two register files of the demonstration: the first load, and a later one once the force is live.
import { importFile } from '../../src/imports/index.ts'
import { addDays, type LocalDate } from '../../src/platform/calendar.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { inTransaction, type Tx } from '../../src/platform/database/transaction.ts'
import type { ForceId } from '../../src/platform/ids.ts'
import type { Product } from '../../src/wiring.ts'
import { momentOf } from './day.ts'
import type { OfficeKey } from './names.ts'
import { asFile, identityOf, ordinary, steady, unreadable, type Cells } from './register.ts'
import { stories } from './stories/index.ts'

/** Numbers of those of whom only the register tells, office by office. */
const ordinaries: readonly Readonly<{ office: OfficeKey; from: number; to: number }>[] = [
  { office: 'north', from: 100, to: 184 },
  { office: 'south', from: 190, to: 267 },
]

const ordinaryRows = (load: LocalDate): Cells[] =>
  ordinaries.flatMap(({ office, from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => ordinary(from + index, office, load)),
  )

const readable = (load: LocalDate): Cells[] => [
  ...stories.map((story) => story.row(load)),
  ...ordinaryRows(load),
]

// One cell that is held back, so that a load with a fault is there to be seen.
const withFault = (rows: readonly Cells[]): Cells[] =>
  rows.map((row, index) => (index === 75 ? { ...row, Postcode: 'NM1' } : row))

const firstRows = (load: LocalDate): Cells[] => [...withFault(readable(load)), ...unreadable(load)]

/** What a later file says of some: the number, and the cells that differ. */
const laterWords = (load: LocalDate): ReadonlyMap<number, Cells> => {
  const seenSince = addDays(load, 55)
  return new Map<number, Cells>([
    [32, { Risk: 'Low' }],
    [34, { Risk: 'Medium' }],
    [35, { Management: 'Reactive' }],
    [65, { Status: 'Abroad' }],
    [66, { Manager: '90002' }],
    [43, { 'Last visit': seenSince }],
    [53, { Notes: 'Hard of hearing; knock loudly' }],
    [48, { 'PNC ID': '85/202604D' }],
  ])
}

/** The rows of the first file as they came again, with what the later file says otherwise, and two newcomers. */
function laterRows(load: LocalDate): Cells[] {
  const words = laterWords(load)
  const changed = new Map(
    stories.flatMap(({ n, row }) => {
      const said = words.get(n)
      return said === undefined ? [] : [[row(load)['ViSOR ref'], said] as const]
    }),
  )
  const rows = readable(load).map((row) => ({ ...row, ...changed.get(row['ViSOR ref'] ?? null) }))
  const [mended] = unreadable(load)
  return [
    ...rows,
    { ...mended, 'ViSOR ref': 'V1000291' },
    { ...identityOf(295, 'south'), ...steady(load, 'Medium') },
    { ...identityOf(296, 'north'), ...steady(load) },
    ...unreadable(load).slice(1),
  ]
}

export const firstFile = 'demonstration-register.csv'
const laterFile = 'demonstration-register-later.csv'

type Loading = Readonly<{ product: Product; forceId: ForceId }>
type File = Readonly<{ fileName: string; rows: readonly Cells[]; at: Date }>

async function load({ product, forceId }: Loading, { fileName, rows, at }: File): Promise<void> {
  const past = { ...product, clock: fixedClock(at.toISOString()) }
  const bytes = asFile(rows)
  const asking = { forceId, fileName, bytes, dryRun: false, actor: 'di.force' }
  const outcome = await importFile(past, asking)
  if (!outcome.ok) throw new Error(outcome.fault)
}

const isLoaded = `select exists (select from imports i
  where i.force_id = $1 and i.file_name = $2 and i.state = 'done') as loaded`

/** The one lock of the seeding: whoever else seeds this force waits, and finds the work done. */
export const oneAtATime = (tx: Tx, forceId: ForceId): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 13))', [forceId])

/** Loads a file unless that was done before; a load has transactions of its own, so the lock is held beside them. */
async function loadOnce(to: Loading, file: File): Promise<void> {
  const setting = { at: file.at, actor: 'system', limits: 'long' } as const
  await inTransaction(to.product.transactions, setting, async (tx) => {
    await oneAtATime(tx, to.forceId)
    const [found] = await tx.query<{ loaded: boolean }>(isLoaded, [to.forceId, file.fileName])
    if (found?.loaded !== true) await load(to, file)
  })
}

/** Brings everybody in by the register's own door, on the first day of the history. */
export const loadFirst = (to: Loading, on: LocalDate): Promise<void> =>
  loadOnce(to, { fileName: firstFile, rows: firstRows(on), at: momentOf(on, '07:30') })

/** Loads the later file in an evening. */
export const loadLater = (
  to: Loading,
  { first, on }: Readonly<{ first: LocalDate; on: LocalDate }>,
): Promise<void> =>
  loadOnce(to, { fileName: laterFile, rows: laterRows(first), at: momentOf(on, '20:30') })

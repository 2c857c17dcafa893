// Whole lists for a file: how many rows there are, and the rows themselves, some at a time.
import type { Scope } from '../../access/index.ts'
import { dayAndHour, countDuties } from '../../duties/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { dutiesInFile, type DutyInFile } from '../queries/duties-in-file.ts'
import { derivedDuties } from './derived.ts'
import { filterOf, readsStored, storedAsk } from './duties.ts'
import type { DutiesAsk, ListedDuty } from './listed.ts'
import { peopleListed, type ListedPerson, type ListQuery, type PeoplePart } from './lists.ts'
import type { Register } from './register.ts'

export type WholeList<Row> = Readonly<{
  total: number
  /** In the order of the page; read in whatever transaction the file is sent in. */
  batches: (tx: Tx) => AsyncIterable<readonly Row[]>
}>

const batch = 500

type Day = Pick<DutiesAsk, 'on' | 'policy'>

const inFile = ({ owner, person, ...duty }: ListedDuty): DutyInFile => ({
  ...person,
  ...duty,
  offenderId: person.id,
  ownerName: owner?.name ?? null,
})

async function* inMemory<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch)
}

/** All of the backlog that the filters leave. */
export async function allDuties(
  tx: Tx,
  scope: Scope,
  ask: Day & Pick<DutiesAsk, 'query'>,
): Promise<WholeList<DutyInFile>> {
  const filter = await filterOf(tx, scope, ask.query)
  if (filter === null) return { total: 0, batches: () => inMemory<DutyInFile>([]) }
  if (await readsStored(tx, filter, ask.on)) {
    const stored = storedAsk(filter, { ...ask, ...dayAndHour(ask.on, tx.at) })
    const total = await countDuties(tx, stored)
    return { total, batches: (reading) => dutiesInFile(reading, stored) }
  }
  const all = { ...ask, size: Number.MAX_SAFE_INTEGER, after: null }
  const { items, total } = await derivedDuties(tx, filter, all)
  return { total, batches: () => inMemory(items.map(inFile)) }
}

async function* listBatches(
  tx: Tx,
  register: Register,
  query: ListQuery,
): AsyncGenerator<readonly ListedPerson[]> {
  let after: PeoplePart['next'] = null
  do {
    const part: PeoplePart = await peopleListed(tx, register, { query, size: batch, after })
    yield part.items
    after = part.next
  } while (after !== null)
}

/** Everybody whom one figure counts. */
export async function allPeople(
  tx: Tx,
  register: Register,
  query: ListQuery,
): Promise<WholeList<ListedPerson>> {
  const { total } = await peopleListed(tx, register, { query, size: 0, after: null })
  return { total, batches: (reading) => listBatches(reading, register, query) }
}

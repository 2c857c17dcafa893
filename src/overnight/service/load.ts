// A list taken in: each line kept once, matched against everybody of the force, and those it may be told to be decided.
import { createHash } from 'node:crypto'
import type { Actor } from '../../access/index.ts'
import { record } from '../../audit/index.ts'
import { localDateOf, type LocalDate } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { no, yes, type Decision } from '../../platform/decision.ts'
import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { readTableFile, tableRefusalWords } from '../../platform/table-file/index.ts'
import { listById, listLike, type ShownList } from '../queries.ts'
import { findLineColumns, judgeLine, type Cells } from '../rules.ts'
import { insertLines, insertList, linesSeen, matchList } from '../store.ts'
import type { LineFault, OvernightKind, OvernightLine, OvernightList, ReadLine } from '../types.ts'

/** The lines of one list, each with its number, before any cell is judged. */
export type Arrived = Readonly<{
  fileName: string | null
  /** Of what came: the same again is the same list. */
  digest: string
  rows: readonly Readonly<{ line: number; cells: Cells }>[]
  unused: readonly string[]
}>

export type ListAsk = Readonly<{ kind: OvernightKind; forDate: LocalDate; arrived: Arrived }>

/** `isNew` is false for a list that was here already: then nothing was changed. */
export type Loaded = Readonly<{ list: ShownList; isNew: boolean }>

const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/** A list as a program sends it; its lines are numbered from 1. */
export const arrivedAsLines = (lines: readonly Cells[]): Arrived => ({
  fileName: null,
  digest: digestOf(JSON.stringify(lines)),
  rows: lines.map((cells, index) => ({ line: index + 1, cells })),
  unused: [],
})

const noIdentity =
  'No column says who or where. A list needs PNC ID, ViSOR ref, Surname or Name, or Address.'

const empty = new Set(['only-headings'])

/** A list as a file; the sentence of why it cannot be read otherwise. */
export async function arrivedAsFile(
  file: Readonly<{ fileName: string; bytes: Uint8Array }>,
): Promise<Decision<Arrived, string>> {
  const { fileName, bytes } = file
  const came = { fileName, digest: digestOf(bytes) }
  const table = await readTableFile(bytes)
  // A quiet night is a list of headings: it came, and nothing is in it.
  if (!table.ok && empty.has(table.why)) return yes({ ...came, rows: [], unused: [] })
  if (!table.ok) return no(tableRefusalWords(table.why))
  const { places, unused, identifies } = findLineColumns(table.value.headings)
  if (!identifies) return no(noIdentity)
  const rows = table.value.rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries([...places].map(([column, place]) => [column, cells[place] ?? ''])),
  }))
  return yes({ ...came, rows: rows.filter(({ cells }) => !isBlank(cells)), unused })
}

const isBlank = (cells: Cells): boolean =>
  Object.values(cells).every((cell) => (cell ?? '').trim() === '')

const unusedFault = (heading: string): LineFault => ({
  line: 1,
  column: heading,
  value: '',
  why: 'this column is not known or stands twice: it was left out',
  isLost: false,
})

type Judged = Readonly<{ reads: ReadonlyMap<string, ReadLine>; faults: readonly LineFault[] }>

/** The lines that can be kept, each once, by what they say. */
function judged(tx: Tx, { forDate, arrived }: ListAsk): Judged {
  const reads = new Map<string, ReadLine>()
  const faults = arrived.unused.map(unusedFault)
  for (const { line, cells } of arrived.rows) {
    const one = judgeLine(line, cells, { forDate, now: tx.at })
    faults.push(...one.faults)
    if (one.read === null) continue
    const fingerprint = digestOf(JSON.stringify(one.says))
    if (!reads.has(fingerprint)) reads.set(fingerprint, one.read)
  }
  return { reads, faults }
}

const lineOf =
  (list: OvernightList) =>
  ([fingerprint, read]: readonly [string, ReadLine]): OvernightLine => ({
    ...read,
    id: newId(),
    forceId: list.forceId,
    listId: list.id,
    kind: list.kind,
    forDate: list.forDate,
    fingerprint,
    loadedAt: list.loadedAt,
  })

/** Takes a list in whole. The same list again changes nothing. */
export async function loadOvernight(tx: Tx, actor: Actor, ask: ListAsk): Promise<Loaded> {
  const { kind, forDate, arrived } = ask
  const { forceId } = actor
  const { reads, faults } = judged(tx, ask)
  const seen = await linesSeen(tx, { forceId, kind }, [...reads.keys()])
  const fresh = [...reads].filter(([fingerprint]) => !seen.has(fingerprint))
  const list: OvernightList = {
    ...{ id: newId(), forceId, kind, forDate, faults },
    ...{ fileName: arrived.fileName, digest: arrived.digest },
    ...{ loadedAt: tx.at, loadedBy: actor.username },
    ...{ lines: fresh.length, seenBefore: reads.size - fresh.length },
  }
  if (!(await insertList(tx, list))) return { list: await found(listLike(tx, list)), isNew: false }
  await insertLines(tx, fresh.map(lineOf(list)))
  // Whether a line may be somebody does not hang on who hands it in; what is shown of it does.
  tx.touch(...(await hidingNobody(tx, () => matchList(tx, list.id))))
  await record(tx, {
    action: 'overnight.loaded',
    path: `/overnight/lists/${list.id}`,
    fields: ['kind', 'forDate', 'lines'],
    count: list.lines,
    result: 'done',
  })
  return { list: await found(listById(tx, forceId, list.id)), isNew: true }
}

async function found(asked: Promise<ShownList | null>): Promise<ShownList> {
  const list = await asked
  if (list === null) throw new AppError('not-found')
  return list
}

/** A list is for a morning that has come. */
export const isForThePast = (tx: Tx, forDate: LocalDate): boolean => forDate <= localDateOf(tx.at)

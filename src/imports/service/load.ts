// Loads a judged register in one transaction: all accepted rows, or none. A dry run is the same, undone.
import { record } from '../../audit/index.ts'
import { setBaseline } from '../../officers/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type ForceId, type OffenderId } from '../../platform/ids.ts'
import { knownPeople } from '../queries/known.ts'
import { peopleNotIn } from '../queries/runs.ts'
import { changesFrom } from '../rules/changes.ts'
import { valueWords } from '../rules/words.ts'
import {
  closeRejects,
  insertHeldBack,
  insertNotInFile,
  insertProposals,
  insertRejects,
} from '../store.ts'
import type {
  ChangeKind,
  ImportResult,
  JudgedRegister,
  Known,
  PreviewLine,
  Proposal,
  RegisterChange,
  RegisterPerson,
  RegisterTable,
} from '../types.ts'
import { addChanges, amendBefore, keepFacts, type Applied } from './apply.ts'
import { prepare, writeRows } from './prepare.ts'
import { addPerson, type Load } from './rows.ts'

export type LoadAsk = Readonly<{
  importId: string
  forceId: ForceId
  /** Once live, whatever lowers, clears, lengthens, suspends or re-owns becomes a proposal. */
  isLive: boolean
  table: RegisterTable
  judged: JudgedRegister
  progress: (percent: number, words: string) => Promise<void>
}>

type Compared = Readonly<{
  person: RegisterPerson
  known: Known
  changes: readonly RegisterChange[]
}>

const mostPreviewed = 500

const waits = (change: RegisterChange, isLive: boolean): boolean =>
  isLive && change.lowers && !change.kept

const appliedOf = ({ person, known, changes }: Compared, isLive: boolean): Applied => ({
  person,
  known,
  kinds: new Set(
    changes.filter((change) => !change.kept && !waits(change, isLive)).map(({ what }) => what),
  ),
})

const proposalOf = (
  ask: LoadAsk,
  { person, known }: Compared,
  change: RegisterChange,
): Proposal => ({
  id: newId(),
  forceId: ask.forceId,
  offenderId: known.offenderId,
  importId: ask.importId,
  what: change.what,
  fromValue: change.from,
  toValue: change.to,
  change: person,
  because: `The register's line ${person.line} says ${valueWords(change.to)}; here it is ${valueWords(change.from)}.`,
  state: 'waiting',
  firstBy: null,
  firstAt: null,
  decidedBy: null,
  decidedAt: null,
  why: null,
  version: 1,
})

const previewOf = ({ person, changes }: Compared, isLive: boolean): PreviewLine[] =>
  changes.map((change) => ({
    line: person.line,
    visorRef: person.visorRef,
    what: change.what,
    from: change.from,
    to: change.to,
    how: change.kept ? 'keep' : waits(change, isLive) ? 'propose' : 'apply',
  }))

function tally(compared: readonly Compared[]): Partial<Record<ChangeKind, number>> {
  const counts: Partial<Record<ChangeKind, number>> = {}
  for (const { what } of compared.flatMap(({ changes }) => changes))
    counts[what] = (counts[what] ?? 0) + 1
  return counts
}

/** Who a row was about, as its cells have it: how a mended row without a ref is known again. */
const likenessOf = ({ headings }: RegisterTable, cells: readonly string[]): string => {
  const cell = (heading: string): string =>
    (cells[headings.findIndex((one) => one.toLowerCase().replace(/[^a-z]/g, '') === heading)] ?? '')
      .trim()
      .toLowerCase()
  return [cell('surname'), cell('forenames'), cell('dob')].join('|')
}

async function keepRejects(tx: Tx, ask: LoadAsk, { created, compared }: Sorted): Promise<void> {
  const { judged, table, forceId, importId } = ask
  const rawOf = new Map(table.rows.map((row) => [row.line, row.cells]))
  const accepted = judged.people.map(({ line }) => likenessOf(table, rawOf.get(line) ?? []))
  const likenesses = judged.rejected.map((row) => likenessOf(table, row.cells))
  await closeRejects(tx, {
    forceId,
    refs: [...judged.people, ...judged.rejected].flatMap(({ visorRef }) => visorRef ?? []),
    likenesses: [...accepted, ...likenesses].filter((likeness) => likeness !== '||'),
    known: compared.length,
    created: created.length,
  })
  await insertRejects(
    tx,
    judged.rejected.map((row, index) => ({
      id: newId(),
      importId,
      forceId,
      line: row.line,
      visorRef: row.visorRef,
      team: row.team,
      surname: row.surname,
      columnName: row.column,
      faults: row.faults,
      isSecondRow: row.duplicateOf !== null,
      likeness: likenesses[index] ?? '',
      closedAt: null,
    })),
  )
  await insertHeldBack(
    tx,
    judged.heldBack.map((row) => ({ ...row, id: newId(), importId, forceId })),
  )
}

type Sorted = Readonly<{ created: readonly RegisterPerson[]; compared: readonly Compared[] }>

async function compare(tx: Tx, load: Load, people: readonly RegisterPerson[]): Promise<Sorted> {
  const refs = people.map(({ visorRef }) => visorRef)
  const known = await knownPeople(tx, load.forceId, { refs, on: load.on })
  return {
    created: people.filter(({ visorRef }) => !known.has(visorRef)),
    compared: people.flatMap((person) => {
      const one = known.get(person.visorRef)
      return one === undefined ? [] : [{ person, known: one, changes: changesFrom(person, one) }]
    }),
  }
}

const countOf = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.filter(is).length

/** Everything of a load that happens in its transaction; the duties of all it touches follow before the commit. */
export async function loadRegister(tx: Tx, ask: LoadAsk): Promise<ImportResult> {
  const { judged, isLive, progress } = ask
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [ask.forceId])
  await progress(20, 'Comparing with the people who are here')
  const load = await prepare(tx, ask.forceId, judged.people)
  const sorted = await compare(tx, load, judged.people)
  const { created, compared } = sorted
  const applied = compared.map((one) => appliedOf(one, isLive))
  await progress(35, 'Writing people and their history')
  await amendBefore(tx, applied, load.on)
  const made = created.map((person) => ({ person, offenderId: addPerson(load, person) }))
  for (const one of applied) addChanges(load, one)
  await writeRows(tx, load)
  const proposed = compared.flatMap((one) =>
    one.changes
      .filter((change) => waits(change, isLive))
      .map((change) => proposalOf(ask, one, change)),
  )
  await insertProposals(tx, proposed)
  await keepFacts(tx, load, [
    ...made,
    ...compared.map(({ person, known }) => ({ person, offenderId: known.offenderId })),
  ])
  await progress(60, 'Keeping what was rejected and held back')
  await keepRejects(tx, ask, sorted)
  const absent = await peopleNotIn(tx, ask.forceId, judged)
  await insertNotInFile(tx, ask.importId, absent)
  await setBaseline(tx, ask.forceId, load.on)
  const changed = applied.filter(({ kinds }) => kinds.size > 0)
  touch(tx, [...made, ...changed.map(({ known }) => known)])
  await tellAudit(tx, ask)
  await progress(70, 'Working out what is owed')
  return {
    ...judged.counts,
    created: made.length,
    updated: changed.length,
    unchanged: countOf(applied, ({ kinds }) => kinds.size === 0),
    proposed: proposed.length,
    notInFile: absent.length,
    unknownColumns: judged.unknownColumns,
    warnings: judged.warnings,
    changes: tally(compared),
    preview: [
      ...compared.flatMap((one) => previewOf(one, isLive)),
      ...created.map(({ line, visorRef }) => ({
        line,
        visorRef,
        what: 'new person',
        from: null,
        to: null,
        how: 'create' as const,
      })),
    ].slice(0, mostPreviewed),
    ...shownOf(judged),
    absent: absent.slice(0, mostPreviewed),
  }
}

/** Of a file that was only tried nothing else is left to show, so its result holds the first of each. */
const shownOf = ({ rejected, heldBack }: JudgedRegister) => ({
  rejectedRows: rejected.slice(0, mostPreviewed).map(({ cells: _, team: __, ...shown }) => shown),
  heldBackRows: heldBack.slice(0, mostPreviewed),
})

const touch = (tx: Tx, people: readonly Readonly<{ offenderId: OffenderId }>[]): void => {
  for (const { offenderId } of people) tx.touch(offenderId)
}

const tellAudit = (tx: Tx, { importId, judged }: LoadAsk): Promise<void> =>
  record(tx, {
    action: 'register.loaded',
    path: `/imports/${importId}`,
    count: judged.people.length,
    result: 'done',
  })

// What a load is asked, and the people of its file sorted into new ones and known ones with their changes.
import type { Tx } from '../../platform/database/transaction.ts'
import { newId, type ForceId } from '../../platform/ids.ts'
import { knownPeople } from '../queries/known.ts'
import { changesFrom } from '../rules/changes.ts'
import { valueWords } from '../rules/words.ts'
import type {
  JudgedRegister,
  Known,
  Proposal,
  RegisterChange,
  RegisterPerson,
  RegisterTable,
} from '../types.ts'
import type { Applied } from './apply.ts'
import type { Load } from './rows.ts'

export type LoadAsk = Readonly<{
  importId: string
  forceId: ForceId
  /** Once live, whatever lowers, clears, lengthens, suspends or re-owns becomes a proposal. */
  isLive: boolean
  table: RegisterTable
  judged: JudgedRegister
  progress: (percent: number, words: string) => Promise<void>
}>

export type Compared = Readonly<{
  person: RegisterPerson
  known: Known
  changes: readonly RegisterChange[]
}>

export type Sorted = Readonly<{ created: readonly RegisterPerson[]; compared: readonly Compared[] }>

export const waits = (change: RegisterChange, isLive: boolean): boolean =>
  isLive && change.lowers && !change.kept

export const appliedOf = ({ person, known, changes }: Compared, isLive: boolean): Applied => ({
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

/** A record that was merged into another is left as it is: the other goes on. */
export const isMerged = ({ mergedInto }: Known): boolean =>
  mergedInto !== undefined && mergedInto !== null

export async function compare(
  tx: Tx,
  load: Load,
  people: readonly RegisterPerson[],
): Promise<Sorted> {
  const refs = people.map(({ visorRef }) => visorRef)
  const known = await knownPeople(tx, load.forceId, { refs, on: load.on })
  return {
    created: people.filter(({ visorRef }) => !known.has(visorRef)),
    compared: people.flatMap((person) => {
      const one = known.get(person.visorRef)
      if (one === undefined) return []
      return [{ person, known: one, changes: isMerged(one) ? [] : changesFrom(person, one) }]
    }),
  }
}

/** What waits for a decision instead of being applied. */
export const proposalsOf = (ask: LoadAsk, { compared }: Sorted): Proposal[] =>
  compared.flatMap((one) =>
    one.changes
      .filter((change) => waits(change, ask.isLive))
      .map((change) => proposalOf(ask, one, change)),
  )

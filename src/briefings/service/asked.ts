// What every part of a briefing is made from: one force read once, and the office that it is for.
import type { Figures, Register, Registered } from '../../backlog/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Policy } from '../../policy/index.ts'
import type { Named, Office } from '../queries.ts'
import type { Case, Edition, Lead, Line, ListedDecision, PersonChange, Section } from '../types.ts'

export type Control = Readonly<{ control: string; untilOn: LocalDate }>

/** A force as it stands on the day of the briefing. */
export type ForceDay = Readonly<{
  register: Register
  policy: Policy
  on: LocalDate
  /** The instant up to which things are told: now, or the end of the day when the briefing is made late. */
  until: Date
  names: ReadonlyMap<OffenderId, Named>
  controls: ReadonlyMap<OffenderId, Control>
  /** Whose file was restricted and is no more, with when that ended. */
  opened: ReadonlyMap<string, Date>
  /** Everybody of the force, by id. */
  cases: ReadonlyMap<string, Case>
}>

export type BriefingAsk = ForceDay &
  Readonly<{
    office: Office
    officeName: string
    people: readonly Registered[]
    figures: Figures
    decisions: readonly ListedDecision[]
    changes: readonly PersonChange[]
    compared: Edition | null
    /** From when on things are told: the briefing that this one is compared with. */
    since: Date
  }>

/** One part of the page; null on a day that has none. A later room adds its own: one file, its test, one line in `parts.ts`. */
export type BriefingPart = (tx: Tx, ask: BriefingAsk) => Promise<Section | null> | Section | null

/** A line about one person, who is linked to the file. */
export const about = (
  ask: ForceDay,
  id: OffenderId,
  { text, lead = null }: Readonly<{ text: string; lead?: Lead | null }>,
): Line => {
  const named = ask.names.get(id)
  const who = named === undefined ? null : `${named.name} (${named.ref})`
  return { offenderId: id, who, text, lead }
}

/** A line about no one person; it leads to the list that it counts. */
export const said = (text: string, lead: Lead | null = null): Line => ({
  offenderId: null,
  who: null,
  text,
  lead,
})

// Editions as they were issued: one, the latest of a day, the last held, and the list of them.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Statement, Tx } from '../../platform/database/transaction.ts'
import type { ForceId, TeamId } from '../../platform/ids.ts'
import { withoutPeople } from '../rules.ts'
import type { Edition } from '../types.ts'

/** An office of a force; no team is the force itself. */
export type Office = Readonly<{ forceId: ForceId; teamId: TeamId | null }>

const columns = `e.id, e.force_id as "forceId", e.team_id as "teamId", e.for_date as "forDate", e.number,
  e.issued_at as "issuedAt", e.issued_by as "issuedBy", e.why, e.compared_with as "comparedWith",
  e.content, e.cases, e.held_at as "heldAt", e.held_by as "heldBy", e.present, e.note, e.version`

const ofOffice = `e.force_id = $1 and coalesce(e.team_id, e.force_id) = coalesce($2::uuid, $1)`

const found = {
  name: 'briefing-edition',
  text: `select ${columns} from briefing_editions e
    where ${ofOffice} and e.for_date = $3 and ($4::int is null or e.number = $4)
    order by e.number desc limit 1`,
}

/** As it was issued, without people whose file has been restricted since. */
async function oneOf(
  tx: Tx,
  statement: Statement,
  values: readonly unknown[],
): Promise<Edition | null> {
  const [edition] = await tx.query<Edition>(statement, values)
  return edition === undefined ? null : withoutPeople(edition, new Set(tx.hidden()))
}

/** One edition of a day, the latest unless its number is given; null when there is none. */
export async function editionOf(
  tx: Tx,
  { forceId, teamId }: Office,
  { on, number }: Readonly<{ on: LocalDate; number: number | null }>,
): Promise<Edition | null> {
  return await oneOf(tx, found, [forceId, teamId, on, number])
}

const latest = {
  name: 'briefing-latest-edition',
  text: `select ${columns} from briefing_editions e
    where ${ofOffice} and e.for_date <= $3 order by e.for_date desc, e.number desc limit 1`,
}

/** The newest edition issued for a day or for one before it. */
export async function latestEdition(
  tx: Tx,
  { forceId, teamId }: Office,
  on: LocalDate,
): Promise<Edition | null> {
  return await oneOf(tx, latest, [forceId, teamId, on])
}

const held = {
  name: 'briefing-last-held',
  text: `select ${columns} from briefing_editions e
    where ${ofOffice} and e.held_at is not null and e.for_date < $3
    order by e.for_date desc, e.number desc limit 1`,
}

const before = {
  name: 'briefing-edition-before',
  text: `select ${columns} from briefing_editions e
    where ${ofOffice} and e.for_date < $3 order by e.for_date desc, e.number desc limit 1`,
}

/** What a day is compared with: the last briefing held before it; if none ever was, the last edition before it. */
export async function comparedWith(tx: Tx, office: Office, on: LocalDate): Promise<Edition | null> {
  const values = [office.forceId, office.teamId, on]
  return (await oneOf(tx, held, values)) ?? (await oneOf(tx, before, values))
}

const nextNumber = {
  name: 'briefing-next-number',
  text: `select coalesce(max(e.number), 0)::int + 1 as number from briefing_editions e
    where ${ofOffice} and e.for_date = $3`,
}

export async function nextNumberOf(
  tx: Tx,
  { forceId, teamId }: Office,
  on: LocalDate,
): Promise<number> {
  const [row] = await tx.query<{ number: number }>(nextNumber, [forceId, teamId, on])
  return row?.number ?? 1
}

export type EditionHead = Readonly<{
  forDate: LocalDate
  number: number
  issuedAt: Date
  why: Edition['why']
  heldAt: Date | null
  heldBy: string | null
}>

const heads = {
  name: 'briefing-edition-heads',
  text: `select e.for_date as "forDate", e.number, e.issued_at as "issuedAt", e.why,
      e.held_at as "heldAt", e.held_by as "heldBy"
    from briefing_editions e
    where ${ofOffice} and e.for_date between $3 and $4
    order by e.for_date desc, e.number desc`,
}

/** The editions of an office between two days, newest first, without what they say. */
export const editionHeads = (
  tx: Tx,
  { forceId, teamId }: Office,
  { from, to }: Readonly<{ from: LocalDate; to: LocalDate }>,
): Promise<EditionHead[]> => tx.query<EditionHead>(heads, [forceId, teamId, from, to])

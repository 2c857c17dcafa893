// Reads of printed pages: one, those of a claim, and those that have not come back, counted and as a list in parts.
import { parseLocalDate, type LocalDate } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type ForceId, type TeamId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/paging.ts'
import type { Pack, PackOut, PackUnnamed, PrintedBy } from '../types.ts'

const columns = `p.id, p.force_id as "forceId", p.recorded_at as "recordedAt", p.recorded_by as "recordedBy",
  p.offender_id as "offenderId", p.claim_id as "claimId", p.year, p.number, p.due_on as "dueOn", p.content,
  p.returned_at as "returnedAt", p.returned_by as "returnedBy", p.returned_how as "returnedHow", p.version`

const printed = `c.officer_ids as "officerIds", (select a.team_id from accounts a
    where a.username = p.recorded_by) as "printerTeamId"`

export type PackShown = Pack & PrintedBy

/** One page with who claimed the visit that it was printed for. */
export async function packById(tx: Tx, forceId: ForceId, id: string): Promise<PackShown | null> {
  if (!isId(id)) return null
  const [found] = await tx.query<PackShown>(
    {
      name: 'weekend-pack',
      text: `select ${columns}, ${printed}
        from packs p join weekend_claims c on c.id = p.claim_id where p.force_id = $1 and p.id = $2`,
    },
    [forceId, id],
  )
  return found ?? null
}

/** The pages printed for one claim, the first first. */
export const packsOf = (tx: Tx, claimId: string): Promise<Pack[]> =>
  tx.query<Pack>(
    {
      name: 'weekend-packs-of-claim',
      text: `select ${columns} from packs p where p.claim_id = $1 order by p.recorded_at, p.id`,
    },
    [claimId],
  )

const out = {
  name: 'weekend-packs-out',
  text: `select p.id, p.year, p.number, p.offender_id as "offenderId", p.content->>'name' as name,
      p.content->>'visorRef' as "visorRef", s.team_id as "teamId",
      s.officer_id as "officerId", t.name as "teamName", p.content->>'printedFor' as "printedFor",
      p.recorded_at as "printedAt", p.due_on as "dueOn"
    from packs p join standings s on s.offender_id = p.offender_id join teams t on t.id = s.team_id
    where p.force_id = $1 and p.returned_at is null and ($2::uuid is null or s.team_id = $2)
      and ($3::date is null or p.due_on < $3) and p.recorded_at <= $4
    order by p.due_on, p.year, p.number`,
}

type OutAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  /** Only those that should have been back before this day; null is all. */
  dueBefore: LocalDate | null
  until?: Date
}>

/** What is out, of a team's people or of the force's. */
export const packsOut = (
  tx: Tx,
  { forceId, teamId, dueBefore, until = tx.at }: OutAsk,
): Promise<PackOut[]> => tx.query<PackOut>(out, [forceId, teamId, dueBefore, until])

const unnamed = {
  name: 'weekend-packs-unnamed',
  text: `select p.id, p.year, p.number, p.due_on as "dueOn"
    from packs p left join accounts a on a.username = p.recorded_by
    where p.force_id = $1 and p.returned_at is null and ($2::uuid is null or a.team_id = $2)
      and ($3::date is null or p.due_on < $3) and p.recorded_at <= $4 and p.offender_id = any($5)
    order by p.due_on, p.year, p.number`,
}

/**
 * Pages of files that were restricted since: asked for by their number alone, of the team of whoever printed
 * them, so that nothing tells whose they are.
 */
export async function packsUnnamed(
  tx: Tx,
  { forceId, teamId, dueBefore, until = tx.at }: OutAsk,
): Promise<PackUnnamed[]> {
  const hidden = tx.hidden()
  if (hidden.length === 0) return []
  const values = [forceId, teamId, dueBefore, until, hidden]
  return await hidingNobody(tx, () => tx.query<PackUnnamed>(unnamed, values))
}

/** Of a team, by whose file it is, or by who printed the page where nothing tells whose; as the first screens count it. */
const outOf = `p.force_id = $1 and p.returned_at is null and ($4::date is null or p.due_on < $4)
      and ($3::uuid is null or $3 = coalesce(s.team_id,
        (select a.team_id from accounts a where a.username = p.recorded_by)))`

const listed = {
  name: 'weekend-packs-listed',
  text: `select p.id, p.year, p.number, p.due_on as "dueOn", s.offender_id as "offenderId",
      p.content->>'name' as name, p.content->>'visorRef' as "visorRef", s.team_id as "teamId",
      s.officer_id as "officerId", t.name as "teamName", p.content->>'printedFor' as "printedFor",
      p.recorded_at as "printedAt", p.recorded_by as "recordedBy", ${printed}
    from packs p join weekend_claims c on c.id = p.claim_id left join standings s on s.offender_id = p.offender_id and s.offender_id <> all ($2::uuid[])
    left join teams t on t.id = s.team_id
    where ${outOf}
      and ($5::date is null or (p.due_on, p.year, p.number) > ($5, $6::int, $7::int))
    order by p.due_on, p.year, p.number limit $8`,
}

const listedCount = {
  name: 'weekend-packs-listed-count',
  text: `select count(*)::int as total
    from packs p left join standings s on s.offender_id = p.offender_id and s.offender_id <> all ($2::uuid[])
    where ${outOf}`,
}

type Listed = Omit<PackOut, 'offenderId'> &
  PrintedBy &
  Readonly<{ offenderId: PackOut['offenderId'] | null }>

export type PackListed = (PackOut | PackUnnamed) & PrintedBy

export type PackMark = readonly [dueOn: string, year: number, number: number]
export type PacksPart = Readonly<{
  items: readonly PackListed[]
  total: number
  cursor: string | null
}>

/** The mark in a cursor, or null when it is not one of this list. */
export function packMark(cursor: string): PackMark | null {
  const [dueOn, year, number, ...rest] = decodeCursor(cursor) ?? []
  if (typeof dueOn !== 'string' || parseLocalDate(dueOn) === null || rest.length > 0) return null
  return isCount(year) && isCount(number) ? [dueOn, year, number] : null
}

const mostCounted = 2_147_483_647

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostCounted

/** Of a person who does not exist for the reader a page keeps its number and its day, and nothing else. */
const tellable = ({ offenderId, ...pack }: Listed): PackListed => {
  const { id, year, number, dueOn, recordedBy, officerIds, printerTeamId } = pack
  return offenderId === null
    ? { id, year, number, dueOn, recordedBy, officerIds, printerTeamId }
    : { ...pack, offenderId }
}

type ListedAsk = Readonly<Pick<OutAsk, 'forceId' | 'teamId' | 'dueBefore'>>

/** Every page of a force that is out, or of a team, or that should have been back, the longest out first; those of hidden files stand in their place by number. */
export async function packsListed(
  tx: Tx,
  { forceId, teamId, dueBefore }: ListedAsk,
  { size, mark }: Readonly<{ size: number; mark: PackMark | null }>,
): Promise<PacksPart> {
  const whose = [forceId, tx.hidden(), teamId, dueBefore]
  const [rows, count] = await hidingNobody(tx, async () => [
    await tx.query<Listed>(listed, [...whose, ...(mark ?? [null, null, null]), size + 1]),
    await tx.query<{ total: number }>(listedCount, whose),
  ])
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size && last !== undefined
  return {
    items: shown.map(tellable),
    total: count[0]?.total ?? 0,
    cursor: more ? encodeCursor([last.dueOn, last.year, last.number]) : null,
  }
}

// Reads of printed pages: one, those of a claim, and those that have not come back.
import type { LocalDate } from '../../platform/calendar.ts'
import { hidingNobody } from '../../platform/database/hiding.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, TeamId } from '../../platform/ids.ts'
import type { Pack, PackOut, PackUnnamed } from '../types.ts'

const columns = `p.id, p.force_id as "forceId", p.recorded_at as "recordedAt", p.recorded_by as "recordedBy",
  p.offender_id as "offenderId", p.claim_id as "claimId", p.year, p.number, p.due_on as "dueOn", p.content,
  p.returned_at as "returnedAt", p.returned_by as "returnedBy", p.returned_how as "returnedHow", p.version`

export type PackShown = Pack & Readonly<{ officerIds: readonly string[] }>

/** One page with who claimed the visit that it was printed for. */
export async function packById(tx: Tx, forceId: ForceId, id: string): Promise<PackShown | null> {
  const [found] = await tx.query<PackShown>(
    {
      name: 'weekend-pack',
      text: `select ${columns}, c.officer_ids as "officerIds"
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

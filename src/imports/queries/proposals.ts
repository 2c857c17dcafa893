// Proposals of later registers, as those who decide them read them: oldest first.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ProposalShown } from '../types.ts'
import type { Whose } from './runs.ts'

const columns = `p.id, p.offender_id as "offenderId", p.import_id as "importId", p.what,
  p.from_value as "from", p.to_value as "to", p.because, p.state, p.first_by as "firstBy",
  p.first_at as "firstAt", p.decided_by as "decidedBy", p.decided_at as "decidedAt", p.why, p.version,
  o.visor_ref as "visorRef", i.asked_at as "askedAt", i.file_name as "fileName",
  (p.change ->> 'line')::int as line`

const joined = `from proposals p join imports i on i.id = p.import_id
  join offenders o on o.id = p.offender_id join standings s on s.offender_id = p.offender_id
  where p.force_id = $1 and ($2::uuid is null or s.team_id = $2)`

const waitingOnly = `and p.state in ('waiting', 'awaiting_second')`

const page = {
  name: 'imports-proposals-waiting',
  text: `select ${columns} ${joined} ${waitingOnly}
    and ($3::timestamptz is null or (i.asked_at, p.id) > ($3, $4::uuid))
    order by i.asked_at, p.id limit $5`,
}

const count = {
  name: 'imports-proposals-count',
  text: `select count(*)::int as total ${joined} ${waitingOnly}`,
}

const one = {
  name: 'imports-proposal',
  text: `select ${columns} ${joined} and p.id = $3`,
}

export type ProposalMark = Readonly<{ at: string; id: string }>

export async function proposalsWaiting(
  tx: Tx,
  { forceId, teamId }: Whose,
  { size, after }: Readonly<{ size: number; after: ProposalMark | null }>,
): Promise<
  Readonly<{ items: readonly ProposalShown[]; total: number; next: ProposalMark | null }>
> {
  const found = await tx.query<ProposalShown>(page, [
    forceId,
    teamId,
    after?.at ?? null,
    after?.id ?? null,
    size + 1,
  ])
  const [counted] = await tx.query<{ total: number }>(count, [forceId, teamId])
  const items = found.slice(0, size)
  const last = found.length > size ? items.at(-1) : undefined
  return {
    items,
    total: counted?.total ?? 0,
    next: last === undefined ? null : { at: last.askedAt.toISOString(), id: last.id },
  }
}

/** One proposal whatever its state; null when there is none that the reader may decide on. */
export async function proposalShown(
  tx: Tx,
  { forceId, teamId }: Whose,
  id: string,
): Promise<ProposalShown | null> {
  const [found] = await tx.query<ProposalShown>(one, [forceId, teamId, id])
  return found ?? null
}

// What an edition of the briefing asks somebody to do and somebody has done since it was issued.
import { nameOf } from '../../access/index.ts'
import type { OvernightKind } from '../../overnight/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Edition } from '../types.ts'

export type HitDone = Readonly<{
  hitId: string
  state: 'confirmed' | 'dismissed'
  by: string
  at: Date
}>
export type ListCame = Readonly<{ kind: OvernightKind; by: string; at: Date }>
export type DoneSince = Readonly<{ hits: readonly HitDone[]; lists: readonly ListCame[] }>

const decided = {
  name: 'briefing-hits-decided',
  text: `select h.id as "hitId", h.state, h.decided_at as at, coalesce(${nameOf('h.decided_by')}, h.decided_by) as by
    from overnight_hits h where h.struck is null and h.force_id = $1 and h.state <> 'possible' and h.decided_at > $2`,
}

const came = {
  name: 'briefing-lists-came',
  text: `select * from (select distinct on (s.kind) s.kind, s.loaded_at as at, coalesce(${nameOf('s.loaded_by')}, s.loaded_by) as by
      from overnight_lists s where s.force_id = $1 and s.for_date = $3
      order by s.kind, s.loaded_at, s.id) first where first.at > $2 order by first.at`,
}

/** The hits decided since, and the first list of each kind that had not come. */
export async function doneSince(
  tx: Tx,
  { forceId, forDate, issuedAt }: Pick<Edition, 'forceId' | 'forDate' | 'issuedAt'>,
): Promise<DoneSince> {
  return {
    hits: await tx.query<HitDone>(decided, [forceId, issuedAt]),
    lists: await tx.query<ListCame>(came, [forceId, issuedAt, forDate]),
  }
}

// Other visits of the same person at the same time.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { OtherVisit } from '../rules/doubts.ts'

const between = {
  name: 'visits-at-this-time',
  text: `select v.id, v.at, v.seen, v.recorded_by as "recordedBy" from visits v
    where v.struck is null and v.offender_id = $1 and v.origin = 'here' and v.at between $2 and $3
      and v.id is distinct from $4::uuid
    order by v.at, v.id limit 10`,
}

export type SpanAsk = Readonly<{
  offenderId: OffenderId
  from: Date
  to: Date
  /** The visit that is asked about; null is one that is not recorded yet. */
  but: string | null
}>

/** Visits and attempts recorded here between two instants, without one of them. */
export const visitsBetween = (
  tx: Tx,
  { offenderId, from, to, but }: SpanAsk,
): Promise<OtherVisit[]> => tx.query<OtherVisit>(between, [offenderId, from, to, but])

// Write-ups that are owed: of one visit, and of the visits that an officer recorded, whosever file it is.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId, OfficerId } from '../../platform/ids.ts'
import type { Visit } from '../types.ts'

const ofVisit = {
  name: 'write-up-of-visit-owed',
  text: `select exists (select from duties d where d.offender_id = $1 and d.kind = 'visit_write_up'
      and d.subject = 'visit:' || $2::text and d.closed_at is null) as owed`,
}

/** Whether a visit waits for its write-up still. */
export async function owesWriteUp(
  tx: Tx,
  { id, offenderId }: Pick<Visit, 'id' | 'offenderId'>,
): Promise<boolean> {
  const [row] = await tx.query<{ owed: boolean }>(ofVisit, [offenderId, id])
  return row?.owed ?? false
}

export type WriteUpOfWriter = Readonly<{
  visitId: string
  offenderId: OffenderId
  surname: string
  forenames: string
  visorRef: string
  at: Date
  dueAt: Date
}>

const ofWriter = {
  name: 'write-ups-of-writer',
  text: `select v.id as "visitId", v.offender_id as "offenderId", o.surname, o.forenames,
      o.visor_ref as "visorRef", v.at, d.due_at as "dueAt"
    from accounts a
    join visits v on v.recorded_by = a.username and v.force_id = a.force_id
      and v.seen <> 'no' and v.origin = 'here' and not v.written_up and v.struck is null
    join duties d on d.offender_id = v.offender_id and d.kind = 'visit_write_up'
      and d.subject = 'visit:' || v.id::text and d.closed_at is null
    join offenders o on o.id = v.offender_id
    where a.officer_id = $1 and d.officer_id is distinct from $1
    order by d.due_at, v.id limit 100`,
}

/** What an officer recorded of the people of others and nobody has written up, the first due first. */
export const writeUpsOfWriter = (tx: Tx, officerId: OfficerId): Promise<WriteUpOfWriter[]> =>
  tx.query<WriteUpOfWriter>(ofWriter, [officerId])

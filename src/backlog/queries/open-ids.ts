// The ids of the duties that are open now, so that the same duty on another day keeps its id.
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'

type Row = Readonly<{ id: string; offenderId: OffenderId; kind: string; subject: string }>

const open = {
  name: 'backlog-open-ids',
  text: `select d.id, d.offender_id as "offenderId", d.kind, d.subject
    from duties d where d.force_id = $1 and d.closed_at is null`,
}

export const openKey = ({ offenderId, kind, subject }: Omit<Row, 'id'>): string =>
  `${offenderId} ${kind} ${subject}`

export async function openDutyIds(tx: Tx, forceId: ForceId): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<Row>(open, [forceId])
  return new Map(rows.map((row) => [openKey(row), row.id]))
}

const openThen = {
  name: 'backlog-open-ids-then',
  text: `select d.id, d.offender_id as "offenderId", d.kind, d.subject
    from public.duties d where d.offender_id = $1 and d.opened_at < known_until()
      and (d.closed_at is null or d.closed_at >= known_until())`,
}

/** The ids of one person's duties that were open when the past that is read ends. */
export async function dutyIdsThen(
  then: Tx,
  offenderId: OffenderId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await then.query<Row>(openThen, [offenderId])
  return new Map(rows.map((row) => [openKey(row), row.id]))
}

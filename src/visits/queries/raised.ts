// Which duties one action met and which it raised: what was open before it against what is open after.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'

export type RaisedDuty = Readonly<{
  id: string
  kind: string
  subject: string
  startsOn: LocalDate
  dueOn: LocalDate | null
  dueAt: Date | null
  rule: string
  because: string
}>
export type MetAndRaised = Readonly<{ met: readonly string[]; raised: readonly RaisedDuty[] }>

const open = {
  name: 'visits-open-duties',
  text: `select d.id from duties d where d.offender_id = $1 and d.closed_at is null`,
}

export async function openDutyIds(tx: Tx, offenderId: OffenderId): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(open, [offenderId])
  return rows.map((row) => row.id)
}

const changed = {
  name: 'visits-met-and-raised',
  text: `select d.id, d.kind, d.subject, d.starts_on as "startsOn", d.due_on as "dueOn",
      d.due_at as "dueAt", d.rule, d.because, d.closed_at is null as "isOpen"
    from duties d
    where d.offender_id = $1 and (d.closed_at is null and not d.id = any($2::uuid[])
      or d.id = any($2::uuid[]) and d.closed_how in ('seen', 'done'))
    order by d.rank, d.due_on, d.id`,
}

/** `before` are the duties that were open when the action began. */
export async function metAndRaised(
  tx: Tx,
  offenderId: OffenderId,
  before: readonly string[],
): Promise<MetAndRaised> {
  const rows = await tx.query<RaisedDuty & { isOpen: boolean }>(changed, [offenderId, before])
  return {
    met: rows.filter((row) => !row.isOpen).map((row) => row.id),
    raised: rows.filter((row) => row.isOpen).map(({ isOpen: _, ...duty }) => duty),
  }
}

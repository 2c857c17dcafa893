// Which duties one action met and which it raised: those closed and opened at its instant.
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

const atThisInstant = {
  name: 'visits-met-and-raised',
  text: `select d.id, d.kind, d.subject, d.starts_on as "startsOn", d.due_on as "dueOn",
      d.due_at as "dueAt", d.rule, d.because,
      d.closed_at = $2 and d.closed_how in ('seen', 'done') as met,
      d.opened_at = $2 and d.closed_at is null as raised
    from duties d
    where d.offender_id = $1 and (d.closed_at = $2 or d.opened_at = $2)
    order by d.rank, d.due_on, d.id`,
}

export async function metAndRaised(tx: Tx, offenderId: OffenderId): Promise<MetAndRaised> {
  type Row = RaisedDuty & { met: boolean | null; raised: boolean }
  const rows = await tx.query<Row>(atThisInstant, [offenderId, tx.at])
  return {
    met: rows.filter((row) => row.met === true).map((row) => row.id),
    raised: rows
      .filter((row) => row.raised)
      .map(({ id, kind, subject, startsOn, dueOn, dueAt, rule, because }) => {
        return { id, kind, subject, startsOn, dueOn, dueAt, rule, because }
      }),
  }
}

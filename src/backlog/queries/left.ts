// How duties left the list in the last days: counted by how, and listed.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { DutyKind, Ending } from '../../duties/index.ts'
import type { Scope } from '../../access/index.ts'

type How = Ending['how']

export type LeftScope = Pick<Scope, 'forceId' | 'teamId'> & Readonly<{ since: Date }>

export type LeftCount = Readonly<{ how: How; total: number }>

const counted = {
  name: 'backlog-left-count',
  text: `select d.closed_how as how, count(*)::int as total from duties d
    where d.force_id = $1 and ($2::uuid is null or d.team_id = $2) and d.closed_at >= $3
    group by d.closed_how order by d.closed_how`,
}

export const leftCounts = (tx: Tx, { forceId, teamId, since }: LeftScope): Promise<LeftCount[]> =>
  tx.query<LeftCount>(counted, [forceId, teamId, since])

export type LeftDuty = Readonly<{
  id: string
  kind: DutyKind
  offenderId: OffenderId
  how: How
  dueOn: LocalDate | null
  closedAt: Date
  metOn: LocalDate | null
  daysLate: number | null
}>

export type LeftMark = Readonly<{ closedAt: string; id: string }>

const listed = {
  name: 'backlog-left-list',
  text: `select d.id, d.kind, d.offender_id as "offenderId", d.closed_how as how, d.due_on as "dueOn",
      d.closed_at as "closedAt", d.met_on as "metOn", d.days_late as "daysLate",
      d.closed_at::text as "markedAt"
    from duties d
    where d.force_id = $1 and ($2::uuid is null or d.team_id = $2) and d.closed_at >= $3
      and ($4::text is null or d.closed_how = $4)
      and ($5::timestamptz is null or (d.closed_at, d.id) < ($5, $6::uuid))
    order by d.closed_at desc, d.id desc limit $7`,
}

export type LeftAsk = LeftScope &
  Readonly<{ how: How | null; size: number; after: LeftMark | null }>

/** Newest first. */
export async function leftDuties(
  tx: Tx,
  { forceId, teamId, since, how, size, after }: LeftAsk,
): Promise<Readonly<{ rows: readonly LeftDuty[]; next: LeftMark | null }>> {
  const found = await tx.query<LeftDuty & { markedAt: string }>(listed, [
    forceId,
    teamId,
    since,
    how,
    after?.closedAt ?? null,
    after?.id ?? null,
    size + 1,
  ])
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const next =
    found.length > size && last !== undefined ? { closedAt: last.markedAt, id: last.id } : null
  return { rows, next }
}

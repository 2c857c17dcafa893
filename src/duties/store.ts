// The duties table: the only code that writes it, a few statements for one person or for thousands.
import type { Tx } from '../platform/database/transaction.ts'
import type { OffenderId } from '../platform/ids.ts'
import type { Difference, DutyKind, OpenDuty } from './types.ts'

const open = {
  name: 'duties-open-of',
  text: `select d.id, d.force_id as "forceId", d.team_id as "teamId", d.officer_id as "officerId",
      d.offender_id as "offenderId", d.level, d.rank, d.kind, d.subject,
      d.starts_on as "startsOn", d.due_on as "dueOn", d.due_at as "dueAt",
      case when d.suspended_why is null then null else jsonb_build_object(
        'why', d.suspended_why, 'since', d.suspended_since, 'reviewOn', d.review_on) end as suspended,
      d.rule, d.because, d.policy
    from duties d where d.offender_id = any($1) and d.closed_at is null`,
}

/** The open duties of some people, by person. */
export async function openDutiesOf(
  tx: Tx,
  ids: readonly OffenderId[],
): Promise<ReadonlyMap<OffenderId, readonly OpenDuty[]>> {
  const rows = await tx.query<Omit<OpenDuty, 'uses'>>(open, [ids])
  const found = new Map<OffenderId, OpenDuty[]>()
  for (const row of rows) {
    const duties = found.get(row.offenderId) ?? []
    duties.push({ ...row, uses: [] })
    found.set(row.offenderId, duties)
  }
  return found
}

const columns = `id, force_id, team_id, officer_id, offender_id, kind, subject, rank, level, starts_on,
  due_on, due_at, suspended_why, suspended_since, review_on, rule, because, policy`

/** A duty as the table has it, apart from when it opened and closed. */
export const rowOf = (duty: OpenDuty): object => ({
  id: duty.id,
  force_id: duty.forceId,
  team_id: duty.teamId,
  officer_id: duty.officerId,
  offender_id: duty.offenderId,
  kind: duty.kind,
  subject: duty.subject,
  rank: duty.rank,
  level: duty.level,
  starts_on: duty.startsOn,
  due_on: duty.dueOn,
  due_at: duty.dueAt,
  suspended_why: duty.suspended?.why ?? null,
  suspended_since: duty.suspended?.since ?? null,
  review_on: duty.suspended?.reviewOn ?? null,
  rule: duty.rule,
  because: duty.because,
  policy: duty.policy,
})

const insert = {
  name: 'duties-insert',
  text: `insert into duties (${columns}, opened_at)
    select ${columns}, $2 from json_populate_recordset(null::duties, $1)`,
}

const amended = columns
  .split(',')
  .map((column) => column.trim())
  .filter((column) => column !== 'id')

const suspendedOn = `case when d.suspended_why is not null then coalesce(d.suspended_since, d.due_on) end`

/** How a duty was owed before is kept: days that it stood overdue are not undone by another last day. */
const amend = {
  name: 'duties-amend',
  text: `with n as (select * from jsonb_populate_recordset(null::duties, $1)), kept as (
      insert into duty_pasts (duty_id, until_at, due_on, suspended_on)
      select d.id, $2, d.due_on, ${suspendedOn} from duties d join n on n.id = d.id
      where d.closed_at is null and (d.due_on, d.suspended_why, d.suspended_since)
          is distinct from (n.due_on, n.suspended_why, n.suspended_since)
      on conflict do nothing)
    update duties d set ${amended.map((column) => `${column} = n.${column}`).join(', ')}
    from n where d.id = n.id and d.closed_at is null`,
}

const close = {
  name: 'duties-close',
  text: `update duties d set closed_at = $2, closed_how = n.closed_how, met_on = n.met_on, days_late = n.days_late
    from jsonb_populate_recordset(null::duties, $1) n where d.id = n.id and d.closed_at is null`,
}

/** Writes the differences of any number of people: three statements at most. */
export async function writeDifferences(tx: Tx, differences: readonly Difference[]): Promise<void> {
  const opened = differences.flatMap((difference) => difference.opened.map(rowOf))
  const changed = differences.flatMap((difference) => difference.amended.map(rowOf))
  const closed = differences.flatMap((difference) =>
    difference.closed.map(({ duty, ending, daysLate }) => ({
      id: duty.id,
      closed_how: ending.how,
      met_on: ending.metOn,
      days_late: daysLate,
    })),
  )
  // Closed first: a person may owe the same again, as another duty.
  if (closed.length > 0) await tx.query(close, [JSON.stringify(closed), tx.at])
  if (changed.length > 0) await tx.query(amend, [JSON.stringify(changed), tx.at])
  if (opened.length > 0) await tx.query(insert, [JSON.stringify(opened), tx.at])
}

const correct = {
  name: 'duties-correct',
  text: `update duties d set closed_how = 'corrected', met_on = null, days_late = null
    where d.offender_id = $1 and d.closed_at = any($2::timestamptz[])
      and d.closed_how in ('seen', 'done') and ($3::text[] is null or d.kind = any($3))
    returning d.id`,
}

export type Corrected = Readonly<{
  offenderId: OffenderId
  /** When what is now struck out was recorded: whatever it met closed at that instant. */
  closedAt: readonly Date[]
  /** Null is every kind. */
  kinds: readonly DutyKind[] | null
}>

/** Duties that a struck fact had met are never left as met; answers how many there were. */
export async function correctDuties(
  tx: Tx,
  { offenderId, closedAt, kinds }: Corrected,
): Promise<number> {
  return (await tx.query(correct, [offenderId, closedAt, kinds])).length
}

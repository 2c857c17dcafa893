// Duties counted in hours with who accepted them and who was rung: those that nobody accepted, and one by its id.
import { nameOf } from '../../access/index.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type ForceId, type OfficerId, type TeamId } from '../../platform/ids.ts'
import type { HoursDuty } from '../types/ringing.ts'

const select = `select d.id, d.force_id as "forceId", d.team_id as "teamId", t.name as "teamName",
    d.officer_id as "officerId", d.offender_id as "offenderId", d.kind, d.subject, d.because,
    d.due_on as "dueOn", d.due_at as "dueAt", d.opened_at as "openedAt",
    d.closed_at is null as "isOpen", a.name as "acceptedBy", a.recorded_at as "acceptedAt"`

const from = `from duties d join teams t on t.id = d.team_id
  left join lateral (select b.name, b.recorded_at from acceptances b
    where b.offender_id = d.offender_id and b.duty_kind = d.kind and b.duty_subject = d.subject
      and b.struck is null and b.recorded_at >= d.opened_at
    order by b.recorded_at desc, b.id limit 1) a on true`

const ringing = `d.force_id = $1 and ($2::uuid is null or d.team_id = $2)
  and ($3::uuid is null or d.officer_id = $3)
  and d.closed_at is null and d.suspended_why is null and d.due_at is not null and a.name is null
  and d.kind <> 'visit_write_up'`

export type RingingFilter = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  officerId?: OfficerId | null
}>

const values = ({ forceId, teamId, officerId }: RingingFilter): unknown[] => [
  forceId,
  teamId,
  officerId ?? null,
]

type Row = Omit<HoursDuty, 'calls'>
type CallRow = HoursDuty['calls'][number] & Readonly<{ dutyId: string }>

/** Those about one duty, the first first. */
async function withCalls(tx: Tx, rows: readonly Row[]): Promise<HoursDuty[]> {
  if (rows.length === 0) return []
  const calls = await tx.query<CallRow>(
    {
      name: 'ringing-calls',
      text: `select d.id as "dutyId", c.officer_id as "officerId", c.name, c.phone,
          c.rung_at as "rungAt", c.answered, c.said, c.recorded_by as by,
          coalesce(${nameOf('c.recorded_by')}, c.recorded_by) as "byName"
        from duties d join calls c on c.offender_id = d.offender_id and c.duty_kind = d.kind
          and c.duty_subject = d.subject and c.struck is null and c.rung_at >= d.opened_at
        where d.id = any($1::uuid[]) order by c.rung_at, c.id`,
    },
    [rows.map(({ id }) => id)],
  )
  return rows.map((row) => ({
    ...row,
    calls: calls.filter(({ dutyId }) => dutyId === row.id).map(({ dutyId: _, ...call }) => call),
  }))
}

/** Nobody has accepted them: the first due first. */
export const ringingListed = async (
  tx: Tx,
  filter: RingingFilter,
  {
    size,
    after,
  }: Readonly<{ size: number; after: Readonly<{ dueAt: string; id: string }> | null }>,
): Promise<HoursDuty[]> =>
  withCalls(
    tx,
    await tx.query<Row>(
      {
        name: 'ringing-listed',
        text: `${select} ${from} where ${ringing}
          and ($4::timestamptz is null or (d.due_at, d.id) > ($4::timestamptz, $5::uuid))
          order by d.due_at, d.id limit $6`,
      },
      [...values(filter), after?.dueAt ?? null, after?.id ?? null, size],
    ),
  )

export async function ringingCount(tx: Tx, filter: RingingFilter): Promise<number> {
  const [found] = await tx.query<{ total: number }>(
    {
      name: 'ringing-count',
      text: `select count(*)::int as total ${from} where ${ringing}`,
    },
    values(filter),
  )
  return found?.total ?? 0
}

export async function dutyById(tx: Tx, forceId: ForceId, id: string): Promise<HoursDuty | null> {
  if (!isId(id)) return null
  const rows = await tx.query<Row>(
    { name: 'ringing-duty', text: `${select} ${from} where d.force_id = $1 and d.id = $2` },
    [forceId, id],
  )
  const [found] = await withCalls(tx, rows)
  return found ?? null
}

// Reads of the leavings: what waits to be confirmed, what was confirmed, and who made each.
import { nameOf } from '../../access/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Statement, Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { Left, LeavingShown, LeavingState, WayLeft } from '../types/leavings.ts'

const shown = (on: string): string => `select l.id, l.force_id as "forceId",
      l.offender_id as "offenderId", l.level, l.how, l.because, l.due_on as "dueOn",
      l.left_at as "leftAt", l.left_at::text as "markedAt", l.made_by as "madeBy", l.agreed_by as "agreedBy",
      l.confirmed_at as "confirmedAt", l.confirmed_by as "confirmedBy", l.checked, l.version,
      ${nameOf('l.made_by')} as "madeByName", ${nameOf('l.agreed_by')} as "agreedByName",
      ${nameOf('l.confirmed_by')} as "confirmedByName",
      exists (select from duties d where d.offender_id = l.offender_id and d.kind = 'visit'
        and d.closed_at is null and d.suspended_why is null and d.due_on < ${on}::date) as "overdueAgain"`

const from = 'from leavings l join standings s on s.offender_id = l.offender_id'

// A text for each state, so that what waits is read by the index of what waits.
const among: Readonly<Record<LeavingState, string>> = {
  open: `where l.force_id = $1 and ($2::uuid is null or s.team_id = $2) and l.confirmed_at is null`,
  confirmed: `where l.force_id = $1 and ($2::uuid is null or s.team_id = $2)
      and l.confirmed_at is not null`,
}

export type LeavingsAsk = Readonly<{
  forceId: ForceId
  teamId: TeamId | null
  state: LeavingState
}>

const counted = (state: LeavingState): Statement => ({
  name: `backlog-leavings-count-${state}`,
  text: `select count(*)::int as total ${from} ${among[state]}`,
})

export async function leavingCount(
  tx: Tx,
  { forceId, teamId, state }: LeavingsAsk,
): Promise<number> {
  const [row] = await tx.query<{ total: number }>(counted(state), [forceId, teamId])
  return row?.total ?? 0
}

export type LeavingMark = Readonly<{ leftAt: string; id: string }>

const orders = {
  open: { after: '>', by: 'l.left_at, l.id' },
  confirmed: { after: '<', by: 'l.left_at desc, l.id desc' },
} as const

const listed = (state: LeavingState): Statement => ({
  name: `backlog-leavings-${state}`,
  text: `${shown('$6')} ${from} ${among[state]}
      and ($3::timestamptz is null or (l.left_at, l.id) ${orders[state].after} ($3, $4::uuid))
    order by ${orders[state].by} limit $5`,
})

type Row = LeavingShown & Readonly<{ markedAt: string }>

/** What waits stands with the oldest first, what was confirmed with the newest. */
export async function leavingsListed(
  tx: Tx,
  ask: LeavingsAsk & Readonly<{ on: LocalDate }>,
  { size, after }: Readonly<{ size: number; after: LeavingMark | null }>,
): Promise<Readonly<{ rows: readonly LeavingShown[]; next: LeavingMark | null }>> {
  const { forceId, teamId, state, on } = ask
  const values = [forceId, teamId, after?.leftAt ?? null, after?.id ?? null, size + 1, on]
  const found = await tx.query<Row>(listed(state), values)
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  const more = found.length > size && last !== undefined
  return { rows, next: more ? { leftAt: last.markedAt, id: last.id } : null }
}

const one = {
  name: 'backlog-leaving',
  text: `${shown('$4')} ${from}
    where l.force_id = $1 and l.id = $2 and ($3::uuid is null or s.team_id = $3)`,
}

/** One of a team, or of any team of the force; null when there is none to be seen. */
export async function leavingById(
  tx: Tx,
  { forceId, teamId, on }: Pick<LeavingsAsk, 'forceId' | 'teamId'> & Readonly<{ on: LocalDate }>,
  id: string,
): Promise<LeavingShown | null> {
  const [found] = await tx.query<LeavingShown>(one, [forceId, id, teamId, on])
  return found ?? null
}

// Of one instant, what was recorded here came after what a register brought.
const newest = `p.recorded_at desc, p.origin = 'here' desc, p.id`

// Where two signed, the first of them made it: the second may be the one who looked at it.
const firstOf = `coalesce((select q.first_by from proposals q where q.offender_id = p.offender_id
        and q.decided_at = p.recorded_at and q.first_by is not null limit 1), p.recorded_by)`
const proposer = (what: string): string => `coalesce((select c.recorded_by from pending_changes c
        where c.struck is null and c.offender_id = p.offender_id and c.what = '${what}' and c.decided_at = p.recorded_at
        limit 1), ${firstOf})`

const factTables = [
  'status_periods',
  'returns',
  'lead_periods',
  'level_periods',
  'management_periods',
  'addresses',
  'events',
  'visits',
  'visit_plans',
] as const
const recordedNow = `select min(p.recorded_by) from (${factTables
  .map(
    (table) =>
      `select recorded_by from ${table} where struck is null and offender_id = r.id and recorded_at = $4`,
  )
  .join(' union all ')}) p`

// Where a correction took somebody off, whoever asked for it made it: the second person has looked already.
const correctedNow = `select coalesce((select c.asked_by from corrections c
        where c.applied_at = $4 and r.id in (c.offender_id, c.other_id) limit 1),
      (${recordedNow}))`

/** The plan by which a day moved: the newest that is in force. */
const thePlan = (column: string): string => `(select p.${column} from visit_plans p
        where p.struck is null and p.offender_id = r.id and p.state = 'in_force' order by ${newest} limit 1)`

// A day or a policy that takes hold later was still somebody's act, so the fact itself says whose.
const makers = {
  name: 'backlog-leavings-made-by',
  text: `select r.id, case r.how
      when 'plan moved' then ${thePlan('recorded_by')}
      when 'level changed' then (select ${proposer('level')} from level_periods p
        where p.struck is null and p.offender_id = r.id and (p.from_on is null or p.from_on <= $3)
        order by ${newest} limit 1)
      when 'reactive' then (select ${proposer('management')} from management_periods p
        where p.struck is null and p.offender_id = r.id and p.management = 'reactive' order by ${newest} limit 1)
      when 'policy changed' then 'system'
      when 'corrected' then (${correctedNow})
      when 'merged' then (${correctedNow})
      when 'came back' then (${recordedNow})
      else (select ${firstOf} from status_periods p
        where p.struck is null and p.offender_id = r.id and p.status <> 'community' and (p.from_on is null or p.from_on <= $3)
        order by ${newest} limit 1) end as by,
      case r.how when 'plan moved' then ${thePlan('decided_by')} end as agreed
    from unnest($1::uuid[], $2::text[]) r(id, how)`,
}

/** Who made it, and who agreed where another had to. */
export type Makers = Readonly<{ by: string; agreed: string | null }>

/** Who recorded, or first proposed, what took these people off the list, as far as a fact says so; one statement. */
export async function makersOf(
  tx: Tx,
  left: readonly Left[],
  on: LocalDate,
): Promise<ReadonlyMap<OffenderId, Makers>> {
  type Row = Readonly<{ id: OffenderId; by: string | null; agreed: string | null }>
  const rows = await tx.query<Row>(makers, [
    left.map(({ offenderId }) => offenderId),
    left.map(({ how }) => how),
    on,
    tx.at,
  ])
  return new Map(
    rows.flatMap(({ id, by, agreed }) => (by === null ? [] : [[id, { by, agreed }] as const])),
  )
}

export type LeavingNamed = Readonly<{
  offenderId: OffenderId
  forenames: string
  surname: string
  how: WayLeft
}>

const named = {
  name: 'backlog-leavings-named',
  text: `select l.offender_id as "offenderId", o.forenames, o.surname, l.how ${from}
      join offenders o on o.id = l.offender_id
    where l.force_id = $1 and ($2::uuid is null or s.team_id = $2)
      and l.left_at < $3 and (l.confirmed_at is null or l.confirmed_at >= $3)
    order by l.level = 'high', l.left_at, l.id`,
}

/** Who was not confirmed up to an instant, most dangerous first. */
export const leavingsBy = (
  tx: Tx,
  { forceId, teamId }: Pick<LeavingsAsk, 'forceId' | 'teamId'>,
  until: Date,
): Promise<LeavingNamed[]> => tx.query<LeavingNamed>(named, [forceId, teamId, until])

// Reads of the leavings: what waits to be confirmed, what was confirmed, and who made each.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Statement, Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId, TeamId } from '../../platform/ids.ts'
import type { Left, LeavingShown, LeavingState, WayLeft } from '../types/leavings.ts'

const shown = (on: string): string => `select l.id, l.force_id as "forceId",
      l.offender_id as "offenderId", l.level, l.how, l.because, l.due_on as "dueOn",
      l.left_at as "leftAt", l.left_at::text as "markedAt", l.made_by as "madeBy",
      l.confirmed_at as "confirmedAt", l.confirmed_by as "confirmedBy", l.checked, l.version,
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

const listed = (state: LeavingState): Statement => ({
  name: `backlog-leavings-${state}`,
  text: `${shown('$6')} ${from} ${among[state]}
      and ($3::timestamptz is null or (l.left_at, l.id) > ($3, $4::uuid))
    order by l.left_at, l.id limit $5`,
})

type Row = LeavingShown & Readonly<{ markedAt: string }>

/** The oldest first. */
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

// A day or a policy that takes hold later was still somebody's act, so the fact itself says whose.
const makers = {
  name: 'backlog-leavings-made-by',
  text: `select r.id, case r.how
      when 'plan moved' then (select p.recorded_by from visit_plans p
        where p.offender_id = r.id and p.state = 'in_force' order by ${newest} limit 1)
      when 'level changed' then (select p.recorded_by from level_periods p
        where p.offender_id = r.id and (p.from_on is null or p.from_on <= $3)
        order by ${newest} limit 1)
      when 'reactive' then (select p.recorded_by from management_periods p
        where p.offender_id = r.id and p.management = 'reactive' order by ${newest} limit 1)
      when 'policy changed' then 'system'
      when 'corrected' then null
      else (select p.recorded_by from status_periods p
        where p.offender_id = r.id and p.status <> 'community' and (p.from_on is null or p.from_on <= $3)
        order by ${newest} limit 1) end as by
    from unnest($1::uuid[], $2::text[]) r(id, how)`,
}

/** Who recorded what took these people off the list, as far as a fact says so; one statement. */
export async function makersOf(
  tx: Tx,
  left: readonly Left[],
  on: LocalDate,
): Promise<ReadonlyMap<OffenderId, string>> {
  const rows = await tx.query<{ id: OffenderId; by: string | null }>(makers, [
    left.map(({ offenderId }) => offenderId),
    left.map(({ how }) => how),
    on,
  ])
  return new Map(rows.flatMap(({ id, by }) => (by === null ? [] : [[id, by] as const])))
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
    order by s.level_rank, l.left_at, l.id`,
}

/** Who was not confirmed up to an instant, most dangerous first. */
export const leavingsBy = (
  tx: Tx,
  { forceId, teamId }: Pick<LeavingsAsk, 'forceId' | 'teamId'>,
  until: Date,
): Promise<LeavingNamed[]> => tx.query<LeavingNamed>(named, [forceId, teamId, until])

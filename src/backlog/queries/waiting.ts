// What waits for a supervisor's word, counted in one statement.
import type { Tx } from '../../platform/database/transaction.ts'
import type { Scope } from '../../access/index.ts'
import type { Policy } from '../../policy/index.ts'

export type Waiting = Readonly<{
  visitPlans: number
  soleCrews: number
  /** Visits that nobody wrote up, or that were written up after they were ruled out. */
  writeUps: number
  changes: number
  arms: number
  proposals: number
  corrections: number
  /** Of another team as well: an inspector decides them, and the supervisor only waits. */
  correctionsAbove: number
}>

// Whoever sees one team decides what concerns that team alone; the rest is an inspector's.
const decidedInTeam = `$2::uuid is null or (s.team_id = $2 and (r.team_id is null or r.team_id = $2))`

/** The rule of the visits room, as a list asks it: $3 is the last instant that a visit may be without words. */
const rulingWaits = `v.seen <> 'no' and v.origin = 'here' and (
    (v.ruling is null and not v.written_up and v.qualifies and v.at < $3)
    or (v.ruling = 'does_not_count' and v.written_up and v.written_up_at >= v.ruled_at))`

const waiting = {
  name: 'backlog-waiting',
  text: `select
      (select count(*)::int from visit_plans p join standings s on s.offender_id = p.offender_id
        where p.struck is null and p.force_id = $1 and p.state = 'waiting' and ($2::uuid is null or s.team_id = $2))
        as "visitPlans",
      (select count(*)::int from visits v join standings s on s.offender_id = v.offender_id
        where v.struck is null and v.force_id = $1 and v.sole_crew
          and v.sole_crew_authority is null and v.sole_crew_acknowledged_by is null and ($2::uuid is null or s.team_id = $2))
        as "soleCrews",
      (select count(*)::int from visits v join standings s on s.offender_id = v.offender_id
        where v.struck is null and ${rulingWaits} and v.force_id = $1 and ($2::uuid is null or s.team_id = $2))
        as "writeUps",
      (select count(*)::int from pending_changes c join standings s on s.offender_id = c.offender_id
        where c.struck is null and c.force_id = $1 and c.state = 'awaiting_second' and ($2::uuid is null or s.team_id = $2))
        as changes,
      (select count(*)::int from arms a join standings s on s.offender_id = a.offender_id
        where a.struck is null and a.force_id = $1 and a.state = 'submitted' and ($2::uuid is null or s.team_id = $2))
        as arms,
      (select count(*)::int from proposals r join standings s on s.offender_id = r.offender_id
        where r.force_id = $1 and r.state in ('waiting', 'awaiting_second')
          and ($2::uuid is null or s.team_id = $2))
        as proposals,
      w.corrections, w."correctionsAbove"
    from (select
        count(*) filter (where ${decidedInTeam})::int as corrections,
        count(*) filter (where not (${decidedInTeam}) and (s.team_id = $2 or r.team_id = $2))::int
          as "correctionsAbove"
      from corrections c join standings s on s.offender_id = c.offender_id
      left join standings r on r.offender_id = c.other_id
      where c.force_id = $1 and c.state = 'awaiting_second') w`,
}

const dayMs = 86_400_000

const undecidedBefore = (tx: Tx, policy: Policy): Date =>
  new Date(tx.at.getTime() - policy.number('visits.write_up_decision_days') * dayMs)

const none: Waiting = {
  visitPlans: 0,
  soleCrews: 0,
  writeUps: 0,
  changes: 0,
  arms: 0,
  proposals: 0,
  corrections: 0,
  correctionsAbove: 0,
}

export async function waitingCounts(
  tx: Tx,
  { forceId, teamId }: Pick<Scope, 'forceId' | 'teamId'>,
  policy: Policy,
): Promise<Waiting> {
  const [row] = await tx.query<Waiting>(waiting, [forceId, teamId, undecidedBefore(tx, policy)])
  return row ?? none
}

export type WaitingItem = Readonly<{
  kind: 'visit-plan' | 'sole-crew' | 'write-up' | 'change' | 'arms' | 'correction'
  id: string
  offenderId: string
  name: string
  visorRef: string
  saidOn: Date
  saidBy: string
}>

const person = `concat_ws(' ', o.forenames, o.surname) as name, o.visor_ref as "visorRef"`

const items = {
  name: 'backlog-waiting-items',
  text: `select w.kind, w.id, w.offender_id as "offenderId", ${person},
      w.said_on as "saidOn", w.said_by as "saidBy"
    from (
      select 'visit-plan' as kind, p.id, p.offender_id, null::uuid as other_id,
          p.recorded_at as said_on, p.recorded_by as said_by
        from visit_plans p where p.struck is null and p.force_id = $1 and p.state = 'waiting'
      union all
      select 'sole-crew', v.id, v.offender_id, null, v.recorded_at, v.recorded_by
        from visits v where v.struck is null and v.force_id = $1 and v.sole_crew and v.sole_crew_authority is null
          and v.sole_crew_acknowledged_by is null
      union all
      select 'write-up', v.id, v.offender_id, null, v.at, v.recorded_by
        from visits v where v.struck is null and ${rulingWaits} and v.force_id = $1
      union all
      select 'change', c.id, c.offender_id, null, c.recorded_at, c.recorded_by
        from pending_changes c where c.struck is null and c.force_id = $1 and c.state = 'awaiting_second'
      union all
      select 'arms', a.id, a.offender_id, null, coalesce(a.completed_on::timestamptz, a.recorded_at), a.recorded_by
        from arms a where a.struck is null and a.force_id = $1 and a.state = 'submitted'
      union all
      select 'correction', c.id, c.offender_id, c.other_id, c.asked_at, c.asked_by
        from corrections c where c.force_id = $1 and c.state = 'awaiting_second'
    ) w
    join standings s on s.offender_id = w.offender_id
    left join standings r on r.offender_id = w.other_id
    join offenders o on o.id = w.offender_id
    where ${decidedInTeam}
    order by w.said_on, w.id limit $4`,
}

/** The longest waiting first. */
export const waitingItems = (
  tx: Tx,
  { forceId, teamId }: Pick<Scope, 'forceId' | 'teamId'>,
  { most, policy }: Readonly<{ most: number; policy: Policy }>,
): Promise<WaitingItem[]> =>
  tx.query<WaitingItem>(items, [forceId, teamId, undecidedBefore(tx, policy), most])

// What waits for a supervisor's word, counted in one statement.
import type { Tx } from '../../platform/database/transaction.ts'
import { nameOf, type Scope } from '../../access/index.ts'
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
  /** Of all that: what this reader may decide. */
  yours: number
  /** What this reader asked for, wrote or was at: somebody else decides. */
  asked: number
  /** What waits for another rank or skill than the reader’s. */
  changesAbove: number
  armsAbove: number
}>

/** Who looks, as far as it matters for what they may decide. */
export type Reader = Readonly<{
  username: string
  /** Of the reader as an officer; null for an account that is none. */
  officer: string | null
  /** The second person of a lower level and of reactive management. */
  isInspector: boolean
  /** Trained to ratify an ARMS. */
  isApprover: boolean
}>

// Whoever sees one team decides what concerns that team alone; the rest is an inspector's.
const decidedInTeam = `$2::uuid is null or (s.team_id = $2 and (r.team_id is null or r.team_id = $2))`

/** The rule of the visits room, as a list asks it: $3 is the last instant that a visit may be without words. */
const rulingWaits = `v.seen <> 'no' and v.origin = 'here' and (
    (v.ruling is null and not v.written_up and v.qualifies and v.at < $3)
    or (v.ruling = 'does_not_count' and v.written_up and v.written_up_at >= v.ruled_at))`

const byCrew = `(v.recorded_by = $4 or v.crew @> jsonb_build_array(jsonb_build_object('officer', $5::text)))`

/** Everything that waits, with whether the reader had a part in it, and whether their rank or skill is asked for. */
const waits = `select 'visit-plan' as kind, p.id, p.offender_id, null::uuid as other_id,
        p.recorded_at as said_on, p.recorded_by as said_by, p.recorded_by = $4 as own, true as fit
      from visit_plans p where p.struck is null and p.force_id = $1 and p.state = 'waiting'
    union all
    select 'sole-crew', v.id, v.offender_id, null, v.recorded_at, v.recorded_by, ${byCrew}, true
      from visits v where v.struck is null and v.force_id = $1 and v.sole_crew and v.sole_crew_authority is null
        and v.sole_crew_acknowledged_by is null
    union all
    select 'write-up', v.id, v.offender_id, null, v.at, v.recorded_by, ${byCrew}, true
      from visits v where v.struck is null and ${rulingWaits} and v.force_id = $1
    union all
    select 'change', c.id, c.offender_id, null, c.recorded_at, c.recorded_by, c.recorded_by = $4, $6::boolean
      from pending_changes c where c.struck is null and c.force_id = $1 and c.state = 'awaiting_second'
    union all
    select 'arms', a.id, a.offender_id, null, coalesce(a.completed_on::timestamptz, a.recorded_at), a.recorded_by,
        $4 = any(a.contributors), $7::boolean
      from arms a where a.struck is null and a.force_id = $1 and a.state = 'submitted'
    union all
    select 'correction', c.id, c.offender_id, c.other_id, c.asked_at, c.asked_by, c.asked_by = $4, true
      from corrections c where c.force_id = $1 and c.state = 'awaiting_second'`

/** Those of the reader's team alone, or of the force: $2 is null for whoever sees all of it. */
const judged = `select w.*, ${decidedInTeam} as in_team,
      case when w.own then 'asked' when w.fit then 'yours' else 'above' end as whose
    from (${waits}) w
    join standings s on s.offender_id = w.offender_id
    left join standings r on r.offender_id = w.other_id
    where $2::uuid is null or s.team_id = $2 or r.team_id = $2`

const waiting = {
  name: 'backlog-waiting',
  text: `select
      count(*) filter (where j.in_team and j.kind = 'visit-plan')::int as "visitPlans",
      count(*) filter (where j.in_team and j.kind = 'sole-crew')::int as "soleCrews",
      count(*) filter (where j.in_team and j.kind = 'write-up')::int as "writeUps",
      count(*) filter (where j.in_team and j.kind = 'change')::int as changes,
      count(*) filter (where j.in_team and j.kind = 'arms')::int as arms,
      (select count(*)::int from proposals r join standings s on s.offender_id = r.offender_id
        where r.force_id = $1 and r.state in ('waiting', 'awaiting_second')
          and ($2::uuid is null or s.team_id = $2))
        as proposals,
      count(*) filter (where j.in_team and j.kind = 'correction')::int as corrections,
      count(*) filter (where not j.in_team and j.kind = 'correction')::int as "correctionsAbove",
      count(*) filter (where j.in_team and j.whose = 'yours')::int as yours,
      count(*) filter (where j.in_team and j.whose = 'asked')::int as asked,
      count(*) filter (where j.in_team and j.whose = 'above' and j.kind = 'change')::int as "changesAbove",
      count(*) filter (where j.in_team and j.whose = 'above' and j.kind = 'arms')::int as "armsAbove"
    from (${judged}) j`,
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
  yours: 0,
  asked: 0,
  changesAbove: 0,
  armsAbove: 0,
}

type Asked = Readonly<{ policy: Policy; reader: Reader }>

const valuesOf = (
  tx: Tx,
  { forceId, teamId }: Pick<Scope, 'forceId' | 'teamId'>,
  { policy, reader }: Asked,
): readonly unknown[] => [
  ...[forceId, teamId, undecidedBefore(tx, policy)],
  ...[reader.username, reader.officer, reader.isInspector, reader.isApprover],
]

export async function waitingCounts(
  tx: Tx,
  scope: Pick<Scope, 'forceId' | 'teamId'>,
  asked: Asked,
): Promise<Waiting> {
  const [row] = await tx.query<Waiting>(waiting, valuesOf(tx, scope, asked))
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
  /** The reader decides it, or had a part in it and waits for somebody else. */
  whose: 'yours' | 'asked'
}>

const person = `concat_ws(' ', o.forenames, o.surname) as name, o.visor_ref as "visorRef"`

const items = {
  name: 'backlog-waiting-items',
  text: `select n.kind, n.id, n.offender_id as "offenderId", ${person},
      n.said_on as "saidOn", coalesce(${nameOf('n.said_by')}, n.said_by) as "saidBy", n.whose
    from (select j.*, row_number() over (partition by j.whose order by j.said_on, j.id) as place
      from (${judged}) j where j.in_team and j.whose <> 'above') n
    join offenders o on o.id = n.offender_id
    where n.place <= $8
    order by n.said_on, n.id`,
}

/** The longest waiting first: what the reader decides, and what the reader asked for. */
export const waitingItems = (
  tx: Tx,
  scope: Pick<Scope, 'forceId' | 'teamId'>,
  { most, ...asked }: Asked & Readonly<{ most: number }>,
): Promise<WaitingItem[]> => tx.query<WaitingItem>(items, [...valuesOf(tx, scope, asked), most])

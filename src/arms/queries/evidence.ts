// What an assessment may rest on: evidence held since the last ratified one, what was taken in, and whether the home was seen.
import type { Factor, Source } from '../../evidence/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { Arms, Grounds, HeldStatement, TakenIn } from '../types.ts'

/** More than one assessment can weigh: the newest are offered. */
const most = 300

const before = {
  name: 'arms-grounds',
  text: `with last as (
      select max(b.completed_on) as completed_on from arms b
      where b.offender_id = $1 and b.id <> $2 and b.struck is null and b.state = 'ratified'
        and b.completed_on <= $3)
    select l.completed_on as since,
      (select max(v.on_date) from visits v where v.offender_id = $1 and v.struck is null
        and v.place = 'home' and v.seen = 'inside' and v.ruling is distinct from 'does_not_count'
        and v.on_date <= $3 and (l.completed_on is null or v.on_date > l.completed_on)) as "homeSeenOn"
    from last l`,
}

const nothing: Grounds = { since: null, homeSeenOn: null }

/** Since when this assessment looks, and on which day since then the home was last seen inside (N20). */
export async function groundsOf(
  tx: Tx,
  { id, offenderId, completedOn }: Arms,
  today: LocalDate,
): Promise<Grounds> {
  const [found] = await tx.query<Grounds>(before, [offenderId, id, completedOn ?? today])
  return found ?? nothing
}

const statement = `e.id, e.factor, e.text, e.source, e.on_date as "onDate", e.verified,
  e.from_kind as "fromKind", e.from_id as "fromId", e.withdrawn_at is not null as "isWithdrawn",
  exists (select from visits v where v.id = e.from_id and v.place = 'home' and v.seen = 'inside'
    and v.struck is null) as "atHome"`

const held = {
  name: 'arms-evidence-held',
  text: `select ${statement}, t.id is not null as "takenIn"
    from evidence e left join arms_evidence t on t.evidence_id = e.id and t.arms_id = $2
      and t.left_out_at is null and t.struck is null
    where e.offender_id = $1 and e.struck is null
      and (t.id is not null or (e.withdrawn_at is null and ($3::date is null or e.on_date > $3
        or (e.recorded_at at time zone 'Europe/London')::date > $3)))
    order by t.id is not null desc, e.on_date desc, e.id limit $4`,
}

/** What was taken in, and what is held since the last ratified assessment and may be. */
export const statementsFor = (
  tx: Tx,
  { id, offenderId }: Arms,
  since: LocalDate | null,
): Promise<HeldStatement[]> => tx.query<HeldStatement>(held, [offenderId, id, since, most])

const taken = {
  name: 'arms-evidence-taken-in',
  text: `select t.arms_id as "armsId", e.factor, e.text, e.source, e.on_date as "onDate", e.verified
    from arms_evidence t join evidence e on e.id = t.evidence_id and e.struck is null
    where t.arms_id = any($1::uuid[]) and t.left_out_at is null and t.struck is null
    order by e.on_date desc, e.id`,
}

export type Cited = Readonly<{
  armsId: string
  factor: Factor
  text: string
  source: Source
  onDate: LocalDate
  verified: string | null
}>

/** The statements that some assessments took in, in one statement; what was struck out since is absent. */
export const citedIn = (tx: Tx, armsIds: readonly string[]): Promise<Cited[]> =>
  tx.query<Cited>(taken, [armsIds])

const rows = {
  name: 'arms-evidence-rows',
  text: `select t.id, t.force_id as "forceId", t.offender_id as "offenderId", t.recorded_at as "recordedAt",
      t.recorded_by as "recordedBy", t.arms_id as "armsId", t.evidence_id as "evidenceId",
      t.left_out_at as "leftOutAt", t.left_out_by as "leftOutBy", t.version
    from arms_evidence t where t.arms_id = $1 and t.left_out_at is null and t.struck is null`,
}

export const takenInto = (tx: Tx, armsId: string): Promise<TakenIn[]> =>
  tx.query<TakenIn>(rows, [armsId])

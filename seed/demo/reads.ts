// What the day's work looks up: assessments and plans that wait, decisions that are open.
import type { LocalDate } from '../../src/platform/calendar.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { OffenderId } from '../../src/platform/ids.ts'

// Rows have scattered ids, so everything is put in order by the person's reference.

export type WaitingArms = Readonly<{
  id: string
  version: number
  ref: string
  state: 'draft' | 'submitted' | 'returned'
  origin: 'here' | 'register'
  /** The day on which it was submitted; of the register's own, the day of the load. */
  since: string
}>

/** Assessments of an office that somebody has still to do something about, the oldest first. */
export const armsWaiting = (tx: Tx, office: string): Promise<WaitingArms[]> =>
  tx.query<WaitingArms>(
    `select a.id, a.version, o.visor_ref as ref, a.state, a.origin,
        to_char(coalesce(a.submitted_at, a.recorded_at), 'YYYY-MM-DD') as since
      from arms a join offenders o on o.id = a.offender_id
      join standings s on s.offender_id = a.offender_id join teams t on t.id = s.team_id
      where a.state <> 'ratified' and t.name = $1
      order by coalesce(a.submitted_at, a.recorded_at), o.visor_ref`,
    [office],
  )

/** The newest assessment of one person that is not ratified yet. */
export async function openArmsOf(
  tx: Tx,
  offenderId: string,
): Promise<Readonly<{ id: string; version: number }>> {
  const [found] = await tx.query<{ id: string; version: number }>(
    `select a.id, a.version from arms a where a.offender_id = $1 and a.state <> 'ratified'
      order by a.recorded_at desc limit 1`,
    [offenderId],
  )
  if (found === undefined) throw new Error('the demonstration has no assessment to go on with')
  return found
}

export type WaitingPlan = Readonly<{ id: string; ref: string; madeOn: string }>

/** Later days for a visit that wait for a supervisor of the office. */
export const plansWaiting = (tx: Tx, office: string): Promise<WaitingPlan[]> =>
  tx.query<WaitingPlan>(
    `select p.id, o.visor_ref as ref, p.made_on as "madeOn"
      from visit_plans p join offenders o on o.id = p.offender_id
      join standings s on s.offender_id = p.offender_id join teams t on t.id = s.team_id
      where p.state = 'waiting' and t.name = $1 order by p.recorded_at, o.visor_ref`,
    [office],
  )

export type LoneVisit = Readonly<{ id: string; on: string }>

/** Visits of an office made alone without leave, of which no sergeant has taken note. */
export const loneVisits = (tx: Tx, office: string): Promise<LoneVisit[]> =>
  tx.query<LoneVisit>(
    `select v.id, v.on_date as "on" from visits v join offenders o on o.id = v.offender_id
      join standings s on s.offender_id = v.offender_id join teams t on t.id = s.team_id
      where v.sole_crew and v.sole_crew_authority is null and v.origin = 'here'
        and v.sole_crew_acknowledged_by is null and t.name = $1
      order by v.at, o.visor_ref`,
    [office],
  )

/** The change of one person that waits for a second signature. */
export async function pendingOf(tx: Tx, offenderId: string): Promise<string> {
  const [found] = await tx.query<{ id: string }>(
    `select c.id from pending_changes c
      where c.offender_id = $1 and c.state = 'awaiting_second'`,
    [offenderId],
  )
  if (found === undefined) throw new Error('the demonstration has no change to sign')
  return found.id
}

export type OpenDecision = Readonly<{
  id: string
  version: number
  ref: string
  kind: 'visit' | 'other'
  dueOn: string
  forDate: string
  /** A qualifying visit has done it already. */
  done: boolean
}>

/** Decisions of an office's meetings of which nobody has said yet what became of them. */
export const openDecisions = (tx: Tx, office: string): Promise<OpenDecision[]> =>
  tx.query<OpenDecision>(
    `select d.id, d.version, o.visor_ref as ref, d.kind, d.due_on as "dueOn",
        e.for_date as "forDate", d.kind = 'visit' and exists (select from visits v
          where v.offender_id = d.offender_id and v.qualifies and v.at >= d.decided_at) as done
      from briefing_decisions d join offenders o on o.id = d.offender_id
      join briefing_editions e on e.id = d.edition_id join teams t on t.id = d.team_id
      where d.state = 'open' and t.name = $1 order by d.due_on, o.visor_ref`,
    [office],
  )

/** Whoever was called on by somebody here on a day. */
export async function calledOnToday(tx: Tx, on: LocalDate): Promise<readonly OffenderId[]> {
  const rows = await tx.query<{ id: OffenderId }>(
    `select distinct v.offender_id as id from visits v where v.on_date = $1 and v.origin = 'here'`,
    [on],
  )
  return rows.map(({ id }) => id)
}

/** The alert of one person that nobody has chosen about yet. */
export async function openAlertOf(
  tx: Tx,
  offenderId: string,
): Promise<Readonly<{ id: string; version: number }>> {
  const [found] = await tx.query<{ id: string; version: number }>(
    `select e.id, e.version from escalations e
      where e.offender_id = $1 and e.is_alert and e.chosen_at is null
      order by e.raised_at limit 1`,
    [offenderId],
  )
  if (found === undefined) throw new Error('the demonstration has no alert to choose about')
  return found
}

type Saying = Readonly<{ offenderId: string; saying: string }>

/** What one person said of himself, by a word of it. */
export async function selfReportSaying(tx: Tx, { offenderId, saying }: Saying): Promise<string> {
  const [found] = await tx.query<{ id: string }>(
    `select r.id from self_reports r
      where r.offender_id = $1 and r.struck is null and position($2 in r.text) > 0`,
    [offenderId, saying],
  )
  if (found === undefined) throw new Error(`nobody said anything of ${saying}`)
  return found.id
}

/** The sighting of one person that the owner has not read. */
export async function unreadSightingOf(tx: Tx, offenderId: string): Promise<string> {
  const [found] = await tx.query<{ id: string }>(
    `select g.id from sightings g where g.offender_id = $1 and g.struck is null
      and not exists (select from sighting_reads r where r.sighting_id = g.id)`,
    [offenderId],
  )
  if (found === undefined) throw new Error('the demonstration has no sighting to read')
  return found.id
}

/** The printed page of one person that has not come back. */
export async function packOutOf(tx: Tx, offenderId: string): Promise<string> {
  const [found] = await tx.query<{ id: string }>(
    'select p.id from packs p where p.offender_id = $1 and p.returned_at is null',
    [offenderId],
  )
  if (found === undefined) throw new Error('the demonstration has no page to hand back')
  return found.id
}

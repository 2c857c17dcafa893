// What happened or is coming, of an office: events told since an instant, releases and moves about a day.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { Office } from './editions.ts'

export type Happening = Readonly<{
  offenderId: OffenderId
  kind: string
  on: LocalDate
  note: string | null
}>

const ofOffice = `s.force_id = $1 and ($2::uuid is null or s.team_id = $2)`

const events = {
  name: 'briefing-events',
  text: `select h.offender_id as "offenderId", h.kind, h.on, h.note from (
      select e.offender_id, case e.kind when 'missing' then 'reported missing' else e.kind end as kind, e.on_date as on, e.note, e.recorded_at, e.id
        from events e where e.struck is null and e.force_id = $1 and e.kind = any($3::text[])
          and e.recorded_at >= $4 and e.recorded_at < $5
      union all
      select p.offender_id, p.status, p.from_on, p.reason, p.recorded_at, p.id
        from status_periods p where p.struck is null and p.force_id = $1 and p.origin = 'here'
          and p.status in ('custody', 'hospital', 'abroad', 'missing')
          and p.recorded_at >= $4 and p.recorded_at < $5) h
    join standings s on s.offender_id = h.offender_id
    where ${ofOffice} order by s.level_rank, h.recorded_at desc, h.id`,
}

export type SinceAsk = Readonly<{ kinds: readonly string[]; since: Date; until: Date }>

/** Events of these kinds, and suspensions, told between two instants; most dangerous first. */
export const toldSince = (
  tx: Tx,
  { forceId, teamId }: Office,
  { kinds, since, until }: SinceAsk,
): Promise<Happening[]> => tx.query<Happening>(events, [forceId, teamId, kinds, since, until])

const moving = {
  name: 'briefing-moving',
  text: `select h.offender_id as "offenderId", h.kind, h.on, h.note from (
      select r.offender_id, 'back' as kind, r.on_date as on, r.how as note
        from returns r where r.struck is null and r.force_id = $1 and r.on_date between $3 and $4
      union all
      select p.offender_id, 'due back', p.to_on, p.status
        from status_periods p where p.struck is null and p.force_id = $1 and p.to_on between $4 and $5
          and p.status in ('custody', 'hospital', 'abroad')
          and not exists (select from status_periods n where n.struck is null and n.offender_id = p.offender_id
            and n.from_on > p.from_on and n.from_on <= $4)
      union all
      select a.offender_id, 'moved', a.from_on, null
        from addresses a where a.struck is null and a.force_id = $1 and a.from_on between $3 and $4
          and (a.until_on is null or a.until_on > $4) and a.origin = 'here'
      union all
      select e.offender_id, 'licence ended', e.on_date, e.note
        from events e where e.struck is null and e.force_id = $1 and e.kind = 'licence_end' and e.on_date between $3 and $5) h
    join standings s on s.offender_id = h.offender_id
    where ${ofOffice} and s.status not in ('transferred', 'closed')
    order by s.level_rank, h.on, h.offender_id`,
}

export type MovingAsk = Readonly<{ from: LocalDate; on: LocalDate; until: LocalDate }>

/** Who came back or moved in the days up to `on`, and who is due back up to `until`. */
export const movingAbout = (
  tx: Tx,
  { forceId, teamId }: Office,
  { from, on, until }: MovingAsk,
): Promise<Happening[]> => tx.query<Happening>(moving, [forceId, teamId, from, on, until])

const lastEvents = {
  name: 'briefing-last-events',
  text: `select distinct on (e.offender_id) e.offender_id as "offenderId", e.kind, e.on_date as on, e.note
    from events e where e.struck is null and e.force_id = $1 and e.recorded_at <= $2
    order by e.offender_id, e.recorded_at desc, e.id`,
}

/** The last event told of each person of a force up to an instant. */
export async function lastEventsOf(
  tx: Tx,
  forceId: string,
  until: Date,
): Promise<ReadonlyMap<OffenderId, Happening>> {
  const rows = await tx.query<Happening>(lastEvents, [forceId, until])
  return new Map(rows.map((row) => [row.offenderId, row]))
}

const names = {
  name: 'briefing-names',
  text: `select o.id, concat_ws(' ', o.forenames, o.surname) as name, o.visor_ref as ref,
      o.date_of_birth as born, h.id as home, m.marks, v.met
    from offenders o
    left join lateral (select a.id from addresses a where a.struck is null and a.offender_id = o.id
        and (a.from_on is null or a.from_on <= $2) and (a.until_on is null or a.until_on > $2)
      order by a.from_on desc nulls last, a.recorded_at desc, a.id limit 1) h on true
    left join lateral (select string_agg(k.kind || ': ' || k.text, '; ' order by k.kind, k.text) as marks
      from markers k where k.struck is null and k.offender_id = o.id and (k.from_on is null or k.from_on <= $2)
        and (k.until_on is null or k.until_on > $2)) m on true
    left join lateral (select w.seen || ' ' || w.on_date as met from visits w
      where w.struck is null and w.offender_id = o.id and not w.qualifies and w.seen <> 'no' and w.on_date <= $2
      order by w.at desc, w.id limit 1) v on true
    where o.id = any($1::uuid[])`,
}

export type Named = Readonly<{
  id: OffenderId
  name: string
  ref: string
  born: LocalDate
  home: string | null
  marks: string | null
  met: string | null
}>

/** Who these people are, and what of them stands in no file of the backlog, on a day: one statement. */
export async function namesOf(
  tx: Tx,
  ids: readonly OffenderId[],
  on: LocalDate,
): Promise<ReadonlyMap<OffenderId, Named>> {
  const rows = await tx.query<Named>(names, [ids, on])
  return new Map(rows.map((row) => [row.id, row]))
}

const opened = {
  name: 'briefing-opened-files',
  text: `select r.offender_id as id, max(r.lifted_at) as "openedAt" from restrictions r
    where r.force_id = $1 and r.lifted_at is not null group by r.offender_id`,
}

/** When the restriction of each file of a force ended that is restricted no more. */
export async function openedFiles(
  tx: Tx,
  forceId: ForceId,
): Promise<ReadonlyMap<OffenderId, Date>> {
  const rows = await tx.query<{ id: OffenderId; openedAt: Date }>(opened, [forceId])
  return new Map(rows.map(({ id, openedAt }) => [id, openedAt]))
}

// Reads of the weekend list: the newest, its lines, what would be on it now, and what was recorded since.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { ListedLine, VisitSince, WeekendList } from '../types.ts'

const newest = {
  name: 'weekend-list-up-to',
  text: `select w.id, w.force_id as "forceId", w.recorded_at as "recordedAt", w.recorded_by as "recordedBy",
      w.for_date as "forDate", w.until_on as "untilOn"
    from weekend_lists w where w.force_id = $1 and w.for_date <= $2 and w.recorded_at <= $3
    order by w.for_date desc limit 1`,
}

/** The newest list of a force that had been made by a day. */
export async function listUpTo(
  tx: Tx,
  forceId: ForceId,
  on: LocalDate,
): Promise<WeekendList | null> {
  const [found] = await tx.query<WeekendList>(newest, [forceId, on, tx.at])
  return found ?? null
}

/** The plan that set the day which is owed now, and whose word it was. */
const movedBy = `(select jsonb_build_object('planId', p.id, 'name', coalesce(f.name, a.username),
      'on', (coalesce(p.decided_at, p.recorded_at) at time zone 'Europe/London')::date)
    from visit_plans p join accounts a on a.username = coalesce(p.decided_by, p.recorded_by)
    left join officers f on f.id = a.officer_id
    where p.struck is null and p.offender_id = d.offender_id and p.state = 'in_force' and p.latest_by = d.due_on
    order by p.recorded_at desc limit 1)`

type Met = Readonly<{ people: string; untilOn: string; since: string; until: string }>

/** The day of the visit that met, between two instants, what somebody was owed by the end of the list: in force, and not moved beyond it. */
const metOn = ({ people, untilOn, since, until }: Met): string => `(select max(c.met_on)
    from duties c where c.offender_id in (${people}) and c.kind = 'visit' and c.closed_how = 'seen'
      and c.suspended_why is null and (c.due_on is null or c.due_on <= ${untilOn})
      and c.closed_at > ${since} and c.closed_at <= ${until})`

/** The record that is kept of a person: of two that were merged the one, for any other their own. */
const keptOf = (row: string): string => `join offenders o on o.id = ${row}.offender_id
    join offenders k on k.id = coalesce(o.merged_into, o.id)`

/**
 * What is owed at $2: on a day that is over, what was owed at its end. Of two records of one person the line of the
 * kept one stands; where the other alone was listed, its line stands in the kept one's name and team.
 */
const kept = {
  name: 'weekend-lines-kept',
  text: `select x.* from (select distinct on (k.id) k.id as "offenderId", l.place,
      coalesce(s.team_id, l.team_id) as "teamId",
      case when s.offender_id is null then l.officer_id else s.officer_id end as "officerId",
      l.level, l.due_on as "dueOn", l.because, d.id is not null as "isOwed", d.due_on as "owedOn",
      ${movedBy} as "movedBy",
      ${metOn({ people: 'k.id, l.offender_id', untilOn: '$4::date', since: '$3', until: '$2' })} as "metOn"
    from weekend_list_lines l ${keptOf('l')}
    left join standings s on s.offender_id = k.id and k.id <> l.offender_id
    left join lateral (select d.id, d.offender_id, d.due_on from duties d
      where d.offender_id in (k.id, l.offender_id) and d.kind = 'visit' and d.opened_at <= $2
        and (d.closed_at is null or d.closed_at > $2)
        and (d.suspended_why is null or d.suspended_since > ($2 at time zone 'Europe/London')::date)
      order by d.due_sort limit 1) d on true
    where l.list_id = $1 order by k.id, l.offender_id <> k.id, l.place) x order by x.place`,
}

/** The lines of a list in its order, without those of people whom the reader does not know of. */
export const linesKept = (
  tx: Tx,
  { id, untilOn }: Pick<WeekendList, 'id' | 'untilOn'>,
  { since, until }: Between,
): Promise<ListedLine[]> => tx.query<ListedLine>(kept, [id, until, since, untilOn])

const columnsOf = (person: string) => `${person} as "offenderId",
      row_number() over (order by d.rank, d.due_sort, d.id)::int as place, d.team_id as "teamId",
      d.officer_id as "officerId", d.level, d.due_on as "dueOn", d.because`

const columns = columnsOf('d.offender_id')

const ofList = `d.force_id = $1 and d.kind = 'visit' and d.suspended_why is null
      and d.level in ('very_high', 'high')`

/** Owed with no day at all is owed by any: the first of its level. */
const now = {
  name: 'weekend-lines-now',
  text: `select ${columns}, true as "isOwed", d.due_on as "owedOn",
      case when d.due_on > $2 then ${movedBy} end as "movedBy",
      case when d.due_on > $2
        then ${metOn({ people: 'd.offender_id', untilOn: '$2', since: '$4', until: '$5' })} end as "metOn"
    from duties d
    where ${ofList} and d.closed_at is null
      and (d.due_on is null or d.due_on <= $2 or d.offender_id = any($3))
    order by d.rank, d.due_sort, d.id`,
}

const then = {
  name: 'weekend-lines-then',
  text: `select ${columns}, true as "isOwed", d.due_on as "owedOn", null as "movedBy", null as "metOn"
    from duties d
    where ${ofList} and d.opened_at <= $3 and (d.closed_at is null or d.closed_at > $3)
      and (d.due_on is null or d.due_on <= $2)
    order by d.rank, d.due_sort, d.id`,
}

/** The same at an instant that is over, as far as is known: for a list that is made late. */
export const linesThen = (tx: Tx, { forceId, untilOn }: OnList, at: Date): Promise<ListedLine[]> =>
  tx.query<ListedLine>(then, [forceId, untilOn, at])

type OnList = Readonly<{ forceId: ForceId; untilOn: LocalDate }>

type Besides = Readonly<{
  people: readonly OffenderId[]
  /** From when a visit that is told is what met their duty. */
  since: Date
}>

/** Who is overdue, falls due by a day or has none, at very high and high risk level; and these people whatever their day. */
export const linesNow = (
  tx: Tx,
  { forceId, untilOn }: OnList,
  { people, since }: Besides = { people: [], since: tx.at },
): Promise<ListedLine[]> => tx.query<ListedLine>(now, [forceId, untilOn, people, since, tx.at])

const late = {
  name: 'weekend-lines-late',
  text: `select ${columnsOf('k.id')}, d.closed_at is null or d.closed_at > $4 as "isOwed",
      d.due_on as "owedOn", null as "movedBy", case when d.closed_at <= $4 then d.met_on end as "metOn"
    from duties d ${keptOf('d')}
    where ${ofList} and (d.due_on is null or d.due_on <= $2) and d.opened_at <= $4
      and (d.closed_at is null or (d.closed_how = 'seen' and d.closed_at > $3))
    order by k.id <> d.offender_id, d.rank, d.due_sort, d.id`,
}

type Between = Readonly<{ since: Date; until: Date }>

/**
 * Who was owed a visit by the end of a list at any time between two instants: still, or until it was made. What
 * was owed under a record that has been merged since is told of the kept one, and last.
 */
export const linesBetween = (
  tx: Tx,
  { forceId, untilOn }: OnList,
  { since, until }: Between,
): Promise<ListedLine[]> => tx.query<ListedLine>(late, [forceId, untilOn, since, until])

const after = {
  name: 'weekend-list-after',
  text: `select w.for_date as "forDate" from weekend_lists w
    where w.force_id = $1 and w.for_date > $2 and w.recorded_at <= $3 order by w.for_date limit 1`,
}

/** The day of the first list of a force that was made for a later day. */
export async function listAfter(
  tx: Tx,
  forceId: ForceId,
  on: LocalDate,
): Promise<LocalDate | null> {
  const [found] = await tx.query<Pick<WeekendList, 'forDate'>>(after, [forceId, on, tx.at])
  return found?.forDate ?? null
}

const mergedAway = {
  name: 'weekend-merged-away',
  text: `select m.id, m.merged_into as "into" from offenders m where m.merged_into = any($1) order by m.id`,
}

export type MergedAway = Readonly<{ id: OffenderId; into: OffenderId }>

/** The records that were merged into those of some people. */
export const mergedInto = (tx: Tx, ids: readonly OffenderId[]): Promise<MergedAway[]> =>
  tx.query<MergedAway>(mergedAway, [ids])

const since = {
  name: 'weekend-visits-since',
  text: `select v.id, v.offender_id as "offenderId", v.at, v.qualifies, v.seen,
      v.not_seen_because as "notSeenBecause", v.because, v.crew
    from visits v where v.struck is null and v.offender_id = any($1) and v.recorded_at <= $3
      and (v.at >= $2 or ($4 and v.qualifies and v.recorded_at >= $2))
    order by v.at, v.id`,
}

/**
 * What happened at the doors of some people since an instant, as far as it was told by another; with `toldSince` also
 * the qualifying visits from before it that were told after it.
 */
export async function visitsSince(
  tx: Tx,
  ids: readonly OffenderId[],
  { since: from, until, toldSince }: Between & Readonly<{ toldSince: boolean }>,
): Promise<ReadonlyMap<OffenderId, readonly VisitSince[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<VisitSince>(since, [ids, from, until, toldSince])
  const found = new Map<OffenderId, VisitSince[]>()
  for (const row of rows) found.set(row.offenderId, [...(found.get(row.offenderId) ?? []), row])
  return found
}

/** Every force of this installation. */
export async function forcesHere(tx: Tx): Promise<ForceId[]> {
  const rows = await tx.query<{ id: ForceId }>('select f.id from forces f order by f.name')
  return rows.map(({ id }) => id)
}

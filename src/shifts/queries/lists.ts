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

const kept = {
  name: 'weekend-lines-kept',
  text: `select l.offender_id as "offenderId", l.place, l.team_id as "teamId", l.officer_id as "officerId",
      l.level, l.due_on as "dueOn", l.because,
      (select min(d.due_on) from duties d where d.offender_id = l.offender_id and d.kind = 'visit'
        and d.closed_at is null and d.suspended_why is null) as "owedOn"
    from weekend_list_lines l where l.list_id = $1 order by l.place`,
}

/** The lines of a list in its order, without those of people whom the reader does not know of. */
export const linesKept = (tx: Tx, listId: string): Promise<ListedLine[]> =>
  tx.query<ListedLine>(kept, [listId])

const now = {
  name: 'weekend-lines-now',
  text: `select d.offender_id as "offenderId",
      row_number() over (order by d.rank, d.due_sort, d.id)::int as place, d.team_id as "teamId",
      d.officer_id as "officerId", d.level, d.due_on as "dueOn", d.because, d.due_on as "owedOn"
    from duties d
    where d.force_id = $1 and d.kind = 'visit' and d.closed_at is null and d.suspended_why is null
      and d.level in ('very_high', 'high') and d.due_on <= $2
      and ($3::uuid is null or d.offender_id = $3)
    order by d.rank, d.due_sort, d.id`,
}

const then = {
  name: 'weekend-lines-then',
  text: `select d.offender_id as "offenderId",
      row_number() over (order by d.rank, d.due_sort, d.id)::int as place, d.team_id as "teamId",
      d.officer_id as "officerId", d.level, d.due_on as "dueOn", d.because, d.due_on as "owedOn"
    from duties d
    where d.force_id = $1 and d.kind = 'visit' and d.suspended_why is null
      and d.opened_at <= $3 and (d.closed_at is null or d.closed_at > $3)
      and d.level in ('very_high', 'high') and d.due_on <= $2
    order by d.rank, d.due_sort, d.id`,
}

/** The same at an instant that is over, as far as is known: for a list that is made late. */
export const linesThen = (tx: Tx, { forceId, untilOn }: OnList, at: Date): Promise<ListedLine[]> =>
  tx.query<ListedLine>(then, [forceId, untilOn, at])

type OnList = Readonly<{ forceId: ForceId; untilOn: LocalDate; offenderId?: OffenderId }>

/** Who is overdue, or falls due by a day, at very high and high risk level: the first on the backlog first. */
export const linesNow = (tx: Tx, { forceId, untilOn, offenderId }: OnList): Promise<ListedLine[]> =>
  tx.query<ListedLine>(now, [forceId, untilOn, offenderId ?? null])

const since = {
  name: 'weekend-visits-since',
  text: `select v.id, v.offender_id as "offenderId", v.at, v.qualifies, v.seen,
      v.not_seen_because as "notSeenBecause", v.because, v.crew
    from visits v where v.struck is null and v.offender_id = any($1) and v.recorded_at <= $3
      and (v.at >= $2 or (v.qualifies and v.recorded_at >= $2))
    order by v.at, v.id`,
}

type Between = Readonly<{ since: Date; until: Date }>

/** What happened at the doors of some people since an instant, as far as it was told by another. */
export async function visitsSince(
  tx: Tx,
  ids: readonly OffenderId[],
  { since: from, until }: Between,
): Promise<ReadonlyMap<OffenderId, readonly VisitSince[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<VisitSince>(since, [ids, from, until])
  const found = new Map<OffenderId, VisitSince[]>()
  for (const row of rows) found.set(row.offenderId, [...(found.get(row.offenderId) ?? []), row])
  return found
}

/** Every force of this installation. */
export async function forcesHere(tx: Tx): Promise<ForceId[]> {
  const rows = await tx.query<{ id: ForceId }>('select f.id from forces f order by f.name')
  return rows.map(({ id }) => id)
}

// What happened to one person, newest first, read on from where the last part stopped.
import { localDateOf } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type OffenderId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, isInstantText } from '../../platform/paging.ts'
import type { ChronologyItem, ChronologyLine } from '../types.ts'

export type ChronologyAsk = Readonly<{ kind: string | null; size: number; mark: Mark | null }>
type Mark = readonly [at: string, recordedAt: string, id: string]
export type ChronologyPart = Readonly<{
  items: readonly ChronologyItem[]
  total: number
  cursor: string | null
}>

/** The line of a visit whose write-up is owed and late, at the instant $7. */
const provisional = `c.kind = 'visit' and c.struck is null and c.href = any(array(
          select '/visits/' || split_part(w.subject, ':', 2) from duties w
          where w.offender_id = $1 and w.kind = 'visit_write_up' and w.closed_at is null and w.due_at < $7))`

const part = {
  name: 'chronology-part',
  text: `with counted as (select count(*)::int as total from chronology c
      where c.offender_id = $1 and ($2::text is null or c.kind = $2))
    select n.total, p.* from counted n left join lateral (
      select c.id, c.at, c.has_time as "hasTime", c.kind, c.summary, c.href,
        c.recorded_at as "recordedAt", c.recorded_by as "recordedBy", c.origin, c.struck,
        ${provisional} as provisional
      from chronology c
      where c.offender_id = $1 and ($2::text is null or c.kind = $2)
        and ($3::timestamptz is null or c.at < $3 or (c.at = $3 and (c.recorded_at, c.id) < ($4::timestamptz, $5::uuid)))
      order by c.at desc, c.recorded_at desc, c.id desc limit $6) p on true
    order by p.at desc, p."recordedAt" desc, p.id desc`,
}

type Row = Omit<ChronologyLine, 'forceId' | 'offenderId'> &
  Readonly<{ total: number; struck: string | null; provisional: boolean }>

const itemOf = ({ id, at, hasTime, kind, summary, href, ...row }: Row): ChronologyItem => ({
  id,
  on: localDateOf(at),
  at: hasTime ? at : null,
  kind,
  summary,
  href,
  struck: row.struck,
  ...(row.provisional ? { provisional: true } : {}),
  recordedAt: row.recordedAt,
  recordedBy: row.recordedBy,
  origin: row.origin,
})

/** The place in the list that a cursor of ours marks, or null when it is not one. */
export function chronologyMark(cursor: string): Mark | null {
  const [at, recordedAt, id, ...rest] = decodeCursor(cursor) ?? []
  if (!isInstantText(at) || !isInstantText(recordedAt) || typeof id !== 'string') return null
  return isId(id) && rest.length === 0 ? [at, recordedAt, id] : null
}

export async function chronologyOf(
  tx: Tx,
  id: OffenderId,
  { kind, size, mark }: ChronologyAsk,
): Promise<ChronologyPart> {
  const rows = await tx.query<Row | { id: null; total: number }>(part, [
    id,
    kind,
    ...(mark ?? [null, null, null]),
    size + 1,
    tx.at,
  ])
  const found = rows.filter((row): row is Row => row.id !== null)
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  const more = found.length > size && last !== undefined
  return {
    items: shown.map(itemOf),
    total: rows[0]?.total ?? 0,
    cursor: more
      ? encodeCursor([last.at.toISOString(), last.recordedAt.toISOString(), last.id])
      : null,
  }
}

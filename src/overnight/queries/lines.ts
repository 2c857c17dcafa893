// Reads of the lines that were kept, whether or not they matched anybody whom the reader may know of.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId, OffenderId } from '../../platform/ids.ts'
import type { HitState, OvernightKind, OvernightLine } from '../types.ts'

type LineHit = Readonly<{
  id: string
  offenderId: OffenderId
  name: string
  state: HitState
}>

export type ShownLine = OvernightLine & Readonly<{ hits: readonly LineHit[] }>

export type LinesAsk = Readonly<{
  forceId: ForceId
  forDate: LocalDate | null
  listId: string | null
  kind: OvernightKind | null
  matched: boolean | null
}>

export type LineMark = Readonly<{ forDate: string; listId: string; line: number }>

const hits = `from overnight_hits h join offenders o on o.id = h.offender_id
      where h.line_id = l.id and h.struck is null`

const among = `from overnight_lines l where l.force_id = $1 and ($2::date is null or l.for_date = $2)
    and ($3::uuid is null or l.list_id = $3) and ($4::text is null or l.kind = $4)
    and ($5::boolean is null or $5 = exists (select ${hits}))`

const valuesOf = ({ forceId, forDate, listId, kind, matched }: LinesAsk): unknown[] => [
  forceId,
  forDate,
  listId,
  kind,
  matched,
]

// A ViSOR ref is shown beside whoever it found: any other would tell that somebody is managed, or is not.
const listed = {
  name: 'overnight-lines-listed',
  text: `select l.id, l.force_id as "forceId", l.list_id as "listId", l.kind, l.for_date as "forDate",
      l.line, l.fingerprint, l.reference, l.on_date as "onDate", l.at, l.pnc_id as "pncId",
      case when exists (select ${hits} and 'visorRef' = any(h.matched)) then l.visor_ref end as "visorRef",
      l.surname, l.forenames, l.date_of_birth as "dateOfBirth",
      l.address, l.postcode, l.summary, l.outcome, l.loaded_at as "loadedAt",
      coalesce((select json_agg(json_build_object('id', h.id, 'offenderId', o.id,
        'name', concat_ws(' ', o.forenames, o.surname), 'state', h.state) order by h.recorded_at, h.id)
        ${hits}), '[]') as hits
    ${among} and ($6::date is null or l.for_date < $6
        or l.for_date = $6 and (l.list_id, l.line) > ($7::uuid, $8::int))
    order by l.for_date desc, l.list_id, l.line limit $9`,
}

const counted = {
  name: 'overnight-lines-count',
  text: `select count(*)::int as total ${among}`,
}

export type LinePart = Readonly<{
  rows: readonly ShownLine[]
  total: number
  next: LineMark | null
}>

/** The newest nights first. */
export async function linesListed(
  tx: Tx,
  ask: LinesAsk,
  { size, after }: Readonly<{ size: number; after: LineMark | null }>,
): Promise<LinePart> {
  const values = valuesOf(ask)
  const mark = after === null ? [null, null, null] : [after.forDate, after.listId, after.line]
  const paged = [...values, ...mark, size + 1]
  const found = await tx.query<ShownLine>(listed, paged)
  const [count] = await tx.query<{ total: number }>(counted, values)
  const rows = found.slice(0, size)
  const next = found.length > size ? (rows.at(-1) ?? null) : null
  return { rows, total: count?.total ?? 0, next }
}

// The evidence held of one person: heading by heading, the newest first, and how much there is under each.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type OffenderId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/paging.ts'
import { factors, type Evidence, type Factor } from '../types.ts'

export type EvidenceMark = readonly [place: number, daysBack: number, id: string]
export type EvidenceAsk = Readonly<{
  factor: Factor | null
  size: number
  mark: EvidenceMark | null
}>
export type EvidencePart = Readonly<{
  items: readonly Evidence[]
  total: number
  cursor: string | null
}>

// Under headings in their order, within each the newest first.
const key = `array_position($2::text[], e.factor), '2200-01-01'::date - e.on_date, e.id`

const part = {
  name: 'evidence-of-offender',
  text: `select e.id, e.force_id as "forceId", e.offender_id as "offenderId",
      e.recorded_at as "recordedAt", e.recorded_by as "recordedBy", e.on_date as "onDate", e.factor,
      e.text, e.source, e.verified, e.from_kind as "fromKind", e.from_id as "fromId",
      array_position($2::text[], e.factor) as place, '2200-01-01'::date - e.on_date as "daysBack"
    from evidence e where e.offender_id = $1 and e.struck is null and e.withdrawn_at is null
      and ($3::text is null or e.factor = $3)
      and ($4::int is null or (${key}) > ($4, $5::int, $6::uuid))
    order by ${key} limit $7`,
}

type Row = Evidence & Readonly<{ place: number; daysBack: number }>

/** The mark in a cursor, or null when it is not one of this list. */
export function evidenceMark(cursor: string): EvidenceMark | null {
  const [place, daysBack, id, ...rest] = decodeCursor(cursor) ?? []
  if (!Number.isInteger(place) || !Number.isInteger(daysBack) || typeof id !== 'string') return null
  return isId(id) && rest.length === 0 ? [Number(place), Number(daysBack), id] : null
}

export async function evidenceOf(
  tx: Tx,
  offenderId: OffenderId,
  { factor, size, mark }: EvidenceAsk,
): Promise<Omit<EvidencePart, 'total'>> {
  const rows = await tx.query<Row>(part, [
    offenderId,
    factors,
    factor,
    ...(mark ?? [null, null, null]),
    size + 1,
  ])
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const more = rows.length > size && last !== undefined
  return {
    items: shown.map(({ place: _place, daysBack: _daysBack, ...row }) => row),
    cursor: more ? encodeCursor([last.place, last.daysBack, last.id]) : null,
  }
}

export type HeadingCount = Readonly<{
  factor: Factor
  held: number
  unproved: number
  newestOn: LocalDate
}>

const counts = {
  name: 'evidence-by-heading',
  text: `select e.factor, count(*)::int as held, (count(*) filter (where e.verified is null))::int as unproved,
      max(e.on_date) as "newestOn"
    from evidence e where e.offender_id = $1 and e.struck is null and e.withdrawn_at is null group by e.factor`,
}

/** Headings under which something is held. */
export const evidenceCounts = (tx: Tx, offenderId: OffenderId): Promise<HeadingCount[]> =>
  tx.query<HeadingCount>(counts, [offenderId])

// The index of one person's documents, the newest first, read on from where the last part stopped; and one of them.
import type { Tx } from '../../platform/database/transaction.ts'
import { isId, type OffenderId } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, isInstantText } from '../../platform/paging.ts'
import type { DocumentKind, Held, IndexedDocument, RecordSystem } from '../types.ts'

type Mark = readonly [recordedAt: string, id: string]
export type DocumentsAsk = Readonly<{
  q: string | null
  kind: DocumentKind | null
  system: RecordSystem | null
  size: number
  mark: Mark | null
}>
export type DocumentsPart = Readonly<{
  items: readonly Held<IndexedDocument>[]
  total: number
  cursor: string | null
}>

const columns = `d.id, d.recorded_at as "recordedAt", d.recorded_by as "recordedBy", d.origin, d.title,
  d.kind, d.of_on as "ofOn", d.system, d.named, d.reference, d.digest, d.media_type as "mediaType", d.bytes`

const part = {
  name: 'offender-documents',
  text: `with found as (select ${columns} from documents d
      where d.offender_id = $1 and d.struck is null
        and ($2::text is null or d.title ilike '%' || $2 || '%' or d.reference ilike '%' || $2 || '%')
        and ($3::text is null or d.kind = $3) and ($4::text is null or d.system = $4)),
    counted as (select count(*)::int as total from found)
    select n.total, p.* from counted n left join lateral (
      select * from found f
      where $5::timestamptz is null or (f."recordedAt", f.id) < ($5, $6::uuid)
      order by f."recordedAt" desc, f.id desc limit $7) p on true
    order by p."recordedAt" desc, p.id desc`,
}

/** What a pattern of likeness would read as its own is read as typed. */
const asTyped = (typed: string): string => typed.replace(/[\\%_]/g, '\\$&')

export function documentsMark(cursor: string): Mark | null {
  const [at, id, ...rest] = decodeCursor(cursor) ?? []
  if (!isInstantText(at) || typeof id !== 'string' || rest.length > 0) return null
  return isId(id) ? [at, id] : null
}

type Row = Held<IndexedDocument> & Readonly<{ total: number }>

export async function documentsOf(
  tx: Tx,
  id: OffenderId,
  { q, kind, system, size, mark }: DocumentsAsk,
): Promise<DocumentsPart> {
  const rows = await tx.query<Row | { id: null; total: number }>(part, [
    id,
    q === null ? null : asTyped(q),
    kind,
    system,
    ...(mark ?? [null, null]),
    size + 1,
  ])
  const found = rows.filter((row): row is Row => row.id !== null)
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  const more = found.length > size && last !== undefined
  return {
    items: shown.map(({ total: _total, ...item }) => item),
    total: rows[0]?.total ?? 0,
    cursor: more ? encodeCursor([last.recordedAt.toISOString(), last.id]) : null,
  }
}

const one = {
  name: 'offender-document',
  text: `select ${columns} from documents d
    where d.offender_id = $1 and d.id = $2 and d.struck is null`,
}

export async function documentOf(
  tx: Tx,
  id: OffenderId,
  documentId: string,
): Promise<Held<IndexedDocument> | null> {
  if (!isId(documentId)) return null
  const [found] = await tx.query<Held<IndexedDocument>>(one, [id, documentId])
  return found ?? null
}

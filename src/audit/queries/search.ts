// Searches of the access log: by who, whom, what and how it ended, newest first.
import type { Tx } from '../../platform/database/transaction.ts'
import type { AuditRow, AuditSearch } from '../types.ts'

// The log of one database may tell of several forces; an auditor reads their own force's people and nobody's.
const matching = `e.at >= $1 and e.at < $2
  and ($3::text is null or e.actor = $3)
  and ($4::uuid is null or e.offender_id = $4 or e.offender_ids @> array[$4::uuid])
  and ($5::text is null or e.action = $5)
  and ($6::text is null or e.result = $6)
  and (not $7::boolean or e.reason is not null)
  and e.actor <> all(array(select a.username from accounts a where a.force_id <> $8))`

const valuesOf = (search: Omit<AuditSearch, 'size' | 'after'>): readonly unknown[] => [
  search.from,
  search.until,
  search.actor,
  search.offenderId,
  search.action,
  search.result,
  search.withReason,
  search.forceId,
]

type Found = AuditRow & Readonly<{ mark: string }>

export type AuditPart = Readonly<{
  rows: readonly AuditRow[]
  total: number
  /** Where the next part begins; null at the end. */
  mark: Readonly<{ at: string; id: string }> | null
}>

/** One part of the log, in one statement. */
export async function auditRange(tx: Tx, search: AuditSearch): Promise<Omit<AuditPart, 'total'>> {
  const found = await tx.query<Found>(
    `select e.id::text as id, e.at, e.at::text as mark, e.actor, e.action, e.path,
        e.offender_id as "offenderId", o.visor_ref as "visorRef", e.fields, e.shown_count as count,
        e.result, e.reason, e.request_id as "requestId"
      from audit_events e left join offenders o on o.id = e.offender_id and o.force_id = $8
      where ${matching}
        and ($9::timestamptz is null or (e.at, e.id) < ($9, $10::bigint))
      order by e.at desc, e.id desc limit $11`,
    [...valuesOf(search), search.after?.at, search.after?.id, search.size + 1],
  )
  const kept = found.slice(0, search.size)
  const rows = kept.map(({ mark: _, ...row }) => row)
  const last = kept.at(-1)
  return last === undefined || found.length === kept.length
    ? { rows, mark: null }
    : { rows, mark: { at: last.mark, id: last.id } }
}

/** One part of the log and how many rows the whole search holds. */
export async function searchAudit(tx: Tx, search: AuditSearch): Promise<AuditPart> {
  const range = await auditRange(tx, search)
  return { ...range, total: await countAudit(tx, search) }
}

/** How many rows a whole search holds. */
export async function countAudit(
  tx: Tx,
  search: Omit<AuditSearch, 'size' | 'after'>,
): Promise<number> {
  const [counted] = await tx.query<{ total: number }>(
    `select count(*)::int as total from audit_events e where ${matching}`,
    valuesOf(search),
  )
  return counted?.total ?? 0
}

/** The person that an auditor names by ViSOR ref, without being shown anything of the file. */
export async function offenderIdByRef(
  tx: Tx,
  forceId: string,
  visorRef: string,
): Promise<string | null> {
  const [found] = await tx.query<{ id: string }>(
    'select o.id from offenders o where o.force_id = $1 and o.visor_ref = $2',
    [forceId, visorRef],
  )
  return found?.id ?? null
}

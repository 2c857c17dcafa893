// The table of escalations: the only code that writes it.
import type { Tx } from '../../platform/database/transaction.ts'
import { escalations } from '../entity.ts'
import type { Chosen, Escalation } from '../types/escalations.ts'

const raise = {
  name: 'backlog-raise-escalations',
  text: `insert into escalations (id, force_id, offender_id, kind, started_by, level, to_inspector,
      reason, for_date, because, seen_before, clock_start, is_alert, raised_at)
    select r.* from jsonb_to_recordset($1::jsonb) r("id" uuid, "forceId" uuid, "offenderId" uuid,
      "kind" text, "startedBy" text, "level" text, "toInspector" boolean, "reason" text,
      "forDate" date, "because" text, "seenBefore" date, "clockStart" date, "isAlert" boolean,
      "raisedAt" timestamptz)
    order by r."offenderId", r."kind"
    on conflict (offender_id, kind, started_by) do nothing returning id`,
}

export type NewEscalation = Omit<
  Escalation,
  keyof Chosen | 'acknowledgedAt' | 'acknowledgedBy' | 'spokenTo' | 'said' | 'version'
>

/** Raises those that were never raised before, whoever else is raising them now; answers their ids. */
export async function raiseEscalations(
  tx: Tx,
  rows: readonly NewEscalation[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const raised = await tx.query<{ id: string }>(raise, [JSON.stringify(rows)])
  return new Set(raised.map(({ id }) => id))
}

export const amendEscalation = (
  tx: Tx,
  row: Pick<Escalation, 'id' | 'version'>,
  change: Partial<Escalation>,
): Promise<void> => tx.amend(escalations, row, change)

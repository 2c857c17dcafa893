// What the last register said of each person, kept whole, and returns that a later register takes back.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { RegisterFacts } from '../types.ts'

const keep = {
  name: 'register-facts-keep',
  text: `insert into register_facts as k (offender_id, force_id, facts, loaded_at)
    select r.offender_id, r.force_id, r.facts, r.loaded_at
      from jsonb_populate_recordset(null::register_facts, $1) r
    on conflict (offender_id) do update
      set facts = k.facts || jsonb_strip_nulls(excluded.facts), loaded_at = excluded.loaded_at`,
}

/** A blank cell of a later register leaves what the one before said. */
export async function keepRegisterFacts(tx: Tx, rows: readonly RegisterFacts[]): Promise<void> {
  const stored = rows.map(({ offenderId, forceId, facts, loadedAt }) => ({
    offender_id: offenderId,
    force_id: forceId,
    facts,
    loaded_at: loadedAt,
  }))
  if (stored.length > 0) await tx.query(keep, [JSON.stringify(stored)])
}

/** Released is the last return: a register that says another day takes its earlier one back. */
export async function withdrawRegisterReturns(tx: Tx, ids: readonly OffenderId[]): Promise<void> {
  if (ids.length > 0)
    await tx.query(
      `delete from returns where struck is null and origin = 'register' and offender_id = any($1)`,
      [ids],
    )
}

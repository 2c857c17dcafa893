// The interim controls that hold on a day, of any number of people in one statement.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { ControlInForce } from '../types.ts'

// The same day bounds as the rule that the pages of one person go by (rules/interim-controls.ts).
const inForce = {
  name: 'offenders-interim-controls-on',
  text: `select distinct on (i.offender_id) i.offender_id as id, i.control,
      i.until_on as "untilOn", i.recorded_by as "recordedBy"
    from interim_controls i
    where i.struck is null and i.offender_id = any($1::uuid[]) and i.from_on <= $2::date and i.until_on >= $2::date
      and (i.ended_on is null or i.ended_on > $2::date)
    order by i.offender_id, i.from_on desc, i.recorded_at desc, i.id desc`,
}

/** By person, the latest control in force on a day; nobody without one. Scope is the caller's. */
export async function controlsOn(
  tx: Tx,
  ids: readonly OffenderId[],
  on: LocalDate,
): Promise<ReadonlyMap<OffenderId, ControlInForce>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<ControlInForce & Readonly<{ id: OffenderId }>>(inForce, [ids, on])
  return new Map(rows.map(({ id, ...control }) => [id, control]))
}

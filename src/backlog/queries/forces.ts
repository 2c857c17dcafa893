// The forces of this installation, for the work of the night.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { ForceId } from '../../platform/ids.ts'

export type NightForce = Readonly<{ id: ForceId; baselineOn: LocalDate | null }>

export const nightForces = (tx: Tx): Promise<NightForce[]> =>
  tx.query<NightForce>(
    `select f.id, f.baseline_on as "baselineOn" from forces f order by f.name, f.id`,
  )

// Whether anything of a person was changed after a form was drawn: every change leaves a line of the chronology.
import type { Tx } from '../../platform/database/transaction.ts'

const since = {
  name: 'offenders-changed-since',
  text: `select exists (select from chronology c where c.offender_id = $1 and c.recorded_at > $2) as changed`,
}

export async function changedSince(tx: Tx, offenderId: string, drawnAt: Date): Promise<boolean> {
  const [row] = await tx.query<{ changed: boolean }>(since, [offenderId, drawnAt])
  return row?.changed ?? false
}

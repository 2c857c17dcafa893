// The dates of the assessments of one person or of a whole force, one row a person.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Whose } from '../../duties/index.ts'
import type { ArmsDates, ArmsFacts } from '../types.ts'

const select = `select a.offender_id as id, jsonb_agg(jsonb_build_object('begunOn', a.begun_on,
    'completedOn', a.completed_on, 'ratifiedOn', a.ratified_on, 'returnedOn', a.returned_on)) as "all"
  from arms a`

const ofSome = {
  name: 'arms-facts-some',
  text: `${select} where a.offender_id = any($1) group by a.offender_id`,
}
const ofForce = {
  name: 'arms-facts-force',
  text: `${select} where a.force_id = $1 group by a.offender_id`,
}

export async function armsFactsOf(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, ArmsFacts>> {
  type Raw = Readonly<{ id: OffenderId; all: readonly ArmsDates[] }>
  const rows =
    'ids' in whose
      ? await tx.query<Raw>(ofSome, [whose.ids])
      : await tx.query<Raw>(ofForce, [whose.forceId])
  return new Map(rows.map(({ id, all }) => [id, { all }]))
}

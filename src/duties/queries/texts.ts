// What people owe as one text each: a whole force is compared without a row of it being read apart.
import { packedRows } from '../../platform/database/packed.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Whose } from '../types.ts'
import { forWhom } from './whose.ts'

/** In the order in which `dutyTexts` writes what is derived. */
const compared = [
  'd.force_id',
  'd.team_id',
  'd.officer_id',
  'd.level',
  'd.rank',
  'd.kind',
  'd.subject',
  'd.starts_on',
  'd.due_on',
  `round(date_part('epoch', d.due_at) * 1000)`,
  'd.suspended_why',
  'd.suspended_since',
  'd.review_on',
  'd.rule',
  'd.because',
  'd.policy',
]

const texts = forWhom(
  'duties-open-texts',
  `select d.offender_id as id,
      ${packedRows(compared, 'd.kind collate "C", d.subject collate "C"')} as text
    from duties d where WHOSE(d.offender_id) and d.closed_at is null group by d.offender_id`,
)

/** All that some people owe, by person; who owes nothing is not in it. */
export async function openDutyTexts(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, string>> {
  const rows = await texts<{ id: OffenderId; text: string }>(tx, whose)
  return new Map(rows.map(({ id, text }) => [id, text]))
}

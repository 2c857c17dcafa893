// The dates of the assessments of one person, or of any number: one plain row an assessment.
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { forWhom, type Whose } from '../../duties/index.ts'
import type { ArmsDates, ArmsFacts } from '../types.ts'

const dates = forWhom(
  'arms-facts',
  `select a.offender_id as id, a.begun_on as "begunOn", a.completed_on as "completedOn",
    a.ratified_on as "ratifiedOn", a.returned_on as "returnedOn"
  from arms a where WHOSE(a.offender_id)`,
)

export async function armsFactsOf(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, ArmsFacts>> {
  type Row = ArmsDates & Readonly<{ id: OffenderId }>
  const rows = await dates<Row>(tx, whose)
  const found = new Map<OffenderId, { all: ArmsDates[] }>()
  for (const { id, ...dates } of rows) {
    const facts = found.get(id) ?? { all: [] }
    facts.all.push(dates)
    found.set(id, facts)
  }
  return found
}

// The dates of the assessments of one person, or of any number: all of them as one text.
import type { LocalDate } from '../../platform/calendar.ts'
import { packedRows, unpacked } from '../../platform/database/packed.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { forWhom, type Whose } from '../../duties/index.ts'
import type { ArmsDates, ArmsFacts } from '../types.ts'

const packed = packedRows([
  'a.offender_id',
  'a.begun_on',
  'a.completed_on',
  'a.ratified_on',
  'a.returned_on',
])

const dates = forWhom(
  'arms-facts',
  `select ${packed} as facts from arms a where a.struck is null and WHOSE(a.offender_id)`,
)

type Day = LocalDate | null
type Row = readonly [OffenderId, begun: Day, completed: Day, ratified: Day, returned: Day]

export async function armsFactsOf(
  tx: Tx,
  whose: Whose,
): Promise<ReadonlyMap<OffenderId, ArmsFacts>> {
  const [told] = await dates<{ facts: string | null }>(tx, whose)
  const found = new Map<OffenderId, { all: ArmsDates[] }>()
  for (const row of unpacked<Row>(told?.facts ?? null)) {
    const [id, begunOn, completedOn, ratifiedOn, returnedOn] = row
    const facts = found.get(id) ?? { all: [] }
    facts.all.push({ begunOn, completedOn, ratifiedOn, returnedOn })
    found.set(id, facts)
  }
  return found
}

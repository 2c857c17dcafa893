// What a transaction that looks back is told of one person: the standing and the duties, worked out from what was known.
import { differenceFor, dutyRow } from '../../duties/index.ts'
import { standingKept } from '../../offenders/index.ts'
import { localDateOf } from '../../platform/calendar.ts'
import { tellThen } from '../../platform/database/looking-back.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import type { OffenderId } from '../../platform/ids.ts'
import { policyOn } from '../../policy/index.ts'
import { dutyIdsThen, openKey } from '../queries/open-ids.ts'
import { source, standingRow } from './derive.ts'
import { dueSortOf, idFrom } from './derived.ts'
import { caseFiles } from './files.ts'

/** False when the person was not managed here yet: then there is no standing to tell. */
export async function standThen(then: Tx, id: OffenderId): Promise<boolean> {
  const on = localDateOf(then.at)
  const policy = await policyOn(then, on)
  const [file] = await caseFiles(then, { ids: [id] }, { on, policy })
  if (file === undefined) return false
  const stored = await dutyIdsThen(then, id)
  const { opened } = differenceFor(source, { file, policy, stored: [] })
  const duties = opened.map((duty) => {
    const id = stored.get(openKey(duty)) ?? idFrom(openKey(duty))
    return {
      ...dutyRow({ ...duty, id }),
      // The table works this one out for itself.
      due_sort: dueSortOf(duty.dueOn),
      opened_at: then.at,
    }
  })
  await tellThen(then, 'standings', [standingKept(standingRow(file, policy))])
  await tellThen(then, 'duties', duties)
  return true
}

// Derives what is owed from the files of some people and makes the stored duties say the same.
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { Policy } from '../policy/index.ts'
import { differenceOf } from './rules.ts'
import { openDutiesOf, writeDifferences } from './store.ts'
import type { Difference, Duty, DutySource, Ending, OpenDuty } from './types.ts'

/** Everything that the rooms say one person owes or is owed. */
export const owedBy = <File>(
  source: Pick<DutySource<File>, 'rooms'>,
  file: File,
  policy: Policy,
): Duty[] => source.rooms.flatMap((room) => room.dutiesOf(file, policy))

const endingIn =
  <File>(source: DutySource<File>, file: File, policy: Policy) =>
  (duty: OpenDuty): Ending =>
    source.rooms.find((room) => room.kinds.includes(duty.kind))?.endingOf(duty, file, policy) ?? {
      how: 'changed',
      metOn: null,
    }

/** Writes the difference between derived and stored for these files; answers how many rows it changed. */
export async function reconcile<File>(
  tx: Tx,
  source: DutySource<File>,
  { files, policy }: { files: readonly File[]; policy: Policy },
): Promise<number> {
  const stored = await openDutiesOf(
    tx,
    files.map((file) => source.placeOf(file).offenderId),
  )
  const differences: Difference[] = files.map((file) => {
    const place = source.placeOf(file)
    return differenceOf(
      { duties: owedBy(source, file, policy), place, policy },
      stored.get(place.offenderId) ?? [],
      { newId, endingOf: endingIn(source, file, policy) },
    )
  })
  await writeDifferences(tx, differences)
  return differences.reduce(
    (sum, { opened, amended, closed }) => sum + opened.length + amended.length + closed.length,
    0,
  )
}

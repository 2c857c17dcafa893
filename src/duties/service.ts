// Derives what is owed from the files of some people and makes the stored duties say the same.
import { jsonbText, packedText, packedTexts } from '../platform/database/packed.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { newId } from '../platform/ids.ts'
import type { Policy } from '../policy/index.ts'
import { differenceOf, rankOf } from './rules.ts'
import { openDutiesOf, writeDifferences } from './store.ts'
import type { Difference, Duty, DutyPlace, DutySource, Ending, OpenDuty, Written } from './types.ts'

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

const inKeyOrder = (a: Duty, b: Duty): number =>
  a.kind === b.kind ? (a.subject < b.subject ? -1 : 1) : a.kind < b.kind ? -1 : 1

const textOf = (duty: Duty, place: DutyPlace, usedText: string): string =>
  packedText([
    place.forceId,
    place.teamId,
    place.officerId,
    place.level,
    rankOf(duty.kind, place.level),
    duty.kind,
    duty.subject,
    duty.startsOn,
    duty.dueOn,
    duty.dueAt?.getTime() ?? null,
    duty.suspended?.why ?? null,
    duty.suspended?.since ?? null,
    duty.suspended?.reviewOn ?? null,
    duty.rule,
    duty.because,
    usedText,
  ])

/** What one person owes by these rules, as `openDutyTexts` gives what is stored: the same text says the same. */
export function dutyTexts<File>(source: DutySource<File>, policy: Policy): (file: File) => string {
  const used = new Map<string, string>()
  const usedText = (uses: Duty['uses']): string => {
    const names = uses.join()
    const text = used.get(names) ?? jsonbText(policy.used(uses))
    used.set(names, text)
    return text
  }
  return (file) => {
    const place = source.placeOf(file)
    const owed = owedBy(source, file, policy).toSorted(inKeyOrder)
    return packedTexts(owed.map((duty) => textOf(duty, place, usedText(duty.uses))))
  }
}

type Compared<File> = Readonly<{ file: File; policy: Policy; stored: readonly OpenDuty[] }>

/** What must be written so that the stored duties of one person are the derived ones. */
export const differenceFor = <File>(
  source: DutySource<File>,
  { file, policy, stored }: Compared<File>,
): Difference =>
  differenceOf(
    { duties: owedBy(source, file, policy), place: source.placeOf(file), policy },
    stored,
    {
      newId,
      endingOf: endingIn(source, file, policy),
    },
  )

/** How many rows a difference changes. */
export const rowsIn = ({ opened, amended, closed }: Difference): number =>
  opened.length + amended.length + closed.length

/** Writes the difference between derived and stored for these files; answers what stood and what was written. */
export async function reconcile<File>(
  tx: Tx,
  source: DutySource<File>,
  { files, policy }: { files: readonly File[]; policy: Policy },
): Promise<readonly Written[]> {
  const open = await openDutiesOf(
    tx,
    files.map((file) => source.placeOf(file).offenderId),
  )
  const written = files.map((file): Written => {
    const stored = open.get(source.placeOf(file).offenderId) ?? []
    return { stored, difference: differenceFor(source, { file, policy, stored }) }
  })
  await writeDifferences(
    tx,
    written.map(({ difference }) => difference),
  )
  return written
}

// What of the log of looks stands out, so that somebody asks: never a finding, always a question.
import type { LookReason, Looked, Standing } from '../types/looks.ts'

/** The whole force is an inspector's to look at: who of it never was theirs says nothing. */
const hasTheForce = new Set(['inspector', 'chief_inspector'])

const asks: Readonly<Record<Exclude<LookReason, 'many_files'>, (looked: Looked) => boolean>> = {
  same_surname: ({ sameSurname }) => sameSurname,
  same_street: ({ sameStreet }) => sameStreet,
  no_connection: ({ connected, role }) => !connected && !hasTheForce.has(role),
}

const reasonsOf = (looked: Looked): LookReason[] =>
  (['same_surname', 'same_street', 'no_connection'] as const).filter((reason) =>
    asks[reason](looked),
  )

/** More files than policy says stand out once a day, as the reader's day. */
function crowdedDays(all: readonly Looked[], most: number): Standing[] {
  const days = new Map<string, Standing>()
  for (const { accountId, actor, onDate, files } of all)
    if (files > most)
      days.set(`${accountId} ${onDate}`, {
        ...{ accountId, actor, onDate, files },
        offenderId: null,
        reasons: ['many_files'],
      })
  return [...days.values()]
}

/** What the auditor is asked about; `filesADay` is policy's looks.files_a_day. */
export const standingOut = (
  all: readonly Looked[],
  { filesADay }: Readonly<{ filesADay: number }>,
): Standing[] => [
  ...all.flatMap(({ accountId, actor, offenderId, onDate, files, ...looked }) => {
    const reasons = reasonsOf({ accountId, actor, offenderId, onDate, files, ...looked })
    return reasons.length === 0 ? [] : [{ accountId, actor, offenderId, onDate, reasons, files }]
  }),
  ...crowdedDays(all, filesADay),
]

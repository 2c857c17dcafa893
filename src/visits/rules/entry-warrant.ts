// How often entry was sought to search for risk and not obtained. SOA 2003 s.96B(2)(d).
import type { EntrySought, EntryWarrant, NotSeenBecause } from '../types.ts'
import type { NotCounted } from '../types/warrant-pack.ts'

export type Premises = Readonly<{ addressId: string | null; needed: number }>

/**
 * Police who never came sought nothing. Who is in custody, detained in hospital or abroad cannot be the subject of
 * the warrant (s.96B(2)), and the door of a home that was given up kept nobody from assessing this person. No reply,
 * a refusal and a door at which it was not safe to go on are entry sought and not obtained, where the record says sought.
 */
const noOccasion: Readonly<Partial<Record<NotSeenBecause, NotCounted>>> = {
  cancelled_by_police: 'cancelled',
  frustrated: 'away',
  gone: 'gone',
}

/** Seen inside, or somewhere else than the place says, cannot be a closed door: it is never counted. */
function contradiction({ seen }: EntrySought): NotCounted | null {
  if (seen === 'inside') return 'seen-inside'
  return seen === 'elsewhere' ? 'seen-elsewhere' : null
}

/** Whatever keeps a call to search from counting at all; null when it counts, unless its day has one already. */
export function whyNotCounted(
  call: EntrySought,
  { addressId }: Pick<Premises, 'addressId'>,
): NotCounted | null {
  if (call.obtained) return 'obtained'
  if (!call.atHome) return 'not-at-home'
  if (call.addressId !== addressId) return 'other-premises'
  const contradicted = contradiction(call)
  if (contradicted !== null) return contradicted
  const nobodyKeptOut = call.seen === 'no' ? noOccasion[call.notSeenBecause ?? 'no_reply'] : null
  return nobodyKeptOut ?? (call.byConstable ? null : 'no-constable')
}

/**
 * Failed calls at the premises that are home now, one a day: a second call the same day is the same
 * occasion. It says how many there were; whether a warrant is to be had is for a court.
 */
export function entryWarrant(sought: readonly EntrySought[], premises: Premises): EntryWarrant {
  const days = new Set(
    sought.filter((call) => whyNotCounted(call, premises) === null).map((call) => call.on),
  )
  return { attempts: days.size, met: days.size >= premises.needed }
}

// How often entry was sought to search for risk and not obtained. SOA 2003 s.96B(2)(d).
import type { EntrySought, EntryWarrant } from '../types.ts'

/**
 * Failed calls at the premises that are home now, one a day: a second call the same day is the same
 * occasion. It says how many there were; whether a warrant is to be had is for a court.
 */
export function entryWarrant(
  sought: readonly EntrySought[],
  { addressId, needed }: Readonly<{ addressId: string | null; needed: number }>,
): EntryWarrant {
  const days = new Set(
    sought
      .filter((call) => call.atHome && call.byConstable && !call.obtained)
      .filter((call) => call.addressId === addressId)
      .map((call) => call.on),
  )
  return { attempts: days.size, met: days.size >= needed }
}

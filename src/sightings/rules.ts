// What is refused of a sighting, and whose it is to mark one as read.
import type { OffenderId, OfficerId } from '../platform/ids.ts'
import { tooEarly, type Since } from '../visits/index.ts'
import type { SightingRefusal, SightingReport } from './types.ts'

export const refusalOf = (
  { at, by }: SightingReport,
  known: Readonly<{ now: Date; since: Since; isKnownOfficer: boolean }>,
): Readonly<{ why: SightingRefusal; field: string }> | null => {
  if (at > known.now) return { why: 'in-the-future', field: 'at' }
  const early = tooEarly(at, known.since)
  if (early !== null) return { why: early, field: 'at' }
  return 'officer' in by && !known.isKnownOfficer ? { why: 'unknown-officer', field: 'by' } : null
}

type Reader = Readonly<{
  officerId: OfficerId | null
  isSupervisor: boolean
  covering: readonly Readonly<{ officerId: OfficerId; offenderId: OffenderId | null }>[]
}>

/** Told to the owner: to whoever stands in for the owner today, and to a supervisor where nobody owns the file. */
export function isToldTo(
  { officerId, isSupervisor, covering }: Reader,
  owned: Readonly<{ officerId: OfficerId | null; offenderId: OffenderId }>,
): boolean {
  if (owned.officerId === null) return isSupervisor
  return (
    owned.officerId === officerId ||
    covering.some(
      (cover) =>
        cover.officerId === owned.officerId &&
        (cover.offenderId === null || cover.offenderId === owned.offenderId),
    )
  )
}

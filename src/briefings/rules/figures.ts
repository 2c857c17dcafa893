// The figures of a briefing with plus and minus since the one before.
import type { Figures } from '../../backlog/index.ts'

export type Compared = Readonly<{ label: string; now: number; was: number | null }>

const counted: readonly (readonly [string, (figures: Figures) => number])[] = [
  ['visits overdue', ({ overdueVisits }) => overdueVisits.total],
  ['of them very high', ({ overdueVisits }) => overdueVisits.byLevel['very_high'] ?? 0],
  ['of them high', ({ overdueVisits }) => overdueVisits.byLevel['high'] ?? 0],
  ['with nothing that sets a day for a visit', ({ noVisitPlan }) => noVisitPlan],
  ['missing ARMS', ({ missingArms }) => missingArms.total],
  ['ARMS reviews overdue', ({ armsReviewOverdue }) => armsReviewOverdue],
  ['whereabouts unknown', ({ whereaboutsUnknown }) => whereaboutsUnknown],
  ['no owner', ({ unallocated }) => unallocated],
  ['owner not available', ({ ownerNotAvailable }) => ownerNotAvailable],
  ['suspensions past review', ({ suspensionPastReview }) => suspensionPastReview],
  ['not loaded', ({ notLoaded }) => notLoaded],
  ['in the caseload', ({ caseload }) => caseload.total],
]

/** Each figure now, and as it was; null where there is nothing to compare with. */
export const compared = (now: Figures, was: Figures | null): Compared[] =>
  counted.map(([label, of]) => ({ label, now: of(now), was: was === null ? null : of(was) }))

/** '41 (+3)', '41 (-2)', '41 (as before)', '41'. */
export function withSign({ now, was }: Compared): string {
  if (was === null) return String(now)
  const by = now - was
  return `${now} (${by === 0 ? 'as before' : by > 0 ? `+${by}` : String(by)})`
}

// The figures of a briefing with plus and minus since the one before.
import type { Figures } from '../../backlog/index.ts'

export type Compared = Readonly<{
  label: string
  now: number
  was: number | null
  /** The list that the figure counts. */
  path: string
}>

const counted: readonly (readonly [string, string, (figures: Figures) => number])[] = [
  ['visits overdue', '/lists/overdue-visits', ({ overdueVisits }) => overdueVisits.total],
  [
    'of them very high',
    '/lists/overdue-visits?level=very_high',
    ({ overdueVisits }) => overdueVisits.byLevel['very_high'] ?? 0,
  ],
  [
    'of them high',
    '/lists/overdue-visits?level=high',
    ({ overdueVisits }) => overdueVisits.byLevel['high'] ?? 0,
  ],
  [
    'with nothing that sets a day for a visit',
    '/lists/no-visit-plan',
    ({ noVisitPlan }) => noVisitPlan,
  ],
  ['missing ARMS', '/lists/missing-arms', ({ missingArms }) => missingArms.total],
  [
    'ARMS reviews overdue',
    '/lists/arms-review-overdue',
    ({ armsReviewOverdue }) => armsReviewOverdue,
  ],
  [
    'whereabouts unknown',
    '/lists/whereabouts-unknown',
    ({ whereaboutsUnknown }) => whereaboutsUnknown,
  ],
  ['no owner', '/lists/unallocated', ({ unallocated }) => unallocated],
  [
    'owner not available',
    '/lists/owner-not-available',
    ({ ownerNotAvailable }) => ownerNotAvailable,
  ],
  [
    'suspensions past review',
    '/lists/suspension-past-review',
    ({ suspensionPastReview }) => suspensionPastReview,
  ],
  ['not loaded', '/imports/not-loaded', ({ notLoaded }) => notLoaded],
  ['in the caseload', '/lists/caseload', ({ caseload }) => caseload.total],
]

/** Each figure now, and as it was; null where there is nothing to compare with. */
export const compared = (now: Figures, was: Figures | null): Compared[] =>
  counted.map(([label, path, of]) => ({
    label,
    path,
    now: of(now),
    was: was === null ? null : of(was),
  }))

/** '41 (+3)', '41 (-2)', '41 (as before)', '41'. */
export function withSign({ now, was }: Pick<Compared, 'now' | 'was'>): string {
  if (was === null) return String(now)
  const by = now - was
  return `${now} (${by === 0 ? 'as before' : by > 0 ? `+${by}` : String(by)})`
}

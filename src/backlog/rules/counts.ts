// What each figure counts, as a question asked of one person: a list asks the very same one.
import type { MissingReason } from '../../arms/index.ts'
import { daysBetween } from '../../platform/calendar.ts'
import type { Counted } from '../types.ts'

type Asks = (one: Counted) => boolean

const activeInCommunity: Asks = ({ standing }) =>
  standing.status === 'community' && standing.management === 'active'

/** Days past the latest-by; 0 for everyone whose visit is not overdue. */
export const visitOverdueBy = (one: Counted): number =>
  activeInCommunity(one) && one.latestBy !== null
    ? Math.max(0, daysBetween(one.latestBy.on, one.standing.on))
    : 0

/** What a missing ARMS waits for: one that nobody began waits for a start. */
export const missingBecause = ({ arms }: Counted): MissingReason => arms.reason ?? 'notStarted'

const missing =
  (reason: MissingReason): Asks =>
  (one) =>
    one.arms.missing && missingBecause(one) === reason

/** Contract section 4, one question a figure. */
export const counts = {
  'overdue-visits': (one) => visitOverdueBy(one) > 0,
  'no-visit-plan': (one) => activeInCommunity(one) && one.latestBy === null,
  'on-backstop': (one) => activeInCommunity(one) && !one.hasOwnPlan,
  'missing-arms': ({ arms }) => arms.missing,
  'missing-arms-not-started': missing('notStarted'),
  'missing-arms-draft': missing('draft'),
  'missing-arms-returned': missing('returned'),
  'missing-arms-awaiting-ratification': missing('awaitingRatification'),
  'arms-review-overdue': ({ arms }) => arms.reviewOverdue,
  'level-unsupported': ({ arms }) => arms.missing || arms.reviewOverdue,
  unallocated: ({ standing }) => standing.inCaseload && standing.officerId === null,
  'owner-not-available': ({ standing, ownerNotAvailable }) =>
    standing.inCaseload && ownerNotAvailable,
  'whereabouts-unknown': ({ standing }) => standing.status === 'missing',
  // Suspended, and the day to look again has passed.
  'suspension-past-review': ({ standing }) =>
    standing.reviewOn !== null && standing.reviewOn < standing.on,
  caseload: ({ standing }) => standing.inCaseload,
} as const satisfies Record<string, Asks>

export type ListName = keyof typeof counts

export const isListName = (name: string): name is ListName => Object.hasOwn(counts, name)

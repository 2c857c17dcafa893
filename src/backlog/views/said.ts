// Figures as sentences to be read out, each with its number leading to the list it counts.
import type { ListName } from '../rules/counts.ts'
import { listHref, type FiguresShown } from './figure-tiles.ts'
import { inThousands, levelWords } from './words.ts'

/** A sentence with its number, which is the link to the list it counts. */
export type Said = Readonly<{ before: string; number: string; href: string | null; after: string }>

const said = (
  shown: FiguresShown,
  {
    name,
    total,
    one,
    many,
  }: Readonly<{ name: ListName; total: number; one: string; many: string }>,
): Said => ({
  before: '',
  number: inThousands(total),
  href: total === 0 ? null : listHref(shown, name),
  after: total === 1 ? one : many,
})

export const visitsSaid = (shown: FiguresShown): Said[] => {
  const { figures } = shown
  return [
    said(shown, {
      name: 'overdue-visits',
      total: figures.overdueVisits.total,
      one: 'visit is overdue at all levels.',
      many: 'visits are overdue at all levels.',
    }),
    said(shown, {
      name: 'no-visit-plan',
      total: figures.noVisitPlan,
      one: 'person has nothing that sets a day for a visit.',
      many: 'people have nothing that sets a day for a visit.',
    }),
    said(shown, {
      name: 'on-backstop',
      total: figures.onBackstop,
      one: 'person stands without a visit plan of their own.',
      many: 'people stand without a visit plan of their own.',
    }),
  ]
}

export const armsSaid = (shown: FiguresShown): Said[] => {
  const { missingArms, armsReviewOverdue } = shown.figures
  const of = (name: ListName, total: number, words: string): Said[] =>
    total === 0 ? [] : [said(shown, { name, total, one: words, many: words })]
  return [
    said(shown, {
      name: 'missing-arms',
      total: missingArms.total,
      one: 'ARMS is missing.',
      many: 'ARMS are missing. Of these:',
    }),
    ...of('missing-arms-not-started', missingArms.notStarted, 'not started.'),
    ...of('missing-arms-draft', missingArms.draft, 'in draft.'),
    ...of('missing-arms-returned', missingArms.returned, 'returned for work.'),
    ...of(
      'missing-arms-awaiting-ratification',
      missingArms.awaitingRatification,
      'completed, awaiting ratification.',
    ),
    said(shown, {
      name: 'arms-review-overdue',
      total: armsReviewOverdue,
      one: 'ARMS review is overdue.',
      many: 'ARMS reviews are overdue.',
    }),
  ]
}

export const peopleSaid = (shown: FiguresShown): Said[] => {
  const { figures } = shown
  return [
    said(shown, {
      name: 'whereabouts-unknown',
      total: figures.whereaboutsUnknown,
      one: 'person’s whereabouts are unknown.',
      many: 'people’s whereabouts are unknown.',
    }),
    said(shown, {
      name: 'unallocated',
      total: figures.unallocated,
      one: 'person has no owner.',
      many: 'people have no owner.',
    }),
    said(shown, {
      name: 'suspension-past-review',
      total: figures.suspensionPastReview,
      one: 'suspension is past its review.',
      many: 'suspensions are past their review.',
    }),
  ]
}

/** How many there are at each of the two levels: each number leads to its list. */
export const levelsSaid = (shown: FiguresShown): Said[] =>
  (['very_high', 'high'] as const).map((level) => {
    const total = shown.figures.overdueVisits.byLevel[level] ?? 0
    return {
      before: '',
      number: inThousands(total),
      href: total === 0 ? null : listHref(shown, 'overdue-visits', { level }),
      after: `at ${levelWords[level].toLowerCase()} risk level.`,
    }
  })

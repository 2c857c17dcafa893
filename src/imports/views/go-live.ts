// Going live: what it means, what is still to be put right, and the button.
import { formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { HiddenFields, Problem, SummaryList } from '../../platform/views/models.ts'
import type { GoLiveFacts } from '../queries/go-live.ts'
import { problemsOf, titled } from './problems.ts'
import { counted, people } from './words.ts'

export type GoLiveModel = Readonly<{
  title: string
  problems: readonly Problem[]
  stateText: string
  checks: SummaryList
  form: Readonly<{ hidden: HiddenFields }> | null
}>

export type GoLiveAsked = Readonly<{
  facts: GoLiveFacts
  notLoaded: number
  arrearsOpen: number
  attempt: Attempt
  key: string
}>

type Counted = Readonly<{ count: number; href: string; words?: string }>

const check = (key: string, { count, href, words = people(count) }: Counted) =>
  count === 0 ? { key, text: 'None' } : { key, text: words, href }

const stateOf = ({ liveSince, liveBy, baselineOn }: GoLiveFacts): string => {
  if (liveSince !== null)
    return `The force went live on ${formatInstant(liveSince)}, pressed by ${liveBy ?? 'an inspector'}.`
  return baselineOn === null
    ? 'The force has not gone live, and no register has been loaded yet.'
    : `The force has not gone live. The first register was loaded on ${formatShortDate(baselineOn)}.`
}

export function goLiveModel({
  facts,
  notLoaded,
  arrearsOpen,
  attempt,
  key,
}: GoLiveAsked): GoLiveModel {
  return {
    title: titled('Go live', attempt),
    problems: problemsOf(attempt),
    stateText: stateOf(facts),
    checks: {
      rows: [
        check('In the caseload', { count: facts.people, href: '/lists/caseload' }),
        check('Of the register, not loaded', { count: notLoaded, href: '/imports/not-loaded' }),
        check('With no officer', { count: facts.unallocated, href: '/lists/unallocated' }),
        check('With no visit plan', { count: facts.noVisitPlan, href: '/lists/no-visit-plan' }),
        check('Whereabouts unknown', {
          count: facts.whereaboutsUnknown,
          href: '/lists/whereabouts-unknown',
        }),
        check('Arrears brought in, still open', {
          count: arrearsOpen,
          href: '/imports/baseline?state=open',
          words: counted(arrearsOpen, 'duty', 'duties'),
        }),
      ],
    },
    form: facts.liveSince === null ? { hidden: [{ name: '_key', value: key }] } : null,
  }
}

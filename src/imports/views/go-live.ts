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

const check = (key: string, count: number, href: string, words = people(count)) =>
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
        check('In the caseload', facts.people, '/lists/caseload'),
        check('Of the register, not loaded', notLoaded, '/imports/not-loaded'),
        check('With no officer', facts.unallocated, '/lists/unallocated'),
        check('With no visit plan', facts.noVisitPlan, '/lists/no-visit-plan'),
        check('Whereabouts unknown', facts.whereaboutsUnknown, '/lists/whereabouts-unknown'),
        check(
          'Arrears brought in, still open',
          arrearsOpen,
          '/imports/baseline?state=open',
          counted(arrearsOpen, 'duty', 'duties'),
        ),
      ],
    },
    form: facts.liveSince === null ? { hidden: [{ name: '_key', value: key }] } : null,
  }
}

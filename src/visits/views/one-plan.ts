// One plan for a visit, and the supervisor's decision on it.
import { formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import type { VisitPlan } from '../types.ts'
import { typedIn } from '../../platform/views/typed.ts'
import { planStateWords, purposesText } from './words.ts'

export type OnePlanModel = Readonly<{
  title: string
  person: object
  back: Link
  problems: readonly Problem[]
  facts: SummaryList
  decide: Readonly<{
    action: string
    hidden: HiddenFields
    agree: Choices
    why: TextArea
  }> | null
  notYoursText: string
}>

export type OnePlanAsked = Readonly<{
  plan: VisitPlan
  person: object
  /** A supervisor of the team; the author is told why not. */
  mayDecide: boolean
  isAuthor: boolean
  attempt: Attempt
  key: string
}>

const decidedText = ({ decidedBy, decidedAt, decidedWhy }: VisitPlan): string =>
  decidedAt === null
    ? ''
    : [`${decidedBy ?? 'Nobody'}, ${formatInstant(decidedAt)}.`, decidedWhy ?? ''].join(' ').trim()

const factsOf = (plan: VisitPlan): SummaryList => ({
  rows: [
    { key: 'Seen by, at the latest', text: formatShortDate(plan.latestBy) },
    {
      key: 'Not before',
      text: plan.earliest === null ? 'No earliest day' : formatShortDate(plan.earliest),
    },
    { key: 'Why', text: plan.why },
    { key: 'What for', text: purposesText(plan) || 'Not said' },
    { key: 'Crew', text: plan.crewNeeds ?? 'Nothing particular' },
    { key: 'To look at', text: plan.mustCheck ?? 'Nothing particular' },
    { key: 'State', text: planStateWords[plan.state] },
    { key: 'Made', text: `${plan.recordedBy}, ${formatInstant(plan.recordedAt)}` },
    ...(plan.decidedAt === null ? [] : [{ key: 'Decided', text: decidedText(plan) }]),
  ],
})

function decideOf({ plan, attempt, key }: OnePlanAsked): NonNullable<OnePlanModel['decide']> {
  const typed = typedIn(attempt)
  return {
    action: `/visit-plans/${plan.id}/approve`,
    hidden: [
      { name: 'version', value: String(plan.version) },
      { name: '_key', value: key },
    ],
    agree: typed.radios({
      name: 'agree',
      legend: 'Does the later day hold?',
      options: [
        { value: 'yes', text: 'Yes, it holds from now' },
        { value: 'no', text: 'No, the old day stands' },
      ],
    }),
    why: typed.textArea({ name: 'why', label: 'Why (needed for a no)' }, 3),
  }
}

export function onePlanModel(asked: OnePlanAsked): OnePlanModel {
  const { plan, person, isAuthor } = asked
  const waits = plan.state === 'waiting' && asked.mayDecide
  return {
    title: `Plan for a visit by ${formatShortDate(plan.latestBy)}`,
    person,
    back: {
      text: 'All plans for this person',
      href: `/offenders/${plan.offenderId}/visit-plan`,
    },
    problems: typedIn(asked.attempt).problems,
    facts: factsOf(plan),
    decide: waits && !isAuthor ? decideOf(asked) : null,
    notYoursText:
      waits && isAuthor
        ? 'You made this plan, so another supervisor must decide it. Until then the old day stands.'
        : '',
  }
}

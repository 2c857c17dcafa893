// One plan for a visit, and the supervisor's decision on it.
import type { Names } from '../../access/index.ts'
import { daysBetween, formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  HiddenFields,
  Link,
  Problem,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import { beyond, type Beyond, type PlanStands } from '../rules/plan-stands.ts'
import type { Outlook, PlanWeighed, VisitPlan } from '../types.ts'
import { typedIn } from '../../platform/views/typed.ts'
import { lateMoveOf } from './late-move.ts'
import { outlookModel, type OutlookModel } from './outlook.ts'
import { beyondText, daysText, deciderOf, planStateText } from './plan-state.ts'
import { purposesText } from './words.ts'

export type OnePlanModel = Readonly<{
  title: string
  person: object
  back: Link
  problems: readonly Problem[]
  facts: SummaryList
  /** Said as such of a day that the level does not allow. */
  beyondText: string
  /** What the next visit needs, as on the page of the plan: what waits is not decided blind. */
  outlook: OutlookModel | null
  decide: Readonly<{
    action: string
    hidden: HiddenFields
    agree: Choices
    why: TextArea
  }> | null
  notYoursText: string
  /** The plan that took the place of this one. */
  newer: Link | null
  struck: Link | null
}>

export type OnePlanAsked = Readonly<{
  plan: VisitPlan
  person: object
  /** A supervisor of the team; the author is told why not. */
  mayDecide: boolean
  isAuthor: boolean
  /** The plan that took the place of this one before anybody decided; null when none did. */
  newer: VisitPlan | null
  /** What a plan that waits is weighed against; null for somebody not managed here. */
  weighed: PlanWeighed | null
  names: Names
  /** How it stands, where it took hold. */
  stands: PlanStands | undefined
  /** What the next visit needs; null once it no longer waits. */
  outlook: Outlook | null
  attempt: Attempt
  key: string
}>

const decidedText = (plan: VisitPlan, names: Names): string =>
  plan.decidedAt === null
    ? ''
    : `${deciderOf(plan, names)}, ${formatInstant(plan.decidedAt)}. ${plan.decidedWhy ?? 'No why was given.'}`

/** Of a plan that waits: whether the level allows its day. */
const beyondOf = ({ plan, weighed }: Pick<OnePlanAsked, 'plan' | 'weighed'>): Beyond | null =>
  plan.state === 'waiting' && weighed !== null ? beyond(plan.latestBy, weighed.ceiling) : null

/** 'This day is 20 days beyond 26 May 2026, the ceiling of the risk level, counted from 26 Feb 2026, last seen.' */
function beyondWarning(asked: OnePlanAsked): string {
  const far = beyondOf(asked)
  if (far === null) return ''
  const lastSeen = asked.weighed?.lastSeen ?? null
  const from = lastSeen === null ? 'today' : `${formatShortDate(lastSeen)}, last seen`
  return `This day is ${beyondText(far)}, counted from ${from}.`
}

/** The day that stands until somebody decides, how late it is, and how far the level lets a plan go. */
function weighedText({ today, inForce, ceiling, overdueSince }: PlanWeighed): string {
  const late = overdueSince === null ? 0 : daysBetween(overdueSince, today)
  const held = inForce === null ? 'no visit plan' : `latest-by ${formatShortDate(inForce)}`
  const overdue = late > 0 ? `, ${daysText(late)} overdue` : ''
  return `${held}${overdue}. The ceiling of the level is ${formatShortDate(ceiling)}.`
}

const weighedRow = ({ plan, weighed }: OnePlanAsked): SummaryList['rows'] =>
  plan.state === 'waiting' && weighed !== null
    ? [{ key: 'In force now', text: capital(weighedText(weighed)) }]
    : []

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const lateMoveRow = (plan: VisitPlan, names: Names): SummaryList['rows'] => {
  const text = lateMoveOf(plan, names)
  return text === null ? [] : [{ key: 'Lateness', text }]
}

const factsOf = ({ plan, ...asked }: OnePlanAsked): SummaryList => ({
  rows: [
    { key: 'Seen by, at the latest', text: formatShortDate(plan.latestBy) },
    ...weighedRow({ plan, ...asked }),
    {
      key: 'Not before',
      text: plan.earliest === null ? 'No earliest day' : formatShortDate(plan.earliest),
    },
    { key: 'Why', text: plan.why },
    { key: 'What for', text: purposesText(plan) || 'Not said' },
    { key: 'Crew', text: plan.crewNeeds ?? 'Nothing particular' },
    { key: 'To look at', text: plan.mustCheck ?? 'Nothing particular' },
    { key: 'State', text: planStateText(plan, asked.stands, asked.names) },
    { key: 'Made', text: `${asked.names(plan.recordedBy)}, ${formatInstant(plan.recordedAt)}` },
    ...(plan.decidedAt === null ? [] : [{ key: 'Decided', text: decidedText(plan, asked.names) }]),
    ...lateMoveRow(plan, asked.names),
  ],
})

/** A no needs one, and so does moving the day of somebody who is overdue, or beyond the ceiling. */
function whyOf(asked: OnePlanAsked) {
  if (asked.weighed?.overdueSince != null)
    return {
      name: 'why',
      label: 'Why',
      hint: 'This person is overdue, so both answers need one. It stays on the file beside the lateness.',
    }
  return beyondOf(asked) === null
    ? { name: 'why', label: 'Why (needed for a no)' }
    : {
        name: 'why',
        label: 'Why',
        hint: 'The day is beyond the ceiling, so both answers need one. It stays on record with the plan.',
      }
}

function decideOf(asked: OnePlanAsked): NonNullable<OnePlanModel['decide']> {
  const { plan, attempt, key } = asked
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
    why: typed.textArea(whyOf(asked), 3),
  }
}

export function onePlanModel(asked: OnePlanAsked): OnePlanModel {
  const { plan, person, isAuthor } = asked
  const waits = plan.state === 'waiting' && plan.struck == null && asked.mayDecide
  return {
    title: `Plan for a visit by ${formatShortDate(plan.latestBy)}`,
    person,
    back: {
      text: 'All plans for this person',
      href: `/offenders/${plan.offenderId}/visit-plan`,
    },
    problems: typedIn(asked.attempt).problems,
    facts: factsOf(asked),
    beyondText: beyondWarning(asked),
    outlook:
      asked.outlook === null
        ? null
        : outlookModel({ offenderId: plan.offenderId, outlook: asked.outlook, plan: null }),
    decide: waits && !isAuthor ? decideOf(asked) : null,
    newer:
      asked.newer === null
        ? null
        : {
            text: `The newer plan, for a visit by ${formatShortDate(asked.newer.latestBy)}`,
            href: `/visit-plans/${asked.newer.id}`,
          },
    struck:
      plan.struck == null
        ? null
        : {
            text: 'Struck out: see who did so, when and why',
            href: `/corrections/${plan.struck}`,
          },
    notYoursText:
      waits && isAuthor
        ? 'You made this plan, so another supervisor must decide it. Until then the old day stands.'
        : '',
  }
}

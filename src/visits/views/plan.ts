// The plan for the next visit: what holds now and why, the form for the next one, and all that were made.
import type { Names } from '../../access/index.ts'
import {
  addDays,
  formatInstant,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  DateField,
  HiddenFields,
  Link,
  Problem,
  Table,
  TextArea,
} from '../../platform/views/models.ts'
import { purposes, type LatestBy, type Outlook, type VisitPlan } from '../types.ts'
import { typedIn } from '../../platform/views/typed.ts'
import { outlookModel, type OutlookModel } from './outlook.ts'
import { lateMoveOf } from './late-move.ts'
import type { PlanStands } from '../rules/plan-stands.ts'
import { planStateText } from './plan-state.ts'
import { purposeWords } from './words.ts'

export type PlanResource = Omit<VisitPlan, 'forceId'> &
  Readonly<{
    /** What was shown overdue until this later day was agreed. */
    shownOverdue: Readonly<{ from: LocalDate; to: LocalDate }> | null
  }>
export function planResource({ forceId: _, ...plan }: VisitPlan): PlanResource {
  const { clearedOverdueSince: since, decidedAt } = plan
  const shownOverdue =
    since === null || decidedAt === null
      ? null
      : { from: addDays(since, 1), to: localDateOf(decidedAt) }
  return { ...plan, shownOverdue }
}

export type PlanModel = Readonly<{
  title: string
  person: object
  back: Link
  problems: readonly Problem[]
  nowText: string
  becauseText: string
  waiting: Readonly<{ text: string; href: string; linkText: string }> | null
  form: Readonly<{
    action: string
    hidden: HiddenFields
    latestBy: DateField
    earliest: DateField
    why: TextArea
    purposes: Choices
    crewNeeds: TextArea
    mustCheck: TextArea
  }> | null
  /** An outer limit is no timetable: said where nothing but the ceiling holds. */
  backstopText: string
  outlook: OutlookModel
  history: Table | null
}>

export type PlanAsked = Readonly<{
  offenderId: string
  person: object
  mayPlan: boolean
  attempt: Attempt
  current: LatestBy | null
  plans: readonly VisitPlan[]
  names: Names
  /** How each of them stands that took hold. */
  stands: ReadonlyMap<string, PlanStands>
  outlook: Outlook
  key: string
}>

function formOf({ offenderId, key, mayPlan, attempt }: PlanAsked): PlanModel['form'] {
  if (!mayPlan) return null
  const typed = typedIn(attempt)
  return {
    action: `/offenders/${offenderId}/visit-plan`,
    hidden: [{ name: '_key', value: key }],
    latestBy: typed.date({
      name: 'latestBy',
      label: 'Seen by, at the latest',
      hint: 'For example, 27/3/2026. A later day than the one in force, or one beyond the ceiling of the risk level, waits for a supervisor.',
    }),
    earliest: typed.date({ name: 'earliest', label: 'Not before (may be left out)' }),
    why: typed.textArea({
      name: 'why',
      label: 'Why this interval',
      hint: 'What about this person, and now, makes it right?',
    }),
    purposes: typed.ticks({
      name: 'purposes',
      legend: 'What the visit is for',
      options: purposes.map((value) => ({ value, text: purposeWords[value] })),
    }),
    mustCheck: typed.textArea(
      {
        name: 'mustCheck',
        label: 'What to look at besides (may be left out)',
        hint: 'Conditions, devices, children and what is not proved are listed above by themselves.',
      },
      3,
    ),
    crewNeeds: typed.textArea(
      {
        name: 'crewNeeds',
        label: 'What the crew must be or bring (may be left out)',
        hint: 'For example, an officer trained in devices, a woman, an interpreter',
      },
      3,
    ),
  }
}

/** The plan whose day holds: the newest of those in force, while its day is the one that counts. */
export const planInForce = (
  plans: readonly VisitPlan[],
  current: LatestBy | null,
): VisitPlan | null =>
  current?.rule === 'plan' ? (plans.find(({ state }) => state === 'in_force') ?? null) : null

const historyRow = (plan: VisitPlan, { stands, names }: Pick<PlanAsked, 'stands' | 'names'>) => [
  { text: formatShortDate(plan.latestBy), href: `/visit-plans/${plan.id}` },
  { text: plan.why },
  {
    text: planStateText(plan, stands.get(plan.id), names),
    note: lateMoveOf(plan, names) ?? plan.decidedWhy ?? '',
  },
  {
    text:
      plan.origin === 'register'
        ? 'From the register'
        : `${names(plan.recordedBy)}, ${formatInstant(plan.recordedAt)}`,
  },
]

const historyOf = ({ plans, ...asked }: PlanAsked): Table | null =>
  plans.length === 0
    ? null
    : {
        caption: 'Plans made, newest first',
        regionId: 'plans-made',
        stacks: true,
        head: ['Latest-by', 'Why', 'State', 'Made'].map((text) => ({ text })),
        rows: plans.map((plan) => historyRow(plan, asked)),
      }

export function planModel(asked: PlanAsked): PlanModel {
  const { current, plans, attempt, offenderId, outlook } = asked
  const waiting = plans.find((plan) => plan.state === 'waiting')
  const heading = 'Plan the next visit'
  return {
    title: attempt.errors.length > 0 ? `Error: ${heading}` : heading,
    person: asked.person,
    back: { text: 'Back to the file', href: `/offenders/${offenderId}` },
    problems: typedIn(attempt).problems,
    nowText:
      current === null
        ? 'No visit plan: nothing sets a day for the next visit.'
        : `Now due by ${formatShortDate(current.on)}.`,
    becauseText: current?.because ?? 'Make a plan, so that a day is set.',
    waiting:
      waiting === undefined
        ? null
        : {
            text: `A plan for ${formatShortDate(waiting.latestBy)} waits for a supervisor. Until then the day above stands.`,
            href: `/visit-plans/${waiting.id}`,
            linkText: 'Look at the waiting plan',
          },
    backstopText:
      current?.rule === 'backstop'
        ? 'Only the force’s ceiling holds. It is an outer limit and no timetable: say below when this person is to be seen, and why then.'
        : '',
    outlook: outlookModel({ offenderId, outlook, plan: planInForce(plans, current) }),
    form: formOf(asked),
    history: historyOf(asked),
  }
}

// Planned shifts to come, and the form for another.
import { formatDate, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import {
  dateField,
  input,
  problemsOf,
  select,
  typedDate,
  type Draw,
} from '../../platform/views/fields.ts'
import type { Pager, Problem, Table } from '../../platform/views/models.ts'
import type { PlanShown } from '../queries.ts'
import { crewText } from '../rules.ts'
import type { ShiftPlan } from '../types.ts'
import type { ShiftForm } from './line.ts'
import { officerText } from './words.ts'

export type PlansModel = Readonly<{
  leadText: string
  table: Table | null
  emptyText: string | null
  pager: Pager
}>

const hoursText = ({ onDay, fromTime, untilTime }: ShiftPlan): string =>
  `${formatDate(onDay)}, ${fromTime} to ${untilTime}`

export const areaText = ({ districts }: ShiftPlan): string =>
  districts.length === 0 ? 'All districts' : districts.join(', ')

export type PartShown = Readonly<{
  total: number
  next: string | null
  /** The beginning of the same list, with what was asked of it; null where this is it. */
  first: string | null
}>

export const plansModel = (
  plans: readonly PlanShown[],
  { total, next, first }: PartShown,
): PlansModel => ({
  pager: {
    label: 'Planned shifts',
    totalText: `${total} in all, the soonest first.`,
    nextHref: next,
    firstHref: first,
  },
  leadText:
    'Who goes to whom on which evening or weekend. A plan changes no date and clears nothing: only a visit does.',
  table:
    plans.length === 0
      ? null
      : {
          caption: 'Planned shifts',
          captionClasses: 'govuk-visually-hidden',
          regionId: 'planned-shifts',
          stacks: true,
          firstCellIsHeader: true,
          head: [
            { text: 'When' },
            { text: 'Who goes' },
            { text: 'Where' },
            { text: 'Stops', format: 'numeric' },
          ],
          rows: plans.map((plan) => [
            { text: hoursText(plan), href: `/shifts/${plan.id}` },
            { text: crewText(plan.crew) },
            { text: areaText(plan) },
            { text: String(plan.stops), format: 'numeric' },
          ]),
        },
  emptyText: plans.length === 0 ? 'No shift is planned from today on.' : null,
})

export type NewPlanModel = Readonly<{
  title: string
  problems: readonly Problem[]
  form: ShiftForm
  ruleText: string
}>

type Officer = Readonly<{ key: string; name: string; teamName: string | null; isAway?: boolean }>

export type NewPlanShown = Readonly<{
  on: LocalDate
  officers: readonly Officer[]
  attempt: Attempt
  key: string
}>

const narrow = 'govuk-input--width-5'

const fieldsOf = ({ on, officers, attempt }: NewPlanShown): ShiftForm['fields'] => {
  const draw: Draw = { attempt, values: { on: typedDate(on) } }
  return [
    dateField(draw, ['on', 'On which day?']),
    input(draw, ['from', 'From'], { hint: 'Like 18:00, 1800 or 6pm', classes: narrow }),
    input(draw, ['until', 'Until'], { hint: 'On the same day', classes: narrow }),
    select(
      draw,
      { name: 'with.0.officer', label: 'Which officer goes with you?' },
      officers.map((one) => [one.key, officerText(one, `on ${formatShortDate(on)}`)]),
    ),
    input(draw, ['districts', 'Which postcode districts? (optional)'], {
      hint: 'Like NM1, NM2. Leave blank for all of them',
    }),
    input(draw, ['note', 'What should be known (optional)']),
  ]
}

export const newPlanModel = (shown: NewPlanShown): NewPlanModel => ({
  title: 'Plan a shift',
  problems: problemsOf({ attempt: shown.attempt }),
  form: {
    action: '/shifts',
    hidden: [{ name: '_key', value: shown.key }],
    fields: fieldsOf(shown),
    submitText: 'Propose the stops',
    buttonClasses: '',
  },
  ruleText:
    'Overdue before due, and the higher risk level first. Among those alike: the same postcode district as the stop before, then the same area with the nearest number, then other areas. Then whoever has a part of these hours that was never tried, then the longest overdue. You change the order as you see fit.',
})

// The parameters of visits: how often, how soon, how calls are read, and who is told.
import type { Level, ListParameter, NumberParameter } from '../types.ts'
import {
  days,
  hours,
  months,
  number,
  percent,
  workingDays,
  type ListKind,
  type NumberKind,
} from './parameter-kinds.ts'

const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'very high risk',
  high: 'high risk',
  medium: 'medium risk',
  low: 'low risk',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const ceiling = (level: Level): NumberKind => ({
  ...number(
    `Longest time between two qualifying visits when there is no plan: ${levelWords[level]}`,
    months,
    [1, 24],
  ),
  sentence: { subject: capital(levelWords[level]), before: 'at least every ', after: 'every ' },
})

const firstVisit = (level: Level): NumberKind => ({
  ...number(
    `Time to a first visit after coming to the community: ${levelWords[level]}`,
    days,
    [1, 90],
  ),
  sentence: {
    subject: `First visit, ${levelWords[level]}`,
    before: 'within ',
    after: 'within ',
  },
})

const alertDays = (level: Level): NumberKind =>
  number(
    `Days overdue after which the inspector must choose what is done: ${levelWords[level]}; 0 is never`,
    days,
    [0, 365],
  )

type OfVisits<Name extends string> = Extract<Name, `visits.${string}`>

export const visitParameters: Readonly<
  Record<OfVisits<NumberParameter>, NumberKind> & Record<OfVisits<ListParameter>, ListKind>
> = {
  'visits.ceiling_months.very_high': ceiling('very_high'),
  'visits.ceiling_months.high': ceiling('high'),
  'visits.ceiling_months.medium': ceiling('medium'),
  'visits.ceiling_months.low': ceiling('low'),
  'visits.first_visit_days.very_high': firstVisit('very_high'),
  'visits.first_visit_days.high': firstVisit('high'),
  'visits.first_visit_days.medium': firstVisit('medium'),
  'visits.first_visit_days.low': firstVisit('low'),
  'visits.abroad_return_days': number(
    'Time abroad after which a return starts the first-visit days again; after a shorter one the old date stands',
    days,
    [0, 365],
  ),
  'visits.write_up_hours': number('Time to write up a visit', hours, [1, 240]),
  'visits.write_up_decision_days': number(
    'Time after which a supervisor decides whether a visit without a write-up counts',
    days,
    [2, 60],
  ),
  'visits.plan_working_days': number(
    'Time to plan the next visit after a change of risk level, lead agency or address',
    workingDays,
    [1, 60],
  ),
  'visits.part_of_day_hours': {
    kind: 'list',
    words: 'The hours at which the afternoon and the evening begin',
    unit: ['', ''],
    least: 1,
    most: 23,
    count: { least: 2, most: 2 },
  },
  'visits.calling_hours': {
    kind: 'list',
    words: 'The hours at which calling at a home begins and ends',
    unit: ['', ''],
    least: 0,
    most: 24,
    count: { least: 2, most: 2 },
  },
  'visits.slot_months': number(
    'How far back calls are read to say which parts of the week were never tried',
    months,
    [1, 60],
  ),
  'visits.regular_gap_percent': number(
    'Spread of the time between visits, of their average, at which visits are said to be regular',
    percent,
    [1, 100],
  ),
  'visits.concentrated_slot_percent': number(
    'Share of the visits in one part of one weekday at which they are said to be concentrated',
    percent,
    [1, 100],
  ),
  'visits.concentrated_part_percent': number(
    'Share of the visits in one part of the day, whatever the weekday, at which they are said to be concentrated',
    percent,
    [1, 100],
  ),
  'visits.same_crew_months': number(
    'Time with the same two officers after which a fresh second officer is suggested',
    months,
    [1, 60],
  ),
  'visits.s96b_failed_entries': number(
    'Failed entries on different days before a warrant of entry may be considered',
    ['entry', 'entries'],
    [1, 10],
  ),
  'visits.attempts_before_escalation': number(
    'Failed attempts since the last qualifying visit at which the supervisor is told',
    ['attempt', 'attempts'],
    [1, 20],
  ),
  'visits.alert_days.very_high': alertDays('very_high'),
  'visits.alert_days.high': alertDays('high'),
  'visits.alert_days.medium': alertDays('medium'),
  'visits.alert_days.low': alertDays('low'),
  'visits.attempts_before_alert': number(
    'Failed calls at different times after which the inspector must choose what is done, for very high and high risk level; 0 is never',
    ['call', 'calls'],
    [0, 20],
  ),
  'visits.alert_again_days': number(
    'How long an inspector’s choice may stand before the alert is looked at again',
    days,
    [1, 60],
  ),
}

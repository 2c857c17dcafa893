// Every parameter once: what it is in words, what it may hold, and in which unit.
import type { DatesParameter, Level, ListParameter, NumberParameter, Parameter } from '../types.ts'

/** [one, many]: '1 month', '3 months'. */
type Unit = readonly [string, string]
type Bounds = Readonly<{ least: number; most: number }>

type Named = Readonly<{
  /** What it is; no two read the same. */
  words: string
  /** Where the value stands in a sentence of its own: 'at least every' 3 months. */
  sentence?: Readonly<{ subject: string; before: string; after: string }>
}>
export type NumberKind = Named & Readonly<{ kind: 'number'; unit: Unit }> & Bounds
/** Numbers that grow from the first to the last. */
export type ListKind = Named & Readonly<{ kind: 'list'; unit: Unit; count: Bounds }> & Bounds
export type DatesKind = Named & Readonly<{ kind: 'dates' }>

const months: Unit = ['month', 'months']
const days: Unit = ['day', 'days']
const hours: Unit = ['hour', 'hours']
const workingDays: Unit = ['working day', 'working days']

const number = (
  words: string,
  unit: Unit,
  [least, most]: readonly [number, number],
): NumberKind => ({
  kind: 'number',
  words,
  unit,
  least,
  most,
})

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

/** 1 is yes, 0 is no. */
const takes = (what: string): NumberKind =>
  number(`Whether the force takes ${what} overnight: 1 is yes, 0 is no`, ['', ''], [0, 1])

/** A new parameter is a name in types.ts, a line here, and its first value in a migration. */
export const parameters: Readonly<
  Record<NumberParameter, NumberKind> &
    Record<ListParameter, ListKind> &
    Record<DatesParameter, DatesKind>
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
  'visits.s96b_failed_entries': number(
    'Failed entries on different days before a warrant of entry may be considered',
    ['entry', 'entries'],
    [1, 10],
  ),
  'duties.due_within_days': number('How long before its day a duty is shown as due', days, [0, 60]),
  'duties.overdue_bands': {
    kind: 'list',
    words: 'How many days over divide the overdue into bands',
    unit: days,
    least: 1,
    most: 3_650,
    count: { least: 1, most: 6 },
  },
  'arms.initial_days': number('Time to a first ARMS assessment once police lead', days, [1, 180]),
  'arms.review_months': number('Time from one ARMS assessment to its review', months, [1, 36]),
  'suspension.review_days': number(
    'Time to the review of custody, hospital or abroad when none was given',
    days,
    [1, 365],
  ),
  'workload.ratio_threshold': number(
    'People to one officer above which a team is shown as over',
    ['person', 'people'],
    [1, 500],
  ),
  'access.opening_hours': number(
    'How long a file of another team stays open after a reason',
    hours,
    [1, 72],
  ),
  'access.break_glass_hours': number(
    'How long a restricted file stays open to the inspector on call who broke the glass',
    hours,
    [1, 72],
  ),
  'access.restriction_review_days': number(
    'Time after which the restriction of a file is proposed to be reviewed',
    days,
    [1, 365],
  ),
  'backlog.recent_days': number('How long a release or a move in counts as recent', days, [1, 365]),
  'calendar.bank_holiday_warning_days': number(
    'How long before the bank holidays run out a warning is shown',
    days,
    [1, 730],
  ),
  'audit.clock_jump_seconds': number(
    'How far the clock of the server may move against the database’s before the access log marks it',
    ['second', 'seconds'],
    [1, 3_600],
  ),
  'audit.verify_hours': number(
    'Time without a verification of the access log after which a warning is shown',
    hours,
    [1, 720],
  ),
  'exports.large_rows': number(
    'Rows of a list above which only an inspector takes it out as a file',
    ['row', 'rows'],
    [1, 100_000],
  ),
  'visits.attempts_before_escalation': number(
    'Failed attempts since the last qualifying visit at which the supervisor is told',
    ['attempt', 'attempts'],
    [1, 20],
  ),
  'jobs.silence_hours': number(
    'How long a job may be late before its silence is an alarm',
    hours,
    [1, 72],
  ),
  'checks.old_after_days': number(
    'Age at which a check of another system is shown as old',
    days,
    [1, 3_650],
  ),
  'cover.accept_hours': number(
    'Time within which somebody accepts a person of very high or high risk level whose officer is away',
    hours,
    [1, 168],
  ),
  'cover.ahead_days': number(
    'How long before a planned absence somebody has to be found for those who fall due in it',
    days,
    [0, 60],
  ),
  'cover.unknown_end_days': number(
    'How far ahead somebody has to be found for those who fall due, while the last day of an absence is not known',
    days,
    [0, 365],
  ),
  'roster.gap_days': number('How far ahead gaps in supervisor cover are shown', days, [1, 60]),
  'ringing.climb_minutes': number(
    'Time without anybody accepting after which the next rank is rung',
    ['minute', 'minutes'],
    [1, 1_440],
  ),
  'looks.files_a_day': number(
    'Files that one reader opens in a day above which the auditor is asked to look',
    ['file', 'files'],
    [1, 1_000],
  ),
  'looks.days_back': number(
    'How far back the access log is read for looks without need',
    days,
    [1, 366],
  ),
  'overnight.decide_hours': number(
    'Time to confirm or dismiss a possible hit of an overnight list',
    hours,
    [1, 240],
  ),
  'overnight.ask_hours': number(
    'Time to answer what a confirmed hit asks: a child, a review, a visit',
    hours,
    [1, 240],
  ),
  'overnight.takes.custody': takes('a custody list'),
  'overnight.takes.crime': takes('a list of crimes'),
  'overnight.takes.incident': takes('a list of incidents'),
  'overnight.takes.missing': takes('a list of missing people'),
  'overnight.takes.intelligence': takes('a list of intelligence'),
  'calendar.bank_holidays': { kind: 'dates', words: 'Bank holidays' },
}

export const isParameter = (name: string): name is Parameter => Object.hasOwn(parameters, name)

export const inWords = (parameter: Parameter): string => parameters[parameter].words

// Every parameter once: what it is in words, what it may hold, and in which unit.
import type { DatesParameter, ListParameter, NumberParameter, Parameter } from '../types.ts'
import {
  days,
  hours,
  months,
  number,
  workingDays,
  type DatesKind,
  type ListKind,
  type NumberKind,
} from './parameter-kinds.ts'
import { visitParameters } from './visit-parameters.ts'

/** 1 is yes, 0 is no. */
const takes = (what: string): NumberKind =>
  number(`Whether the force takes ${what} overnight: 1 is yes, 0 is no`, ['', ''], [0, 1])

/** A new parameter is a name in types.ts, a line here, and its first value in a migration. */
export const parameters: Readonly<
  Record<NumberParameter, NumberKind> &
    Record<ListParameter, ListKind> &
    Record<DatesParameter, DatesKind>
> = {
  ...visitParameters,
  'measures.officer_first_days': number(
    'How long an officer’s measures of a period are theirs alone before a supervisor is shown them',
    workingDays,
    [0, 60],
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
  'jobs.silence_hours': number(
    'How long a job may be late before its silence is an alarm',
    hours,
    [1, 72],
  ),
  'shifts.stop_minutes': number(
    'Time that a planned shift allows for each stop, the way there included',
    ['minute', 'minutes'],
    [10, 480],
  ),
  'drafts.days': number(
    'How long what is typed and not recorded is kept for its writer',
    days,
    [1, 31],
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

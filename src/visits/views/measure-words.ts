// How the measures of visits say things: their lists, the levels, and why some days are not shown.
import type { Level } from '../../policy/index.ts'
import type { MeasuredList, MeasuresRefusal } from '../types.ts'

export const listWords: Readonly<Record<MeasuredList, string>> = {
  seen: 'Visits at which the person was seen at home',
  unannounced: 'Of those, unannounced',
  announced: 'Of those, announced',
  'double-crewed': 'Of those, by two or more',
  'sole-crewed': 'Of those, by one alone',
  counted: 'Visits that count',
  attempts: 'Attempts',
  'write-ups': 'Calls at which somebody was seen, to be written up',
  'write-ups-late': 'Of those, written up late or not yet',
  owed: 'Visits that were owed by a day, and made',
  'in-window': 'Of those, made in their window',
  late: 'Of those, made late',
  overdue: 'People whose visit stood overdue on some of these days',
  'still-overdue': 'Of those, still owed and overdue at the end of these days',
}

/** The same lists, each by itself. */
export const listTitles: Readonly<Record<MeasuredList, string>> = {
  seen: 'Visits at which the person was seen at home',
  unannounced: 'Unannounced visits',
  announced: 'Announced visits',
  'double-crewed': 'Visits by two or more',
  'sole-crewed': 'Visits by one alone',
  counted: 'Visits that count',
  attempts: 'Attempts',
  'write-ups': 'Calls at which somebody was seen, to be written up',
  'write-ups-late': 'Visits written up late or not yet',
  owed: 'Visits that were owed by a day, and made',
  'in-window': 'Visits made in their window',
  late: 'Visits made late',
  overdue: 'People whose visit stood overdue on some of these days',
  'still-overdue': 'People whose visit is still owed and overdue at the end',
}

export const measureLevels: readonly Level[] = ['very_high', 'high', 'medium', 'low']
export const measureLevelWords: Readonly<Record<Level, string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

export const measuresRefusalWords: Readonly<Record<MeasuresRefusal, string>> = {
  'officer-first':
    'These days are the officers’ own for now: choose a last day that they have seen first',
  'to-come': 'Choose a last day that is not in the future',
  'too-long': 'Ask for at most three years at once',
  backwards: 'The first day must not be after the last',
}

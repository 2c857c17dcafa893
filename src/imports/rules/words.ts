// Plain words for what a register may change, and for the values it changes from and to.
import { formatShortDate, parseLocalDate } from '../../platform/calendar.ts'
import type { ChangeKind } from '../types.ts'

export const changeWords: Readonly<Record<ChangeKind, string>> = {
  name: 'name',
  pnc: 'PNC ID',
  birth: 'date of birth',
  sex: 'sex',
  notes: 'notes',
  level: 'risk level',
  mappa: 'MAPPA level',
  lead: 'lead agency',
  status: 'status',
  return: 'last return to the community',
  management: 'management',
  owner: 'officer and team',
  address: 'address',
  children: 'children at the address',
  order: 'SHPO expiry',
  visit: 'last visit',
  plan: 'visit due by',
  arms: 'ARMS completed and ratified',
  sentence: 'sentence and notification',
}

const isChange = (what: string): what is ChangeKind => Object.hasOwn(changeWords, what)

/** 'risk level'; what is no kind of change, such as 'new person', says itself. */
export const wordsOf = (what: string): string => (isChange(what) ? changeWords[what] : what)

const values: Readonly<Record<string, string>> = {
  very_high: 'very high',
  yot: 'youth offending team',
  missing: 'whereabouts unknown',
}

/** A stored value as people say it: days in short, words without underscores. */
export const valueWords = (value: string | null): string =>
  value === null || value === ''
    ? 'nothing'
    : (values[value] ??
      value.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => {
        const found = parseLocalDate(day)
        return found === null ? day : formatShortDate(found)
      }))

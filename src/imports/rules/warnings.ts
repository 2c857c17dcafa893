// What is odd about an accepted person: nothing is changed for it, somebody should look.
import { ageOn, type LocalDate } from '../../platform/calendar.ts'
import type { RegisterPerson, RegisterWarning } from '../types.ts'
import type { RowFacts } from './row.ts'
import { tidy } from './cells.ts'

const oldest = 120

const datesOf = (person: RegisterPerson): readonly [string, LocalDate | null][] => [
  ['Police lead since', person.leadSince],
  ['Last visit', person.lastVisit],
  ['ARMS completed', person.armsCompleted],
  ['Released', person.released],
  ['Conviction date', person.convictionDate],
]

export function warningsOf(person: RegisterPerson, { raw, today }: RowFacts): RegisterWarning[] {
  const { line, visorRef, dateOfBirth } = person
  const found: string[] = []
  if (tidy(raw('Manager')) === '' && tidy(raw('Manager name')) !== '') {
    found.push('The manager has a name but no collar number, so nobody is allocated.')
  }
  if (ageOn(dateOfBirth, today) > oldest)
    found.push(`DOB makes this person over ${oldest} years old.`)
  for (const [column, date] of datesOf(person)) {
    if (date !== null && date < dateOfBirth) found.push(`${column} is before the date of birth.`)
  }
  return found.map((what) => ({ line, visorRef, what }))
}

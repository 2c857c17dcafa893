// A late visit on a screen of many: the person, how late, and why it stands where it stands.
import type { LocalDate } from '../../platform/calendar.ts'
import type { WorstCase } from '../service/worst.ts'
import type { DutyRow } from './duty.ts'
import { controlResource, controlText, personLine, personResource } from './person.ts'
import { days } from './words.ts'

export const worstRow = (
  { person, daysOverdue, because, words }: WorstCase,
  on: LocalDate,
): DutyRow => ({
  owedText: 'Visit',
  whenText: `${days(daysOverdue)} overdue`,
  because,
  words,
  also: [],
  control: controlText(person),
  act: null,
  person: personLine(person, on),
})

export const worstResource = ({ person, daysOverdue, because, words }: WorstCase) => ({
  offender: personResource(person),
  owner: person.officerKey,
  team: person.teamName,
  attempts: person.attemptsSince,
  daysOverdue,
  ...controlResource(person),
  because,
  words,
})

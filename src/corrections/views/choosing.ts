// The first half of the page: to whom an entry belongs, which record is the other, or when it truly was.
import { errorOf } from '../../platform/views/fields.ts'
import { formatTime, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { DateField, Input } from '../../platform/views/models.ts'
import type { CorrectionKind, Entry } from '../types.ts'

export type Choosing = Readonly<{
  action: string
  /** A person, or a day with a time where there is one; the others are null. */
  person: Input | null
  day: DateField | null
  time: Input | null
  submitText: string
}>

/** To whom, or which record, as it was typed; and when it was. */
export type Chosen = Readonly<{ said: string | null; at: Date | null }>

export type ChoiceShown = Readonly<{
  kind: CorrectionKind
  path: string
  chosen: Chosen
  entry: Entry | null
  attempt: Attempt
}>

/** The name of the field by which each kind chooses somebody. */
export const fieldName: Readonly<Record<CorrectionKind, string | null>> = {
  strike: null,
  move: 'to',
  redate: null,
  merge: 'with',
  unmerge: 'merged',
}

const fieldLabels: Readonly<Record<string, string>> = {
  to: 'ViSOR reference of the right person',
  with: 'ViSOR reference of the other record of this person',
  merged: 'ViSOR reference of the record to take out',
}

const personField = (name: string, { chosen, attempt }: ChoiceShown): Input => ({
  id: name,
  name,
  label: fieldLabels[name] ?? '',
  hint: 'For example V1234567',
  value: chosen.said ?? attempt.typed[name] ?? '',
  classes: 'govuk-input--width-10',
  ...errorOf(attempt, name),
})

const spoken = (day: LocalDate): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}/${Number(month)}/${year}`
}

const dayField = (at: Date, attempt: Attempt): DateField => ({
  id: 'onDate',
  name: 'onDate',
  label: 'On what day was it?',
  hint: 'For example 27/3/2026',
  value: spoken(localDateOf(at)),
  ...errorOf(attempt, 'at'),
})

const timeField = (at: Date): Input => ({
  id: 'atTime',
  name: 'atTime',
  label: 'At what time was it?',
  hint: 'For example 19:30 or 7.30pm',
  value: formatTime(at),
  classes: 'govuk-input--width-5',
})

const isStruck = (entry: Entry | null): boolean => entry !== null && entry.struck !== null

/** Null for what needs no choice, and for an entry that was struck out already. */
export function chooseOf(shown: ChoiceShown): Choosing | null {
  const { kind, path, chosen, entry, attempt } = shown
  if (isStruck(entry)) return null
  const isChosen = chosen.said !== null || chosen.at !== null
  const submitText = isChosen ? 'Look again' : 'Look what comes of it'
  const base = { action: `${path}/${kind}`, person: null, day: null, time: null, submitText }
  const name = fieldName[kind]
  if (name !== null) return { ...base, person: personField(name, shown) }
  if (kind !== 'redate' || entry === null) return null
  const at = chosen.at ?? entry.at
  return { ...base, day: dayField(at, attempt), time: entry.hasTime ? timeField(at) : null }
}

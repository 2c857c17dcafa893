// The plan for the next visit as the form of a visit asks for it.
import type { Choices, DateField, TextArea } from '../../platform/views/models.ts'
import type { Typed } from '../../platform/views/typed.ts'
import { purposes } from '../types.ts'
import { purposeWords } from './words.ts'

export type NextModel = Readonly<{
  latestBy: DateField
  earliest: DateField
  why: TextArea
  purposes: Choices
}>

/** Left empty, no plan is made. */
export const nextOf = (typed: Typed): NextModel => ({
  latestBy: typed.date({
    name: 'next.latestBy',
    label: 'Seen by, at the latest',
    hint: 'For example, 27/3/2026. A day beyond the ceiling of the risk level waits for a supervisor. So does a day later than the one in force, unless this visit counts and meets that one. Left empty, no plan is made.',
  }),
  earliest: typed.date({ name: 'next.earliest', label: 'Not before (may be left out)' }),
  why: typed.textArea({ name: 'next.why', label: 'Why this interval' }, 2),
  purposes: typed.ticks({
    name: 'next.purposes',
    legend: 'What it is for',
    options: purposes.map((value) => ({ value, text: purposeWords[value] })),
  }),
})

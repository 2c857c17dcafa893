// What a look over tells of a visit, line by line: it forbids nothing.
import type { LookLine } from '../rules/look.ts'
import { lookWords } from './words.ts'

export type LookModel = Readonly<{
  title: string
  text: string
  lines: readonly Readonly<{
    point: string
    tag: Readonly<{ text: string; classes: string }>
    words: string
  }>[]
}>

const linesOf = (look: readonly LookLine[]): LookModel['lines'] =>
  look.map(({ point, ok, words }) => ({
    point: lookWords[point],
    tag: ok
      ? { text: 'Good', classes: 'govuk-tag--green' }
      : { text: 'Look again', classes: 'govuk-tag--yellow' },
    words,
  }))

/** Before it is recorded: nothing is kept yet. */
export const lookModel = (look: readonly LookLine[]): LookModel => ({
  title: 'Looked over',
  text:
    look.length === 0
      ? 'Nobody was seen, so there is nothing to look over. Nothing is recorded yet: press Record.'
      : 'Nothing is recorded yet. Put right what you can, then press Record: none of this stops you.',
  lines: linesOf(look),
})

/** Of what is recorded, for whoever wrote it. */
export const lookAfterModel = (look: readonly LookLine[]): LookModel | null =>
  look.length === 0
    ? null
    : {
        title: 'How this record reads',
        text: 'Shown to you alone, as you wrote it. What is missing can still be added.',
        lines: linesOf(look),
      }

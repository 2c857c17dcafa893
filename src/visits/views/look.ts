// What a look over tells of a visit, line by line: it forbids nothing.
import { formatShortDate, localDateOf, spokenTime } from '../../platform/calendar.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import { firstDraw } from '../../platform/http/route.ts'
import type { Link, Problem } from '../../platform/views/models.ts'
import { hrefOf, typedIn } from '../../platform/views/typed.ts'
import type { LookLine } from '../rules/look.ts'
import { lookFieldWords, lookWords } from './words.ts'

type LookRow = Readonly<{
  point: string
  tag: Readonly<{ text: string; classes: string }>
  words: string
  /** To the field that is to be looked at again, where the page has it. */
  link: Link | null
}>

/** The button that keeps the form, named as the one at its end. */
export type KeepPress = Readonly<{ text: string; busyText: string }>

export type LookModel = Readonly<{
  title: string
  text: string
  /** What must be filled in before it can be recorded, each with the way to its field. */
  missing: readonly Problem[]
  lines: readonly LookRow[]
  /** Beside what it tells, so that nobody goes through the whole form for it; null where nothing is to be kept. */
  press: KeepPress | null
}>

const goodTag = { text: 'Good', classes: 'govuk-tag--green' }
const againTag = { text: 'Look again', classes: 'govuk-tag--yellow' }
const nothingTag = { text: 'Nothing to judge', classes: 'govuk-tag--grey' }

const tagOf = ({ ok }: LookLine): LookRow['tag'] => {
  if (ok === null) return nothingTag
  return ok ? goodTag : againTag
}

/** What a form calls a field. */
type NameOf = (field: string) => string

const linkOf = ({ point, field }: LookLine, nameOf: NameOf): Link | null =>
  field === undefined
    ? null
    : { text: `Go to ${lookFieldWords[point]}`, href: hrefOf(nameOf(field)) }

const linesOf = (look: readonly LookLine[], nameOf: NameOf | null): LookModel['lines'] =>
  look.map((line) => ({
    point: lookWords[line.point],
    tag: tagOf(line),
    words: line.words,
    link: nameOf === null ? null : linkOf(line, nameOf),
  }))

/** How the day and the times were read: 730 may have been meant for the evening. */
export function readAsText({ at, leftAt }: Readonly<{ at: Date; leftAt: Date | null }>): string {
  const left = leftAt === null ? '' : `, left at ${spokenTime(leftAt)}`
  return `${formatShortDate(localDateOf(at))} at ${spokenTime(at)}${left}.`
}

/** What a look over told, and the times of the report as they were read. */
export type LookedOver = Readonly<{
  lines: readonly LookLine[]
  /** What must be filled in before it can be recorded. */
  missing: readonly FieldError[]
  /** Null where no time is said yet. */
  at: Date | null
  leftAt: Date | null
}>

function toldOf({ lines, missing, at, leftAt }: LookedOver): string {
  const read = at === null ? '' : `Read as ${readAsText({ at, leftAt })} `
  const seen = lines.length === 0 ? 'Nobody was seen, so there is nothing to look over. ' : ''
  if (missing.length > 0)
    return `${read}${seen}Nothing is recorded yet. Before it can be recorded, fill in what is missing:`
  return lines.length === 0
    ? `${read}${seen}Nothing is recorded yet: press Record.`
    : `${read}Nothing is recorded yet. Put right what you can, then press Record: none of this stops you.`
}

/** The same of the words of a visit that is recorded already. */
function toldOfWords({ lines, missing }: LookedOver, press: KeepPress): string {
  const seen = lines.length === 0 ? 'Nobody was seen, so there is nothing to look over. ' : ''
  if (missing.length > 0)
    return `${seen}Nothing is recorded yet. Before it can be recorded, fill in what is missing:`
  return lines.length === 0
    ? `${seen}Nothing is recorded yet: press ${press.text}.`
    : `Nothing is recorded yet. Put right what you can, then press ${press.text}: none of this stops you.`
}

export const recordPress: KeepPress = { text: 'Record', busyText: 'Recording…' }
export const writeUpPress: KeepPress = { text: 'Record the write-up', busyText: 'Recording…' }
export const changePress: KeepPress = { text: 'Record the change', busyText: 'Recording…' }

type LookAsked = Readonly<{ nameOf: NameOf; press: KeepPress }>

/** Before it is kept: nothing of it is yet. `nameOf` says what the form calls a field. */
export const lookModel = (looked: LookedOver, { nameOf, press }: LookAsked): LookModel => ({
  title: 'Looked over',
  text: press === recordPress ? toldOf(looked) : toldOfWords(looked, press),
  missing: typedIn({ ...firstDraw, errors: looked.missing }, { nameOf }).problems,
  lines: linesOf(looked.lines, nameOf),
  press,
})

/** Of what is recorded, for whoever wrote it. */
export const lookAfterModel = (look: readonly LookLine[]): LookModel | null =>
  look.length === 0
    ? null
    : {
        title: 'How this record reads',
        text: 'Shown to you alone, as you wrote it. What is missing can still be added.',
        missing: [],
        lines: linesOf(look, null),
        press: null,
      }

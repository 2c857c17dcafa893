// The boxes to tick of an assessment: what is held and may be taken in, and what may be left out again.
import { factors, factorWords, sourceWords } from '../../evidence/index.ts'
import { formatShortDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { errorOf } from '../../platform/views/fields.ts'
import type { Choice, Choices } from '../../platform/views/models.ts'
import type { HeldStatement } from '../types.ts'

/** Under headings in their order. */
export const inOrder = (statements: readonly HeldStatement[]): readonly HeldStatement[] =>
  factors.flatMap((factor) => statements.filter((one) => one.factor === factor))

/** Where it comes from, of which day, and whether anybody proved it. */
const hintOf = ({ source, onDate, verified, fromKind }: HeldStatement): string => {
  const where = fromKind === 'visit' ? 'visit record of ' : ''
  const proved = verified === null ? 'Not proved' : `Proved: ${verified}`
  return `${sourceWords[source]}, ${where}${formatShortDate(onDate)}. ${proved}`
}

type Ticked = Readonly<{ name: 'takeIn' | 'leaveOut'; attempt: Attempt }>

const boxOf =
  ({ name, attempt }: Ticked, from: readonly HeldStatement[]) =>
  (one: HeldStatement): Choice => {
    const field = `${name}.${from.indexOf(one)}`
    return {
      name: field,
      value: one.id,
      text: name === 'leaveOut' ? `${factorWords[one.factor]}: ${one.text}` : one.text,
      hint: hintOf(one),
      checked: attempt.typed[field] === one.id,
    }
  }

/** One group of boxes a heading; what is wrong with any is said at the first. */
export function offeredGroups(offered: readonly HeldStatement[], attempt: Attempt): Choices[] {
  const present = factors.filter((code) => offered.some(({ factor }) => factor === code))
  return present.map((code, place) => ({
    id: place === 0 ? 'takeIn' : `takeIn-${code}`,
    name: 'takeIn',
    legend: factorWords[code],
    legendClasses: 'govuk-fieldset__legend--s',
    classes: 'govuk-checkboxes--small',
    ...(place === 0 ? errorOf(attempt, 'takeIn') : {}),
    items: offered
      .filter(({ factor }) => factor === code)
      .map(boxOf({ name: 'takeIn', attempt }, offered)),
  }))
}

export const leaveOutGroup = (taken: readonly HeldStatement[], attempt: Attempt): Choices[] =>
  taken.length === 0
    ? []
    : [
        {
          id: 'leaveOut',
          name: 'leaveOut',
          legend: 'Taken in: tick what to leave out again',
          legendClasses: 'govuk-fieldset__legend--s',
          classes: 'govuk-checkboxes--small',
          ...errorOf(attempt, 'leaveOut'),
          items: inOrder(taken).map(boxOf({ name: 'leaveOut', attempt }, taken)),
        },
      ]

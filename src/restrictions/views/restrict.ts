// Restricting a file: who may read it from now on, why, and when that is looked at again.
import { addDays } from '../../platform/calendar.ts'
import type { Choice } from '../../platform/views/models.ts'
import type { Candidate } from '../types.ts'
import { backTo, drawOf, keyOf, type RestrictionAsked } from './asked.ts'
import {
  boxes,
  dateField,
  input,
  problemsOf,
  textarea,
  typedDate,
} from '../../platform/views/fields.ts'
import { formOf, type FormModel } from './form.ts'
import { pageOf, type RestrictionPage } from './page.ts'
import { roleText } from './words.ts'

/** Ticked as it was sent; when first drawn, the owner and whoever restricts: each further one is a choice. */
function readerBox(
  { form, attempt, actor }: RestrictionAsked,
  { username, name, role, team, isOwner, isInConflict }: Candidate,
  place: number,
): Choice {
  const isSent = form === 'restrict' && Object.keys(attempt.typed).length > 0
  const isFirst = isOwner || username === actor
  const checked = isSent ? attempt.typed[`readers.${place}`] === username : isFirst
  const where = team === null ? roleText(role) : `${roleText(role)}, ${team}`
  return {
    name: `readers.${place}`,
    value: username,
    text: name,
    hint: isInConflict ? `${where}. Has declared a conflict` : where,
    checked: checked && !isInConflict,
    disabled: isInConflict,
  }
}

const mostBoxes = 30

function restrictForm(asked: RestrictionAsked): FormModel {
  const draw = drawOf(asked, 'restrict')
  const boxed = asked.candidates.slice(0, mostBoxes)
  const choices = boxed.map((one, place) => readerBox(asked, one, place))
  const rest = asked.candidates.length > boxed.length
  return formOf({
    heading: null,
    intro:
      'You and whoever owns the file are ticked. Tick as few more as need it: nobody else will know of the file.',
    action: `/offenders/${asked.offenderId}/restriction`,
    hidden: keyOf(asked),
    fields: [
      textarea(draw, ['reason', 'Why is it restricted?'], {
        hint: 'Only the readers named here will read this.',
      }),
      boxes(draw, ['readers', 'Who may read it'], choices),
      ...(rest
        ? [input(draw, ['others', 'Others, by username'], { hint: 'With a space between them' })]
        : []),
      dateField(draw, ['reviewOn', 'To be looked at again on'], {
        first: typedDate(addDays(asked.today, asked.reviewDays)),
      }),
    ],
    submitText: 'Restrict this file now',
  })
}

export const toRestrict = (asked: RestrictionAsked): RestrictionPage =>
  pageOf({
    title: 'Restrict this file',
    back: backTo(asked),
    problems: problemsOf(drawOf(asked, 'restrict')),
    person: asked.person,
    intro: [
      'A restricted file exists only for the readers you name. For everybody else it is in no search, no list, no figure and no answer, as if it had never been entered.',
      'Whoever is not named sees it no more from the moment you press the button. Opening it wider later takes two of the readers.',
    ],
    forms: asked.mayRestrict ? [restrictForm(asked)] : [],
    warning: asked.mayRestrict
      ? 'Name two readers or more: one alone could never open the file wider.'
      : 'This file is not restricted. An inspector can restrict it.',
  })

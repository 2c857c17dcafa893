// The forms that are kept while they are typed, as an address names them: a write-up names its visit.
import { isId } from '../../platform/ids.ts'
import type { DraftForm } from '../types.ts'

const writeUp = 'write-up-'

export const writeUpForm = (visitId: string): DraftForm => `${writeUp}${visitId}`

/** The visit that a form writes up; null for a form of another kind. */
export const visitWrittenUp = (form: DraftForm): string | null =>
  form.startsWith(writeUp) ? form.slice(writeUp.length) : null

/** The form that an address names; null for what is none. */
export function draftFormOf(text: string): DraftForm | null {
  if (text === 'visit' || text === 'attempt') return text
  const visitId = text.slice(writeUp.length)
  return text.startsWith(writeUp) && isId(visitId) ? writeUpForm(visitId) : null
}

// What a form says of itself while it is kept before it is recorded, and the page that throws it away.
import { formatInstant, formatTime, localDateOf, formatShortDate } from '../../platform/calendar.ts'
import type { HiddenFields, Link, Problem } from '../../platform/views/models.ts'
import { visitWrittenUp } from '../rules/draft-forms.ts'
import type { Draft, DraftFields, DraftForm, DraftRefusal } from '../types.ts'

export type DraftModel = Readonly<{
  /** Where the form is kept while it is typed. */
  action: string
  /** Whose words they are: a page never sends them as another's. */
  account: string
  /** The version of what is kept, empty when nothing is. */
  version: string
  /** The form's own address. */
  home: string
  kept: Readonly<{ text: string; link: Link }> | null
}>

export type DraftPageModel = Readonly<{
  title: string
  person: object
  back: Link
  aboutText: string
  action: string
  /** The form whose words a script forgets with it. */
  ends: string
  hidden: HiddenFields
  problems: readonly Problem[]
}>

export type RecordedAlreadyModel = Readonly<{
  title: string
  person: object
  text: string
  visit: Link
  typed: readonly Readonly<{ label: string; value: string }>[]
}>

export function formWords(form: DraftForm): string {
  if (form === 'visit') return 'the record of a visit'
  return form === 'attempt' ? 'the record of an attempt' : 'the write-up of a visit'
}

export function formHref(offenderId: string, form: DraftForm): string {
  const visitId = visitWrittenUp(form)
  if (visitId !== null) return `/visits/${visitId}/write-up`
  return `/offenders/${offenderId}/visits/new${form === 'attempt' ? '?kind=attempt' : ''}`
}

export const draftHref = (offenderId: string, form: DraftForm): string =>
  `/offenders/${offenderId}/drafts/${form}`

/** '14:32' of today, or the day with it. */
export const keptAt = (savedAt: Date, at: Date): string =>
  localDateOf(savedAt) === localDateOf(at)
    ? `at ${formatTime(savedAt)}`
    : `on ${formatInstant(savedAt)}`

type FormDrawn = Readonly<{
  offenderId: string
  form: DraftForm
  account: string
  draft: Draft | null
  /** Nothing is told of it on a page that is drawn again with a no. */
  isTold: boolean
  at: Date
}>

export const draftModel = ({
  offenderId,
  form,
  account,
  draft,
  isTold,
  at,
}: FormDrawn): DraftModel => ({
  action: draftHref(offenderId, form),
  account,
  version: draft === null ? '' : String(draft.version),
  home: formHref(offenderId, form),
  kept:
    draft === null || !isTold
      ? null
      : {
          text: `Kept ${keptAt(draft.savedAt, at)}, not recorded yet. Only you see it.`,
          link: { text: 'Throw away what I typed', href: draftHref(offenderId, form) },
        },
})

type DraftShown = Readonly<{
  draft: Draft
  person: object
  at: Date
  problems: readonly Problem[]
}>

export const draftPageModel = ({ draft, person, at, problems }: DraftShown): DraftPageModel => {
  const { offenderId, form } = draft
  const title = 'Throw away what you typed?'
  return {
    title: problems.length > 0 ? `Error: ${title}` : title,
    person,
    back: { text: 'Go on writing', href: formHref(offenderId, form) },
    aboutText: `You began ${formWords(form)} on ${formatShortDate(localDateOf(draft.begunAt))} and it was last kept ${keptAt(draft.savedAt, at)}. It is not recorded. Thrown away, its words are gone.`,
    action: `${draftHref(offenderId, form)}/throw-away`,
    ends: draftHref(offenderId, form),
    hidden: [{ name: 'version', value: String(draft.version) }],
    problems,
  }
}

/** The words of an ended draft are gone: when, and what it became, is all there is. */
export const draftResource = (draft: Draft) => ({
  key: draft.key,
  form: draft.form,
  savedAt: draft.savedAt,
  version: draft.version,
  ended: draft.endedAt !== null,
  recordedAs: draft.endedAs,
  fields: draft.fields,
})

/** What a save answers: not the words again, which the page has. */
export const savedResource = ({ key, savedAt, version }: Draft) => ({ key, savedAt, version })

export const draftRefusalWords: Readonly<Record<DraftRefusal, string>> = {
  elsewhere:
    'This form was typed on in another tab or on another device since this page was opened. Nothing there was written over, and what you typed stays here.',
  'thrown-away':
    'What was kept of this form was thrown away in another tab. What you typed stays here.',
  recorded:
    'This was recorded already. What you typed after that is not in it: open the record and add it there.',
}

const isWords = (value: string): boolean => value.trim() !== ''

type SentAgain = Readonly<{ person: object; draft: Draft; typed: DraftFields; at: Date }>

/** Sent again with other words after it was recorded: never a second visit, and the words are given back. */
export const recordedAlreadyModel = ({
  person,
  draft: { endedAs, savedAt },
  typed,
  at,
}: SentAgain): RecordedAlreadyModel => ({
  title: 'This was recorded already',
  person,
  text: `It was recorded ${keptAt(savedAt, at)}, so it was not recorded a second time. Whatever you typed after that is not in it: open it and add what is missing.`,
  visit: { text: 'Open what was recorded', href: endedAs ?? '/' },
  typed: Object.entries(typed)
    .filter(([, value]) => isWords(value))
    .map(([label, value]) => ({ label, value })),
})

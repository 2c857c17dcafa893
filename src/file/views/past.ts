// The file as it was known: what stands above every page of the past, and the form that asks for a day.
import {
  formatDate,
  formatShortDate,
  localDateOf,
  type LocalDate,
} from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Notice } from '../../platform/views/chrome.ts'
import { dateField, problemsOf, typedDate, type Field } from '../../platform/views/fields.ts'
import type { Problem } from '../../platform/views/models.ts'
import type { Gathered } from '../types.ts'

/** Whether the file is read as it was on an earlier day. */
export const isPast = ({ actor }: Pick<Gathered, 'actor'>): boolean =>
  actor.looksBackAt !== undefined

type Looking = Readonly<{
  day: LocalDate
  url: string
  /** From when on it is kept what was amended in place; null where it always was. */
  since: Date | null
  until: Date
}>

/** The same address without the day. */
export function addressToday(url: string): string {
  const [path = '', query = ''] = url.split('?')
  const rest = query.split('&').filter((part) => part !== '' && !/^(knownOn|cursor)=/.test(part))
  return rest.length === 0 ? path : `${path}?${rest.join('&')}`
}

/** Above every page of the past. */
export function pastNotice({ day, url, since, until }: Looking): Notice {
  const unkept =
    since === null || since <= until
      ? ''
      : ` What was amended in place before ${formatShortDate(localDateOf(since))} was not kept, and is shown as amended.`
  return {
    text: `As known at the end of ${formatDate(day)}. What was recorded, put right or decided later is left out, and nothing can be changed here.${unkept}`,
    href: addressToday(url),
    linkText: 'Show it as it is now',
    isLoud: true,
  }
}

export type KnownForm = Readonly<{
  action: string
  field: Field
  problems: readonly Problem[]
}>

/** The day typed, or the day that the file is shown on. */
export const knownForm = (file: Gathered, attempt: Attempt): KnownForm => ({
  action: `/offenders/${file.head.id}`,
  field: dateField({ attempt, values: isPast(file) ? { knownOn: typedDate(file.today) } : {} }, [
    'knownOn',
    'Show the file as it was known at the end of',
  ]),
  problems: problemsOf({ attempt }),
})

// What the reader began to write and has not recorded: told on the own day, so that none is forgotten.
import { formatInstant, formatTime, localDateOf } from '../../platform/calendar.ts'
import { draftHref, formHref, formWords, type BegunBy } from '../../visits/index.ts'

export type BegunLine = Readonly<{
  who: string
  href: string
  text: string
  throwAwayHref: string
}>

export const begunLines = (begun: readonly BegunBy[], at: Date): BegunLine[] =>
  begun.map(({ offenderId, name, visorRef, form, savedAt }) => {
    const isToday = localDateOf(savedAt) === localDateOf(at)
    return {
      who: `${name} (${visorRef})`,
      href: formHref(offenderId, form),
      text: `${formWords(form)}, kept ${isToday ? `at ${formatTime(savedAt)}` : `on ${formatInstant(savedAt)}`}`,
      throwAwayHref: draftHref(offenderId, form),
    }
  })

export const begunResource = (begun: readonly BegunBy[]) =>
  begun.map(({ offenderId, form, savedAt }) => ({ offenderId, form, savedAt }))

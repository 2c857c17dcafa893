// Below the first look: the last five events, what the register said, who of other teams looked, earlier addresses.
import { mayFollow } from '../../access/index.ts'
import { formatInstant, formatShortDate } from '../../platform/calendar.ts'
import type { SummaryList, TimelineItem } from '../../platform/views/models.ts'
import type { Gathered } from '../types.ts'
import { byName } from './risk.ts'
import { row } from './section.ts'
import { ago, dated, registerNote, statusWords } from './words.ts'

export const lastEvents = (file: Gathered): readonly TimelineItem[] =>
  file.parts.latest.map((line) => ({
    title: line.summary,
    datetime: line.at === null ? line.on : line.at.toISOString(),
    whenText: line.at === null ? formatShortDate(line.on) : formatInstant(line.at),
    byline: line.origin === 'register' ? 'the register' : byName(file, line.recordedBy),
    ...(line.origin === 'register' ? { text: registerNote } : {}),
    ...(line.href === null || !mayFollow(file.actor, line.href)
      ? {}
      : { href: line.href, linkText: 'Open the record' }),
  }))

const unknown = 'The register does not say'

/** The sentence and the dates that only the register has. */
export function registerSaid({ beside: { register }, today }: Gathered): SummaryList | null {
  if (register === null) return null
  const { disposal, sentenceMonths, convictionDate, lastNotification, loadedAt } = register
  const dateText = (date: typeof convictionDate) => ({
    text: date === null ? unknown : dated(date, today),
  })
  return {
    rows: [
      row('Disposal', { text: disposal ?? unknown }),
      row('Sentence', { text: sentenceMonths === null ? unknown : `${sentenceMonths} months` }),
      row('Conviction', dateText(convictionDate)),
      row('Last notification', dateText(lastNotification)),
      row('Loaded', { text: formatInstant(loadedAt) }),
    ],
  }
}

const reasonWords = {
  covering: 'covering for the named officer',
  'on-call': 'on call',
  'at-the-door': 'at the door',
  other: 'something else',
} as const

/** Null where the reader is not one who is shown it. */
export const openingsTold = ({ openings }: Gathered): readonly string[] | null =>
  openings === null
    ? null
    : openings.map(({ openedAt, name, teamName, reason, said }) => {
        const who = teamName === null ? name : `${name}, ${teamName}`
        const words = said === null ? reasonWords[reason] : `${reasonWords[reason]}: ${said}`
        return `${formatInstant(openedAt)}: ${who} (${words})`
      })

/** Where this person has been, newest first. */
export const statusHistory = ({ parts, today }: Gathered): readonly string[] =>
  parts.statuses.toReversed().map(({ status, fromOn, toOn, reason, origin }) => {
    const from =
      fromOn === null
        ? 'from a day not recorded'
        : `from ${formatShortDate(fromOn)} (${ago(fromOn, today)})`
    const until = toOn === null ? '' : ` until ${formatShortDate(toOn)}`
    const told =
      origin === 'register'
        ? ` (${registerNote.toLowerCase()})`
        : reason === ''
          ? ''
          : `: ${reason}`
    return `${statusWords[status]} ${from}${until}${told}`
  })

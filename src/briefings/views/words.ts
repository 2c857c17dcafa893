// The words that the briefing's pages say of changes and editions.
import { wayWords } from '../../backlog/index.ts'
import { formatInstant, formatShortDate, parseLocalDate } from '../../platform/calendar.ts'
import type { Change, Edition, LeftHow, PersonChange } from '../types.ts'
import type { EditionHead } from '../queries.ts'

export const whyWords: Readonly<Record<Edition['why'], string>> = {
  morning: 'issued for the morning',
  import: 'issued after a register was loaded',
  'by hand': 'issued by hand',
}

const leftWords = (how: LeftHow): string => (how === 'seen' ? how : wayWords[how].toLowerCase())

const listWords: Readonly<Record<PersonChange['list'], string>> = {
  'came on': 'Came on the overdue list',
  left: 'Left the overdue list',
  'still on': 'Still overdue',
  'not on': 'Not overdue',
}

const kindWords: Readonly<Record<PersonChange['changes'][number]['kind'], string>> = {
  came: 'Came to this office',
  opened: 'No longer a restricted file',
  gone: 'Left this office',
  seen: 'Seen',
  corrected: 'Put right',
  attempt: 'Failed attempts',
  status: 'Status',
  level: 'Risk level',
  management: 'Management',
  owner: 'Owner',
  latestBy: 'Latest-by',
  overdue: 'Fell overdue',
  arms: 'ARMS',
  control: 'Interim control',
  event: 'Event',
  lead: 'Lead agency',
  mappa: 'MAPPA level',
  born: 'Date of birth',
  home: 'Home address',
  marks: 'Markers',
  met: 'Met',
  identity: 'Name or reference',
}

const armsWords: Readonly<Record<string, string>> = {
  notStarted: 'not started',
  draft: 'in draft',
  returned: 'returned for work',
  awaitingRatification: 'awaiting ratification',
  reviewOverdue: 'review overdue',
}

/** Codes and dates as people say them. */
const spoken = (value: string | null): string => {
  if (value === null) return 'nothing'
  const day = parseLocalDate(value)
  if (day !== null) return formatShortDate(day)
  return armsWords[value] ?? value.replaceAll('_', ' ')
}

const wentTo = ({ to }: Change): string =>
  to === null ? kindWords.gone : `${kindWords.gone} for ${to}`

/** What was put right: failed attempts are a number, the last time seen is a day. */
function correctedText({ from, to }: Change): string {
  const what = /^\d+$/.test(to ?? from ?? '') ? 'Failed attempts' : 'Last seen'
  return `${what} put right: ${spoken(to)} (was ${spoken(from)})`
}

/** An event that is struck out, or belongs to somebody else, leaves nothing told in its place. */
const eventText = ({ from, to }: Change): string =>
  to === null ? `No longer on record: ${spoken(from)}` : `Told since: ${spoken(to)}`

const texts: Partial<Readonly<Record<Change['kind'], (change: Change) => string>>> = {
  came: ({ to }) => `${kindWords.came}, ${spoken(to)}`,
  opened: () => kindWords.opened,
  gone: wentTo,
  corrected: correctedText,
  overdue: ({ to }) => `Fell overdue: the latest-by was ${spoken(to)}`,
  event: eventText,
  home: ({ to }) => (to === null ? 'Home address ended' : 'Another home address'),
}

/** 'Latest-by: 3 Apr 2026 (was 3 Mar 2026)': what is now comes first. */
const partText = (change: Change): string =>
  texts[change.kind]?.(change) ??
  `${kindWords[change.kind]}: ${spoken(change.to)} (was ${spoken(change.from)})`

/** 'Left the overdue list: seen. Seen: 3 Mar 2026 (was nothing); …' */
export function changeText({ list, leftHow, changes }: PersonChange): string {
  const how = leftHow === null ? '' : `: ${leftWords(leftHow)}`
  const parts = changes.map(partText)
  return [
    `${listWords[list]}${how}.`,
    ...(parts.length === 0 ? [] : [`${parts.join('; ')}.`]),
  ].join(' ')
}

export const levelWords: Readonly<Record<PersonChange['level'], string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

export const heldText = ({ heldAt, heldBy }: Pick<EditionHead, 'heldAt' | 'heldBy'>): string =>
  heldAt === null ? 'Not held' : `Held ${formatInstant(heldAt)}, ${heldBy ?? ''}`

// What was found at a visit in one short sentence, to be read out: no name of a child, and no condition, which may name a victim.
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import { foundAt } from '../rules/found.ts'
import type { Finds, Found, FoundVisit, TakenOut, ToldOf } from '../types.ts'

const most = 80
const inShort = (text: string): string =>
  text.length <= most ? text : `${text.slice(0, most).trimEnd()} …`

const childText = ({ relationship, safe }: Found['children'][number]): string => {
  const who = inShort(relationship ?? 'who it is to the person is not said')
  return safe === false ? `${who} (said not to be safe)` : who
}

function childrenText({ children }: Found): string[] {
  if (children.length === 0) return []
  const met = children.length === 1 ? 'a child was met' : `${children.length} children were met`
  return [`${met}: ${children.map(childText).join(', and ')}`]
}

function devicesText({ undeclared }: Found): string[] {
  if (undeclared.length === 0) return []
  const found =
    undeclared.length === 1
      ? 'an undeclared device was found'
      : `${undeclared.length} undeclared devices were found`
  const which = undeclared.map(({ description }) => inShort(description ?? 'not described'))
  return [`${found}: ${which.join(', and ')}`]
}

function conditionsText({ notKept }: Found): string[] {
  if (notKept.length === 0) return []
  return [
    notKept.length === 1
      ? 'a condition was not kept'
      : `${notKept.length} conditions were not kept`,
  ]
}

/** In the order in which it matters: children first. */
function findsText(finds: Finds): string {
  const found = foundAt(finds)
  return [
    ...childrenText(found),
    ...devicesText(found),
    ...conditionsText(found),
    ...(found.isRiskUp ? ['risk is up'] : []),
  ].join('; ')
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** An edit may have said it otherwise only: its reader is told all the same, and compares. */
const takenText = (taken: TakenOut): string => {
  const on = formatShortDate(localDateOf(new Date(taken.at)))
  return `taken out since, or said otherwise, by ${taken.by} on ${on}: ${findsText(taken)}`
}

/** What stands first, then what was taken out; without the last stop. */
export const foundText = (told: ToldOf): string =>
  [
    findsText(told),
    ...told.takenOut.map(takenText),
    told.takenOut.length === 0 ? '' : 'the words before are on the visit',
  ]
    .filter((part) => part !== '')
    .map(sentence)
    .join('. ')

/** As a program is given one that waits to be read. */
export const foundResource = (visit: FoundVisit) => ({
  id: visit.id,
  offenderId: visit.offenderId,
  name: visit.personName,
  visorRef: visit.visorRef,
  at: visit.at.toISOString(),
  onDate: visit.onDate,
  found: foundText(visit),
  recordedBy: visit.recordedBy,
})

/** The list of what waits to be read; `team` where the reader sees more than one. */
export const foundHref = ({ team }: Readonly<{ team?: string | undefined }> = {}): string =>
  team === undefined
    ? '/found-at-visits'
    : `/found-at-visits?${new URLSearchParams({ team }).toString()}`

export const foundCountText = (count: number): string =>
  count === 1
    ? '1 visit at which something was found waits to be read'
    : `${count} visits at which something was found wait to be read`

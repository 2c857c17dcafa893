// The covers of an officer's day: whom the officer stands in for, who asks, and what came of covers that ended.
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Day } from '../service/my-day.ts'

export type CoverLine = Readonly<{ text: string; href: string; linkText: string }>

export type CoversOfDay = Readonly<{ day: Day; officer: Readonly<{ key: string }>; isOwn: boolean }>

/** Whom the officer stands in for, and who asks. */
export const coverLines = ({ day, isOwn }: CoversOfDay): readonly CoverLine[] =>
  day.covers.map(({ id, state, officerName, personName, fromOn, lastOn }) => {
    const whom = personName === null ? officerName : `${personName}, of ${officerName}`
    const until = lastOn === null ? 'with no last day' : `until ${formatShortDate(lastOn)}`
    const days = fromOn > day.on ? `from ${formatShortDate(fromOn)}, ${until}` : until
    return state === 'asked'
      ? {
          text: `Asked to cover ${whom}, ${days}.`,
          href: `/covers/${id}`,
          linkText: isOwn ? 'Accept or decline' : 'See it',
        }
      : {
          text: `Covers ${whom}, ${days}.`,
          href: `/covers/${id}`,
          linkText: 'What was done so far',
        }
  })

const mostHandedBack = 3

/** What came of the covers of the own files, which whoever is back reads first; many are one line. */
export function handedBackLines({ day, officer }: CoversOfDay): readonly CoverLine[] {
  if (day.handedBack.length > mostHandedBack)
    return [
      {
        text: `${day.handedBack.length} covers of these files have ended.`,
        href: `/officers/${encodeURIComponent(officer.key)}/covers`,
        linkText: 'See what was done and what is next',
      },
    ]
  return day.handedBack.map(({ id, coveringName, personName, lastOn, endedAt }) => {
    const until = endedAt === null ? lastOn : localDateOf(endedAt)
    const whom = personName === null ? 'these files' : personName
    return {
      text: `${coveringName} covered ${whom}${until === null ? '' : ` until ${formatShortDate(until)}`}.`,
      href: `/covers/${id}`,
      linkText: 'What was done, what became late, what is next',
    }
  })
}

// A visit or an attempt as a page's form or a program sends it: one schema for both.
import { z } from 'zod'
import { addDays, instantAt } from '../../platform/calendar.ts'
import { choice, date, flag, instant, optional, readDate, text } from '../../platform/http/forms.ts'
import { notSeenReasons, places, seenWays } from '../types.ts'
import { purposeList } from './purposes.ts'
import { foldedSaid, isBlank, isSent, saidFields, type Sent } from './said.ts'
import { readTime } from '../../platform/http/time-of-day.ts'

/** The page's day and time as the instant that programs send; undefined when either cannot be read. */
function instantOf(onDate: unknown, atTime: unknown): string | undefined {
  const day = typeof onDate === 'string' ? readDate(onDate) : null
  const time = typeof atTime === 'string' ? readTime(atTime) : null
  return day === null || time === null ? undefined : instantAt(day, time)?.toISOString()
}

/** The page asks one question where programs answer two: how seen, or why not. */
function outcomeOf(outcome: unknown): Sent {
  if (typeof outcome !== 'string' || isBlank(outcome)) return {}
  return notSeenReasons.some((reason) => reason === outcome)
    ? { seen: 'no', notSeenBecause: outcome }
    : { seen: outcome }
}

/** Asked for entry at all, when the page names what it was for. */
function entryOf(entry: unknown): unknown {
  if (!isSent(entry)) return entry
  const { sought, purpose } = entry
  if (Object.values(entry).every(isBlank)) return undefined
  return { ...entry, sought: isBlank(sought) ? !isBlank(purpose) : sought }
}

/** The day was right, so the fault is the hour's; it stands beside the hour, and the day alone would do. */
function timeOf(onDate: unknown): Sent {
  const day = typeof onDate === 'string' ? readDate(onDate) : null
  return day === null ? {} : { at: instantAt(day, '12:00')?.toISOString(), atTime: false }
}

/** A page's form in the shape that programs send; what a program sends is left as it is. */
function folded(sent: unknown): unknown {
  if (!isSent(sent)) return sent
  const { onDate, atTime, leftTime, outcome, ...rest } = foldedSaid(sent)
  const { at, leftAt, entry } = rest
  const came = isBlank(at) ? instantOf(onDate, atTime) : at
  return {
    ...outcomeOf(outcome),
    ...rest,
    ...(isBlank(at) && came === undefined ? timeOf(onDate) : { at: came }),
    leftAt: isBlank(leftTime) ? leftAt : leftFrom(onDate, { atTime, leftTime }),
    entry: entryOf(entry),
  }
}

/** The hour at which the crew went: of the same day, or of the next when it is before the hour at which it came. */
function leftFrom(onDate: unknown, { atTime, leftTime }: Sent): unknown {
  const left = instantOf(onDate, leftTime)
  const came = instantOf(onDate, atTime)
  const day = typeof onDate === 'string' ? readDate(onDate) : null
  // A time that cannot be read is a fault; beside a day that cannot be, that is fault enough.
  if (typeof leftTime !== 'string' || readTime(leftTime) === null) return false
  if (left === undefined || came === undefined || day === null) return undefined
  return left < came ? instantOf(addDays(day, 1), leftTime) : left
}

/** A plan is made when any of it is said. */
function nextOf(sent: unknown): unknown {
  if (!isSent(sent)) return sent
  const { purposes, ...rest } = sent
  const isSaid = [...Object.values(rest), ...(isSent(purposes) ? Object.values(purposes) : [])]
  if (isSaid.every(isBlank) && !Array.isArray(purposes)) return undefined
  return { ...rest, ...(purposes === undefined ? {} : { purposes }) }
}

const next = z.strictObject({
  latestBy: date('Say by when the next visit must be made'),
  earliest: optional(date('The earliest day')),
  purposes: purposeList,
  why: text('Say why this interval is right for this person', 2_000),
})

const crewMember = z.preprocess(
  (sent) => (typeof sent === 'string' ? { officer: sent } : sent),
  z
    .strictObject({
      officer: optional(text('Choose an officer', 64)),
      agency: optional(text('Name the agency', 100)),
      name: optional(text('Name the person', 100)),
    })
    .transform(({ officer, agency, name }, context) => {
      if (officer !== undefined && agency === undefined && name === undefined) return { officer }
      if (officer === undefined && agency !== undefined && name !== undefined)
        return { agency, name }
      context.addIssue({
        code: 'custom',
        message: 'Choose an officer, or give the agency and the name of someone else',
      })
      return z.NEVER
    }),
)

const entry = z.strictObject({
  sought: flag('Say whether you asked to come in'),
  purpose: choice(['visit', 's96b_search'], 'Say what you asked to come in for'),
  obtained: flag('Say whether you were let in'),
  said: optional(text('What was said', 2_000)),
})

/** Contract section 6, and what the record holds besides, all of it optional. `onDate`, `atTime`, `leftTime` and `outcome` are the page's way to say `at`, `leftAt`, `seen` and `notSeenBecause`. */
export const reportForm = z.preprocess(
  folded,
  z.strictObject({
    at: instant('Say when it was: a day like 27/3/2026 and a time like 19:30'),
    // Sent on by the fold only where the hour cannot be read.
    atTime: z.undefined({ error: 'Enter the time, like 1930 or 7.30pm' }).optional(),
    seen: choice(seenWays, 'Say what happened at the door'),
    notSeenBecause: optional(choice(notSeenReasons, 'Say why the person was not seen')),
    place: choice(places, 'Say where it was'),
    announced: flag('Say whether the visit was announced'),
    announcedReason: optional(text('Say why the visit was announced', 1_000)),
    crew: z.array(crewMember, { error: 'Name who went, one at least' }).max(12, 'Name 12 at most'),
    soleCrewAuthority: optional(text('Who authorised one person alone', 200)),
    entry: entry.optional(),
    ...saidFields,
    leftAt: optional(instant('Say when you left, like 20:15')),
    next: z.preprocess(nextOf, next.optional()),
  }),
)

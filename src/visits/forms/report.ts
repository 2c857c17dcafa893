// A visit or an attempt as a page's form or a program sends it: one schema for both.
import { z } from 'zod'
import { addDays, instantAt } from '../../platform/calendar.ts'
import {
  choice,
  flag,
  hasShortYear,
  instant,
  optional,
  parseInput,
  readDate,
  text,
} from '../../platform/http/forms.ts'
import type { FieldError } from '../../platform/http/problem.ts'
import { notSeenReasons, places, seenWays } from '../types.ts'
import { begunNextField, nextField } from './next.ts'
import { readableOf } from './readable.ts'
import { begunFields, filledIn, foldedSaid, isSent, saidFields, type Sent } from './said.ts'
import { readTime } from '../../platform/http/time-of-day.ts'
import { isBlank } from '../rules/typed-words.ts'

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

/** Outcomes of the page's one question by which nobody was let in. */
const notLetIn = new Set<unknown>(['no_reply', 'refused', 'gone', 'unsafe'])

/** The page's word for not having asked to come in; kept as entry that was not sought. */
const notAsked = 'no'

/** Asked for entry at all, when the page names what it was for; not let in, where its outcome has said so. */
function entryOf(entry: unknown, outcome: unknown): unknown {
  if (!isSent(entry)) return entry
  const { sought, purpose, obtained } = entry
  if (Object.values(entry).every(isBlank)) return undefined
  if (isBlank(sought) && purpose === notAsked) {
    const letIn = isBlank(obtained) ? outcome === 'inside' : obtained
    return { ...entry, sought: false, purpose: 'visit', obtained: letIn }
  }
  return {
    ...entry,
    sought: isBlank(sought) ? !isBlank(purpose) : sought,
    ...(isBlank(obtained) && notLetIn.has(outcome) ? { obtained: false } : {}),
  }
}

/** Sent on by the fold for an hour that has the form of one, and that the clocks leapt over on its day. */
const skipped = 'skipped'

const hourFault = (asks: string) => ({
  error: ({ input }: Readonly<{ input?: unknown }>) =>
    input === skipped
      ? 'The clocks went forward from 01:00 to 02:00 then, and this hour did not exist: look at the time again'
      : asks,
})

/** The day was right, so the fault is the hour's; it stands beside the hour, and the day alone would do. */
function timeOf({ onDate, atTime }: Sent): Sent {
  const day = typeof onDate === 'string' ? readDate(onDate) : null
  // A short year is sent on as it was typed, to be told what is wrong with it.
  if (hasShortYear(onDate)) return { at: onDate }
  if (day === null) return {}
  return {
    at: instantAt(day, '12:00')?.toISOString(),
    atTime: isUnread(atTime, readTime) || isBlank(atTime) ? false : skipped,
  }
}

/** A page's form in the shape that programs send; what a program sends is left as it is. */
function folded(sent: unknown): unknown {
  if (!isSent(sent)) return sent
  const { onDate, atTime, leftTime, outcome, ...rest } = foldedSaid(sent)
  const { at, leftAt, entry } = rest
  const came = isBlank(at) ? instantOf(onDate, atTime) : at
  const left = isBlank(leftTime) ? leftAt : leftFrom(onDate, { atTime, leftTime })
  return {
    ...outcomeOf(outcome),
    ...rest,
    ...(isBlank(at) && came === undefined ? timeOf({ onDate, atTime }) : { at: came }),
    leftAt: left,
    ...(left === skipped ? { leftAt: undefined, leftTime: skipped } : {}),
    entry: entryOf(entry ?? undefined, outcome),
  }
}

/** The hour at which the crew went: of the same day, or of the next when it is before the hour at which it came. */
function leftFrom(onDate: unknown, { atTime, leftTime }: Sent): unknown {
  const day = typeof onDate === 'string' ? readDate(onDate) : null
  const came = typeof atTime === 'string' ? readTime(atTime) : null
  const left = typeof leftTime === 'string' ? readTime(leftTime) : null
  // A time that cannot be read is a fault; beside a day that cannot be, that is fault enough.
  if (left === null) return false
  if (day === null || came === null) return undefined
  return instantOf(left < came ? addDays(day, 1) : day, left) ?? skipped
}

const member = z.strictObject({
  officer: optional(text('Choose an officer', 64)),
  agency: optional(text('Name the agency', 100)),
  name: optional(text('Name the person', 100)),
})

const namedAlone = (sent: unknown): unknown => (typeof sent === 'string' ? { officer: sent } : sent)

const crewMember = z.preprocess(
  namedAlone,
  member.transform(({ officer, agency, name }, context) => {
    if (officer !== undefined && agency === undefined && name === undefined) return { officer }
    if (officer === undefined && agency !== undefined && name !== undefined) return { agency, name }
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

const crewOf = <S extends z.ZodType>(one: S) =>
  z.array(one, { error: 'Name who went, one at least' }).max(12, 'Name 12 at most')

const reported = {
  at: instant('Say when it was: a day like 27/3/2026 and a time like 19:30'),
  // Sent on by the fold only where the hour cannot be read.
  atTime: z.undefined(hourFault('Enter the time, like 1930 or 7.30pm')).optional(),
  seen: choice(seenWays, 'Say what happened at the door'),
  notSeenBecause: optional(choice(notSeenReasons, 'Say why the person was not seen')),
  place: choice(places, 'Say where it was'),
  announced: flag('Say whether the visit was announced'),
  announcedReason: optional(text('Say why the visit was announced', 1_000)),
  soleCrewAuthority: optional(text('Who authorised one person alone', 200)),
  leftAt: optional(instant('Say when you left, like 20:15')),
  leftTime: z.undefined(hourFault('Say when you left, like 20:15')).optional(),
}

/** Contract section 6, and what the record holds besides, all of it optional. `onDate`, `atTime`, `leftTime` and `outcome` are the page's way to say `at`, `leftAt`, `seen` and `notSeenBecause`. */
export const reportForm = z.preprocess(
  folded,
  z.strictObject({
    ...reported,
    crew: crewOf(crewMember),
    entry: entry.optional(),
    ...saidFields,
    next: nextField,
  }),
)

const isUnread = (typed: unknown, read: (text: string) => unknown): boolean =>
  !isBlank(typed) && (typeof typed !== 'string' || read(typed) === null)

/** A day or an hour that was not typed is missing; one that cannot be read is a fault beside its field. */
function begunFrom(sent: unknown): unknown {
  const whole = folded(sent)
  if (!isSent(sent) || !isSent(whole)) return whole
  const { onDate, atTime } = sent
  const { at, atTime: hour, ...rest } = whole
  const said = isBlank(sent['at']) && (isBlank(onDate) || isBlank(atTime)) ? undefined : at
  return filledIn({
    ...rest,
    at: isUnread(onDate, readDate) ? (hasShortYear(onDate) ? onDate : false) : said,
    ...(isUnread(atTime, readTime) ? { atTime: false } : {}),
    ...(hour === skipped ? { atTime: skipped } : {}),
  })
}

/** Every part may be left out, and none may be unreadable. */
const begunReport = z
  .strictObject({
    ...reported,
    crew: crewOf(z.preprocess(namedAlone, member)),
    entry: entry.partial(),
    ...begunFields,
    next: begunNextField,
  })
  .partial()

/** The same before all of it is filled in. */
export const begunForm = z.preprocess(begunFrom, begunReport)

/** As much of it as can be read, whatever else is wrong with it. */
export const readableReport = (sent: unknown) => readableOf(begunReport, begunFrom(sent))

/** What must be filled in before it can be recorded, each with the sentence that asks for it. */
export function missingOf({
  at,
  leftAt,
  ...begun
}: z.output<typeof begunForm>): readonly FieldError[] {
  const sent = { ...begun, at: at?.toISOString(), leftAt: leftAt?.toISOString() }
  const parsed = parseInput(reportForm, sent)
  return parsed.ok ? [] : parsed.errors
}

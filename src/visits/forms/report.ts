// A visit or an attempt as a page's form or a program sends it: one schema for both.
import { z } from 'zod'
import { instantAt } from '../../platform/calendar.ts'
import {
  choice,
  flag,
  instant,
  optional,
  readDate,
  text,
  wholeNumber,
} from '../../platform/http/forms.ts'
import { factors, notSeenReasons, places, seenWays, sources } from '../types.ts'
import { readTime } from '../../platform/http/time-of-day.ts'

type Sent = Readonly<Record<string, unknown>>

const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

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

/** A page's form in the shape that programs send; what a program sends is left as it is. */
function folded(sent: unknown): unknown {
  if (!isSent(sent)) return sent
  const { onDate, atTime, outcome, ...rest } = sent
  const { at, entry } = rest
  return {
    ...outcomeOf(outcome),
    ...rest,
    at: isBlank(at) ? instantOf(onDate, atTime) : at,
    entry: entryOf(entry),
  }
}

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

const yesNoUnknown = z.preprocess(
  (value) => {
    if (value === 'yes' || value === 'true') return true
    if (value === 'no' || value === 'false') return false
    return isBlank(value) ? null : value
  },
  z.boolean({ error: 'Say yes, no or not known' }).nullable(),
)

const child = z.strictObject({
  name: optional(text('Name the child', 100)),
  relationship: optional(text('Say how the child is related', 100)),
  ageYears: optional(wholeNumber('Enter an age from 0 to 17', { least: 0, most: 17 })),
  safe: yesNoUnknown,
})

const device = z.strictObject({
  deviceId: optional(text('Which device', 100)),
  seen: flag('Say whether the device was seen'),
  checked: flag('Say whether the device was checked'),
  how: optional(text('How it was checked', 500)),
  power: optional(text('The power relied on', 200)),
  result: optional(text('What was found', 2_000)),
  undeclared: optional(flag('Say whether the device was undeclared')),
  description: optional(text('Describe the device', 500)),
})

const verified = z.preprocess(
  (value) => {
    if (isBlank(value)) return undefined
    if (value === 'yes' || value === 'true') return true
    return value === 'no' || value === 'false' ? false : value
  },
  z
    .union([z.boolean(), z.string().trim().max(500)], { error: 'Say how it was verified' })
    .optional(),
)

const evidence = z.strictObject({
  factor: choice(factors, 'Choose the ARMS heading that this belongs to'),
  text: text('Write what was said or seen', 4_000),
  source: choice(sources, 'Choose where this comes from'),
  verified,
})

const entry = z.strictObject({
  sought: flag('Say whether you asked to come in'),
  purpose: choice(['visit', 's96b_search'], 'Say what you asked to come in for'),
  obtained: flag('Say whether you were let in'),
  said: optional(text('What was said', 2_000)),
})

/** Contract section 6. `onDate`, `atTime` and `outcome` are the page's way to say `at`, `seen` and `notSeenBecause`. */
export const reportForm = z.preprocess(
  folded,
  z.strictObject({
    at: instant('Say when it was: a day like 27/3/2026 and a time like 19:30'),
    seen: choice(seenWays, 'Say what happened at the door'),
    notSeenBecause: optional(choice(notSeenReasons, 'Say why the person was not seen')),
    place: choice(places, 'Say where it was'),
    announced: flag('Say whether the visit was announced'),
    announcedReason: optional(text('Say why the visit was announced', 1_000)),
    crew: z.array(crewMember, { error: 'Name who went, one at least' }).max(12, 'Name 12 at most'),
    soleCrewAuthority: optional(text('Who authorised one person alone', 200)),
    entry: entry.optional(),
    account: optional(text('What happened', 20_000)),
    children: z.array(child, { error: 'List the children' }).max(30, 'List 30 at most').optional(),
    devices: z.array(device, { error: 'List the devices' }).max(50, 'List 50 at most').optional(),
    evidence: z
      .array(evidence, { error: 'List the evidence' })
      .max(50, 'List 50 at most')
      .optional(),
    concerns: optional(text('What concerns you', 4_000)),
  }),
)

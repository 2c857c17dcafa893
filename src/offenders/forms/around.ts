// What may be sent of who and what is around a person, with a sentence for each fault.
import { z } from 'zod'
import { choice, date, flag, optional, text } from '../../platform/http/forms.ts'
import { weekdays } from '../../platform/calendar.ts'
import { readTime } from '../../platform/http/time-of-day.ts'
import { pageSize } from '../../platform/paging.ts'
import { drawn } from './drawn.ts'
import {
  checkSystems,
  documentKinds,
  homeNoteKinds,
  links,
  meetingKinds,
  recordSystems,
} from '../types/around.ts'

const name = text('Enter the name, or the initials', 100)
const link = choice(links, 'Choose how they are linked')
const isChild = flag('Say whether this is a child: yes or no')
const words = (most = 200) => optional(text('', most))

/** What every such fact is sent with. */
const known = {
  ...drawn,
  source: text('Say how you know: who told you, or what you saw', 300),
  checkedOn: optional(date('Enter when it was last checked')),
}
const dated = { ...known, since: optional(date('Enter since when')) }
const markChildren = optional(flag('Say yes or no'))

/** A registration as it stands on the plate: capitals, one space where typed. */
const registration = text('', 15)
  .transform((typed) => typed.toUpperCase().replace(/\s+/g, ' '))
  .refine((typed) => /^[A-Z0-9 ]+$/.test(typed), 'A registration is letters and numbers')

export const relationship = z.strictObject({
  ...dated,
  name,
  link,
  isChild,
  note: words(1_000),
  markChildren,
})
export const vehicle = z.strictObject({
  ...dated,
  registration: optional(registration),
  description: text('Say what it looks like: kind, make, colour', 200),
  keeper: words(),
})
/** A page ticks days one by one (`workDays.monday`), and sends `no` for none; programs send a list. */
const ticked = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([day, tick]) => (tick === '' ? [] : [day]))
    : value

const timeOfDay = text('Enter a time, like 0830 or 4.30pm', 20).transform((typed, context) => {
  const time = readTime(typed)
  if (time !== null) return time
  context.addIssue({ code: 'custom', message: 'Enter a time that exists, like 0830 or 4.30pm' })
  return z.NEVER
})

export const job = z
  .strictObject({
    ...dated,
    employer: text('Enter who for, or that the person works for himself or herself', 200),
    role: words(),
    place: words(300),
    hours: words(300),
    workDays: z.preprocess(
      ticked,
      z
        .array(z.enum(weekdays, { error: 'Choose days of the week' }))
        .max(7)
        .optional(),
    ),
    worksFrom: optional(timeOfDay),
    worksUntil: optional(timeOfDay),
  })
  .superRefine(({ workDays = [], worksFrom, worksUntil }, context) => {
    const told = [workDays.length > 0, worksFrom !== undefined, worksUntil !== undefined]
    if (new Set(told).size > 1)
      context.addIssue({
        code: 'custom',
        path: ['workDays'],
        message: 'Give the days and both hours, or none of the three',
      })
    else if (worksFrom !== undefined && worksFrom === worksUntil)
      context.addIssue({
        code: 'custom',
        path: ['worksUntil'],
        message: 'Enter an end that is not the beginning',
      })
  })
export const onlineName = z.strictObject({
  ...dated,
  service: text('Enter the site or the app', 100),
  name: text('Enter the name used there', 200),
  declared: optional(flag('Choose yes or no')),
})
const addressId = optional(text('Choose the address', 40))
export const householdMember = z.strictObject({
  ...dated,
  addressId,
  name,
  link,
  isChild,
  markChildren,
})
export const homeNote = z.strictObject({
  ...known,
  addressId,
  kind: choice(homeNoteKinds, 'Choose what this is about'),
  text: text('Say what to know', 1_000),
})
export const licenceCondition = z.strictObject({
  ...known,
  text: text('Enter the condition in its own words', 2_000),
  from: date('Enter the day from which it holds'),
  until: optional(date('Enter the last day on which it holds')),
})

export const ending = z.strictObject({
  ...drawn,
  on: optional(date('Enter the day on which it ended')),
  why: text('Say why it no longer holds, and how you know', 500),
})
export const checking = z.strictObject({
  ...drawn,
  on: optional(date('Enter the day on which it was checked')),
})

export const checkMade = z.strictObject({
  ...drawn,
  system: choice(checkSystems, 'Choose the system that was checked'),
  named: words(100),
  doneOn: date('Enter the day on which the check was made'),
  doneBy: text('Enter who made the check', 100),
  result: text('Say what the check brought; that nothing was found is a result too', 2_000),
})

const attending = text('Say who attended', 200)

/** One a line on a page, a list from programs; what is wrong with a line is said of the field that it was typed in. */
const attended = z.preprocess(
  (given) =>
    typeof given === 'string'
      ? given
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter((line) => line !== '')
      : given,
  z
    .array(z.string(), { error: 'Say who attended, one on each line' })
    .min(1, 'Say who attended, one on each line')
    .max(60, 'Name 60 at most')
    .superRefine((lines, context) => {
      const wrong = lines.flatMap((line) => attending.safeParse(line).error?.issues ?? [])
      const [first] = wrong
      if (first !== undefined) context.addIssue({ code: 'custom', message: first.message })
    }),
)
const asked = {
  what: text('Say what is to be done', 500),
  who: text('Say who does it', 100),
  by: date('Enter by when'),
}

export const meeting = z.strictObject({
  ...drawn,
  kind: choice(meetingKinds, 'Choose the kind of meeting'),
  on: date('Enter the day of the meeting'),
  attended,
  outcome: text('Say what was decided', 4_000),
  next: optional(date('Enter the day of the next meeting')),
  actions: optional(z.array(z.strictObject(asked)).max(20, 'Name 20 actions at most')),
})
export const meetingAction = z.strictObject({ ...drawn, ...asked })
export const actionDone = z.strictObject({
  ...drawn,
  on: optional(date('Enter the day on which it was done')),
  said: text('Say what was done, and how you know', 500),
})

export const document = z.strictObject({
  ...drawn,
  title: text('Enter a title', 200),
  kind: choice(documentKinds, 'Choose what kind of document it is'),
  on: optional(date('Enter the day that the document is of')),
  system: choice(recordSystems, 'Choose which system is the record'),
  named: words(100),
  reference: words(200),
})
export const documentList = z.strictObject({
  q: words(),
  kind: optional(choice(documentKinds, 'Choose a kind from the list')),
  system: optional(choice(recordSystems, 'Choose a system from the list')),
  size: pageSize,
  cursor: words(600),
})

export const actionList = z.strictObject({
  state: optional(choice(['open', 'overdue'], 'Choose open or overdue')),
  team: words(),
  size: pageSize,
  cursor: words(600),
})

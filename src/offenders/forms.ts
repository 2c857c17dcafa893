// What the forms and programs of this room may send, with a sentence for each fault.
import { z } from 'zod'
import { choice, date, flag, optional, text, version, wholeNumber } from '../platform/http/forms.ts'
import { pageSize } from '../platform/paging.ts'
import { drawn } from './forms/drawn.ts'
import { pncIdOf, postcodeOf, visorRefOf } from './rules/postal.ts'

const agencies = ['police', 'probation', 'yot'] as const
const levels = ['very_high', 'high', 'medium', 'low'] as const
const statuses = [
  'community',
  'custody',
  'hospital',
  'abroad',
  'missing',
  'transferred',
  'closed',
] as const
const kinds = ['residence', 'location'] as const

export const eventKinds = [
  'release',
  'recall',
  'licence_end',
  'arrest',
  'charge',
  'breach',
  'intelligence',
  'crime',
  'incident',
  'missing',
  'child_concern',
  'move',
  'new_household',
  'transfer_in',
  'transfer_out',
  'death',
  'other',
] as const

/** Text read into the one form in which it is kept, or the sentence for what it is not. */
const kept = (asks: string, read: (typed: string) => string | null, sentence: string) =>
  text(asks, 40).transform((typed, context): string => {
    const found = read(typed)
    if (found !== null) return found
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })

const hasLetter = (typed: string): boolean => /\p{L}/u.test(typed)
const name = (asks: string) => text(asks, 100).refine(hasLetter, 'A name needs a letter')

const visorRef = kept(
  'Enter the ViSOR ref',
  visorRefOf,
  'A ViSOR ref is V and seven digits, like V1234567',
)
const pncId = kept(
  'Enter the PNC ID',
  pncIdOf,
  'A PNC ID is a year, a number and a letter, like 98/123456K',
)
const postcode = kept('Enter the postcode', postcodeOf, 'Enter a full postcode, like SO14 2AB')
const sex = choice(['M', 'F'], 'Choose the sex')
const level = choice(levels, 'Choose the risk level')
const why = text('Say why', 2000)
const mappaLevel = wholeNumber('Choose MAPPA level 1, 2 or 3', { least: 1, most: 3 })
const officer = text('Choose an officer', 100)
const team = text('Choose a team', 200)
const line = text('Enter the address, or describe the location', 300)
const addressKind = choice(kinds, 'Choose whether this is a residence or a location')

/** A blank clears what is on record; nothing sent leaves it. */
const clearable = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullable().optional(),
  )

/** A group of fields that is wholly blank on a page was not filled in. */
const optionalGroup = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (isBlankGroup(value) ? undefined : value), schema.optional())

const always = new Set(['kind'])
const isBlankGroup = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(
    ([key, one]) => always.has(key) || (typeof one === 'string' && one.trim() === ''),
  )

const homeAddress = z.strictObject({
  line,
  postcode: optional(postcode),
  kind: addressKind,
  from: date('Enter the day from which the person has lived there'),
})

export const newPerson = z.strictObject({
  visorRef,
  pncId: optional(pncId),
  surname: name('Enter the surname'),
  forenames: name('Enter the forenames'),
  dateOfBirth: date('Enter the date of birth'),
  sex,
  level: optional(level),
  mappaLevel: optional(mappaLevel),
  leadAgency: optional(choice(agencies, 'Choose the lead agency')),
  leadSince: optional(date('Enter since when')),
  status: optional(choice(['community'], 'A new person is entered as in the community')),
  officer: optional(officer),
  team: optional(team),
  management: optional(choice(['active', 'reactive'], 'Choose active or reactive')),
  homeAddress: optionalGroup(homeAddress),
  notes: optional(text('', 10_000)),
  confirmedNotDuplicate: optional(flag('Say yes or no')),
})

export const identityEdit = z.strictObject({
  version,
  visorRef: visorRef.optional(),
  pncId: clearable(pncId),
  surname: name('Enter the surname').optional(),
  forenames: name('Enter the forenames').optional(),
  dateOfBirth: date('Enter the date of birth').optional(),
  sex: sex.optional(),
  photoPlace: clearable(text('', 200)),
  photoTakenOn: clearable(date('Enter when the photo was taken')),
  notes: clearable(text('', 10_000)),
})

const from = date('Enter the day from which this holds')

export const statusPeriod = z.strictObject({
  ...drawn,
  status: choice(statuses, 'Choose where the person is'),
  from,
  to: optional(date('Enter the last day')),
  reviewOn: optional(date('Enter the review date')),
  reason: text('Say why, and how you know', 2000),
})

export const leadPeriod = z.strictObject({
  ...drawn,
  agency: choice(agencies, 'Choose the lead agency'),
  from,
  event: text('Say what changed it, for example licence ended', 500),
})

export const levelChange = z.strictObject({ ...drawn, to: level, from, why })
export const managementChange = z.strictObject({
  ...drawn,
  to: choice(['active', 'reactive'], 'Choose active or reactive management'),
  from,
  why,
})
export const decision = z.strictObject({
  ...drawn,
  agree: flag('Choose whether you agree'),
  why: text('Give your reasons', 2000),
})
export const mappaPeriod = z.strictObject({ ...drawn, mappaLevel, from })
export const allocation = z.strictObject({
  ...drawn,
  officer: optional(officer),
  team: optional(team),
  from,
  reason: text('Say why', 500),
})

export const address = z.strictObject({
  ...drawn,
  kind: addressKind,
  line,
  postcode: optional(postcode),
  from,
  until: optional(date('Enter the day it ended')),
  confirmedOn: optional(date('Enter when it was confirmed')),
  childrenHere: optional(flag('Choose yes or no')),
})
export const confirmation = z.strictObject({
  ...drawn,
  on: date('Enter the day on which it was confirmed'),
})
export const alias = z.strictObject({
  ...drawn,
  surname: name('Enter the surname'),
  forenames: name('Enter the forenames'),
})
export const identifier = z.strictObject({
  ...drawn,
  kind: text('Say what kind of identifier this is, for example CRO number', 60),
  value: text('Enter the identifier', 100),
})
export const marker = z.strictObject({
  ...drawn,
  kind: choice(['warning', 'children', 'orders'], 'Choose what the marker is about'),
  text: text('Say what to know, in a few words', 200),
  from: optional(date('Enter from when')),
})
export const markerEnd = z.strictObject({ ...drawn, why: text('Say why it no longer holds', 500) })

export const interimControl = z.strictObject({
  ...drawn,
  control: text('Say what holds the risk until then, and who does it', 500),
  until: date('Enter the last day on which it holds'),
  why,
})
export const interimControlEnd = z.strictObject({
  ...drawn,
  why: text('Say why it ends now', 500),
})

export const event = z.strictObject({
  ...drawn,
  kind: choice(eventKinds, 'Choose what happened'),
  on: date('Enter the day on which it happened'),
  note: optional(text('', 2000)),
  toForce: optional(text('', 100)),
  homeAddress: optionalGroup(homeAddress.omit({ from: true })),
})

/** What the address of the form may fill in beforehand, so that nobody types again what a visit told. */
export const eventBegun = z.strictObject({
  kind: optional(choice(eventKinds, 'Choose what happened')),
  on: optional(date('Enter the day on which it happened')),
  note: optional(text('', 2000)),
})

export const search = z.strictObject({
  q: optional(text('', 200)),
  level: optional(choice(levels, 'Choose a risk level from the list')),
  status: optional(choice(statuses, 'Choose a status from the list')),
  team: optional(team),
  officer: optional(officer),
  size: pageSize,
  cursor: optional(text('', 600)),
})

export const chronology = z.strictObject({
  kind: optional(text('', 40)),
  size: pageSize,
  cursor: optional(text('', 600)),
})

export const noQuery = z.strictObject({})

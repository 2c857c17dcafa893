// What the pages of one restriction are drawn from, and how each of its forms begins.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { HiddenFields, Link } from '../../platform/views/models.ts'
import type { PersonLine } from '../../offenders/index.ts'
import type { Candidate, RestrictionShown } from '../types.ts'
import { type Draw } from '../../platform/views/fields.ts'

export type RestrictionAsked = Readonly<{
  offenderId: string
  person: PersonLine
  restriction: RestrictionShown | null
  candidates: readonly Candidate[]
  /** The username of whoever reads the page. */
  actor: string
  /** Inspectors restrict, remove and review; every reader may ask to open it wider. */
  mayRestrict: boolean
  reviewDays: number
  today: LocalDate
  /** The form that was sent, by its name, and what is wrong with it. */
  form: string
  attempt: Attempt
  key: string
}>

const noAttempt: Attempt = { typed: {}, errors: [], stale: false }

export const drawOf = ({ form, attempt }: RestrictionAsked, name: string): Draw => ({
  form: name,
  attempt: form === name ? attempt : noAttempt,
})

export const keyOf = ({ key }: RestrictionAsked): HiddenFields => [{ name: '_key', value: key }]

export const backTo = ({ offenderId, person }: RestrictionAsked): Link => ({
  text: `Back to the file of ${person.name}`,
  href: `/offenders/${offenderId}`,
})

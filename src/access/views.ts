// The pages of sign-in, of roles whose screens are still to come, and of the one tap that opens a file.
import { errorOf } from '../platform/views/fields.ts'
import type { FieldError } from '../platform/http/problem.ts'
import type { ErrorPages } from '../platform/views/error-pages.ts'
import type {
  HiddenFields,
  Input,
  PasswordInput,
  Problem,
  Table,
} from '../platform/views/models.ts'
import type { Attempt } from '../platform/http/route.ts'
import { openingReasons, reasonWords, roleWords, tryLimits } from './rules.ts'
import type { FileOwner, Ringable } from './queries.ts'
import type { Actor, Role } from './types.ts'

export type AccessViews = {
  'access/sign-in': SignInModel
  'access/waiting': WaitingModel
  'errors/too-many': ErrorPages['errors/too-many']
  'errors/reason-needed': ErrorPages['errors/reason-needed']
}

type SignInModel = Readonly<{
  problems: readonly Problem[]
  hidden: HiddenFields
  username: Input
  password: PasswordInput
}>

export function signInPage(next: string | undefined, attempt: Attempt): SignInModel {
  const { typed, errors } = attempt
  const to = typed['next'] ?? next
  return {
    problems: errors.map(({ field, message }) => ({
      text: message,
      href: field === 'password' ? '#password' : '#username',
    })),
    hidden: to === undefined ? [] : [{ name: 'next', value: to }],
    username: {
      id: 'username',
      name: 'username',
      label: 'Username',
      autocomplete: 'username',
      autocapitalize: 'none',
      spellcheck: 'false',
      classes: 'govuk-input--width-20',
      value: typed['username'] ?? '',
      ...errorOf({ errors }, 'username'),
    },
    password: {
      id: 'password',
      name: 'password',
      label: 'Password',
      autocomplete: 'current-password',
      classes: 'govuk-input--width-20',
      ...errorOf({ errors }, 'password'),
    },
  }
}

/** The same words whether the name, the password or the account is at fault. */
export const noMatch: FieldError = {
  field: 'username',
  message: `The username or the password is wrong. Check both and try again; after ${tryLimits.perUsername} wrong tries the name is held back for ${tryLimits.minutes} minutes.`,
}

export const tooMany = (): ErrorPages['errors/too-many'] => ({
  waitText: `${tryLimits.minutes} minutes`,
  againHref: '/sign-in',
})

type WaitingModel = Readonly<{
  heading: string
  roleText: string
  screens: readonly string[]
  ring: Table | null
  noOneText: string | null
}>

const screensToCome: Partial<Record<Role, readonly string[]>> = {
  frontline: ['Bulletins of your area: who is here, what to look for, what to do, who to ring'],
  control_room: ['Look-up: whether a person or an address is flagged, and what the crew must know'],
  station: ['The counter: one person at a time, to take a notification and print its receipt'],
}

/** What a role whose screens are not here yet can do today: know them, and ring. */
export const waitingPage = (actor: Actor, ringable: readonly Ringable[]): WaitingModel => ({
  heading: 'Your screens are not here yet',
  roleText: `You are signed in as ${actor.name} (${roleWords[actor.role]}).`,
  screens: screensToCome[actor.role] ?? [],
  ring: ringable.length === 0 ? null : ringTable(ringable),
  noOneText:
    ringable.length === 0
      ? 'No supervisor with a telephone number is recorded. Ask whoever made your account.'
      : null,
})

const ringTable = (ringable: readonly Ringable[]): Table => ({
  caption: 'Until then, ring a supervisor of the team that manages the person',
  captionClasses: 'govuk-table__caption--m',
  regionId: 'ring',
  stacks: true,
  head: [{ text: 'Team' }, { text: 'Supervisor' }, { text: 'Number' }],
  rows: ringable.map(({ teamName, name, phone }) => [
    { text: teamName },
    { text: name },
    { text: phone },
  ]),
})

/** Another team's file: whose it is, and the four reasons. `next` is where the reader wanted to go. */
export function reasonNeededPage(
  owner: FileOwner,
  { next, typed, errors }: Readonly<{ next: string }> & Omit<Attempt, 'stale'>,
): ErrorPages['errors/reason-needed'] {
  const named = owner.ownerName === null ? '' : `, where ${owner.ownerName} manages this person`
  return {
    aboutText: `This file belongs to the ${owner.teamName}${named}.`,
    action: `/offenders/${owner.offenderId}/openings`,
    next,
    problems: errors.map(({ field, message }) => ({
      text: message,
      href: field === 'said' ? '#said' : '#reason',
    })),
    reasons: {
      id: 'reason',
      name: 'reason',
      legend: 'Why do you need it?',
      ...errorOf({ errors }, 'reason'),
      items: openingReasons.map((reason) => ({
        value: reason,
        text: reasonWords[reason],
        checked: typed['reason'] === reason,
        ...(reason === 'other' ? { conditional: saidInput(typed['said'] ?? '', errors) } : {}),
      })),
    },
    homeHref: '/',
  }
}

const saidInput = (value: string, errors: readonly FieldError[]): Input => ({
  id: 'said',
  name: 'said',
  label: 'What, in a few words',
  hint: 'The owner of the file reads this.',
  value,
  ...errorOf({ errors }, 'said'),
})

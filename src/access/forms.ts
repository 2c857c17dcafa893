// What sign-in and the one tap on a file take.
import { z } from 'zod'
import { choice, optional, text } from '../platform/http/forms.ts'
import { mostPassword, openingReasons } from './rules.ts'

const next = optional(text('Say where to go next', 2_000))

export const signInPage = z.strictObject({ next })

export const signInForm = z.strictObject({
  username: text('Enter your username', 64),
  // Not trimmed: a space may belong to a password.
  password: z
    .string({ error: 'Enter your password' })
    .min(1, 'Enter your password')
    .max(mostPassword, `A password is ${mostPassword} characters or fewer`),
  next,
})

export const nothing = z.strictObject({})

export const openingForm = z.strictObject({
  reason: choice(openingReasons, 'Say why you need this file'),
  said: optional(text('Say more', 200)),
  next,
})

// A form as it stands: what a page keeps of itself while it is typed, and what a program may keep the same way.
import { z } from 'zod'
import { optional, version, wholeNumber } from '../../platform/http/forms.ts'
import { isId } from '../../platform/ids.ts'

const mostFields = 500
const mostCharacters = 200_000

const id = (asks: string) => z.string({ error: asks }).refine(isId, asks)

/** A NUL and half a character cannot be stored; nobody typed them. */
const asTyped = z
  .string({ error: 'Send every field as text' })
  .transform((value) => value.toWellFormed().replaceAll('\u0000', ''))

const lengthOf = (fields: Readonly<Record<string, string>>): number =>
  Object.entries(fields).reduce((sum, [name, value]) => sum + name.length + value.length, 0)

const fields = z
  .record(z.string().max(200), asTyped, { error: 'Send the fields by name' })
  .refine((sent) => Object.keys(sent).length <= mostFields, 'There are too many fields to keep')
  .refine(
    (sent) => lengthOf(sent) <= mostCharacters,
    'This is more than can be kept before it is recorded (200,000 characters). Record it, or shorten it: what you typed stays on the page.',
  )

export const draftForm = z
  .strictObject({
    key: id('Send the key of the form'),
    version: optional(version),
    writer: optional(id('Send the id of the page that writes')),
    saves: optional(wholeNumber('Count the saves', { least: 0, most: 1_000_000 })),
    fields,
  })
  .transform((sent) => ({
    key: sent.key,
    fields: sent.fields,
    version: sent.version ?? null,
    writer: sent.writer ?? null,
    saves: sent.saves ?? 0,
  }))

export const draftQuery = z.strictObject({
  key: optional(id('Ask by the key of the form')),
})

export const throwAwayForm = z.strictObject({ version: optional(version) })

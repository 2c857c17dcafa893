// Field schemas that read a form's text and a program's JSON alike, with a plain sentence for each fault.
import { z } from 'zod'
import { dateOf, parseLocalDate, type LocalDate } from '../calendar.ts'
import { monthNamed } from '../month-names.ts'
import type { FieldError } from './problem.ts'

export type Parsed<T> =
  Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; errors: readonly FieldError[] }>

const blank = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '')

const blankIsAbsent = (value: unknown): unknown => (blank(value) ? undefined : value)

/** An optional field: blank, null and absent are the same. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(blankIsAbsent, schema.optional())

// A NUL cannot be stored as text; other control characters but line breaks are never meant.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Required text of one or more lines, trimmed. `asks` is the sentence when it is missing. */
export const text = (asks: string, most = 200) =>
  z.preprocess(
    blankIsAbsent,
    z
      .string({ error: asks })
      .refine(
        (value) => value.isWellFormed() && !controls.test(value),
        'Take out the characters that cannot be printed',
      )
      .transform((value) => value.normalize('NFC').replace(/\r\n?/g, '\n').trim())
      .refine((value) => value.length <= most, `Make this ${most} characters or fewer`),
  )

const spoken = /^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]+)[\s/.-]+(\d{4})$/i

const monthIn = (typed: string): number => Number(typed) || monthNamed(typed)

/** Years that a record of living people can name; beyond them a slip of the finger. */
const plausible = (date: LocalDate | null): LocalDate | null =>
  date !== null && date >= '1900-01-01' && date < '2200-01-01' ? date : null

/** A date as officers type it (27/3/2026, 27 3 2026, 27 Mar 2026) or as programs send it (2026-03-27). */
export function readDate(value: string): LocalDate | null {
  const typed = value.trim()
  const parts = spoken.exec(typed)
  return plausible(
    parts === null
      ? parseLocalDate(typed)
      : dateOf(Number(parts[3]), monthIn(parts[2] ?? ''), Number(parts[1])),
  )
}

const twoDigitYear = /^\d{1,2}[\s/.-]+(\d{1,2}|[a-z]+)[\s/.-]+\d{2}$/i

/** Whether a day was typed with two digits for its year, which may be of either century. */
export const hasShortYear = (typed: unknown): typed is string =>
  typeof typed === 'string' && twoDigitYear.test(typed.trim())

const writeYear = 'Write the year with four digits, for example 1/12/2026'

/** What is wrong with a day that cannot be read; `otherwise` is the sentence for all but a short year. */
export const dateFault = (typed: unknown, otherwise: string): string =>
  hasShortYear(typed) ? writeYear : otherwise

/** A required civil date; `asks` is the sentence when it is missing. */
export const date = (asks: string) =>
  z.preprocess(
    blankIsAbsent,
    z.string({ error: asks }).transform((value, context): LocalDate => {
      const found = readDate(value)
      if (found !== null) return found
      context.addIssue({
        code: 'custom',
        message: dateFault(value, 'Enter a date that exists, like 27/3/2026'),
      })
      return z.NEVER
    }),
  )

/** One of a closed list; `asks` is the sentence for none or another. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T, asks: string) =>
  z.preprocess(blankIsAbsent, z.enum(values, { error: asks }))

const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** Before it nothing that is recorded here can have been; the first years have no day that the database can hold. */
const earliest = Date.parse('1900-01-01T00:00:00Z')

const isDay = (text: string): boolean => parseLocalDate(text) !== null

/** An instant as programs send it (ISO 8601 with its offset). */
export const instant = (asks: string) =>
  z.preprocess(
    blankIsAbsent,
    z.string({ error: asks }).transform((value, context): Date => {
      const at = instantText.test(value.trim()) ? new Date(value.trim()) : null
      if (at !== null && at.getTime() >= earliest && isDay(value.trim().slice(0, 10))) return at
      context.addIssue({
        code: 'custom',
        message: dateFault(value, 'Enter an instant, like 2026-03-02T10:30:00Z'),
      })
      return z.NEVER
    }),
  )

/** Yes or no: true and false from programs, yes, no or a ticked box from pages. */
export const flag = (asks: string) =>
  z.preprocess(
    (value) => {
      if (value === 'true' || value === 'yes' || value === 'on') return true
      if (value === 'false' || value === 'no') return false
      return blankIsAbsent(value)
    },
    z.boolean({ error: asks }),
  )

/** A whole number within bounds. */
export const wholeNumber = (asks: string, { least, most }: { least: number; most: number }) =>
  z.preprocess(
    (value) =>
      typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value)
        ? Number(value)
        : blankIsAbsent(value),
    z.number({ error: asks }).int(asks).min(least, asks).max(most, asks),
  )

/** The version that an edit was drawn from. */
export const version = wholeNumber('Send the version that this edit was drawn from', {
  least: 1,
  most: 1_000_000_000,
})

const messageOf = (issue: z.core.$ZodIssue): FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        message: `There is no field called ${key} here`,
      }))
    : [{ field: issue.path.join('.'), message: issue.message }]

/** Input as the schema gives it, or a sentence for each field that is wrong. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): Parsed<T> {
  const parsed = schema.safeParse(input)
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, errors: parsed.error.issues.flatMap(messageOf) }
}

const unsafeKey = new Set(['__proto__', 'constructor', 'prototype'])

/** Folds a form's flat names (`devices.0.seen`) into nested values; only pages come this way. */
export function foldNames(flat: Readonly<Record<string, string>>): Record<string, unknown> {
  const folded: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(flat)) {
    const path = name.split('.')
    if (path.some((part) => unsafeKey.has(part)) || path.length > 5) continue
    place(folded, path, value)
  }
  return listed(folded) as Record<string, unknown>
}

function place(into: Record<string, unknown>, path: readonly string[], value: string): void {
  const [head, ...rest] = path
  if (head === undefined) return
  if (rest.length === 0) {
    into[head] = value
    return
  }
  const inner = into[head]
  const next: Record<string, unknown> =
    typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  into[head] = next
  place(next, rest, value)
}

/** Turns objects whose every key is a number into lists, leaving out entries that are wholly blank. */
function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, listed(inner)] as const)
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,3}$/.test(key)))
    return entries
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([, inner]) => inner)
      .filter((inner) => !whollyBlank(inner))
  return Object.fromEntries(entries)
}

const whollyBlank = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(whollyBlank)
    : blank(value)

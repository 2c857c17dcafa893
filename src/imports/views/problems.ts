// What is wrong with a form that is drawn again, with the link to each field.
import type { Attempt } from '../../platform/http/route.ts'
import type { Problem } from '../../platform/views/models.ts'

export const problemsOf = ({ errors }: Attempt): readonly Problem[] =>
  errors.map(({ field, message }) =>
    field === '' ? { text: message } : { text: message, href: `#${field}` },
  )

/** Spread into a field's model: its error, when it has one. */
export function errorOf({ errors }: Attempt, field: string): { error?: string } {
  const found = errors.find((error) => error.field === field)
  return found === undefined ? {} : { error: found.message }
}

export const titled = (heading: string, attempt: Attempt): string =>
  attempt.errors.length > 0 ? `Error: ${heading}` : heading

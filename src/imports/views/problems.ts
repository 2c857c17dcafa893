// What is wrong with a form that is drawn again, with the link to each field.
import type { Attempt } from '../../platform/http/route.ts'
import type { Problem } from '../../platform/views/models.ts'

export const problemsOf = ({ errors }: Attempt): readonly Problem[] =>
  errors.map(({ field, message }) =>
    field === '' ? { text: message } : { text: message, href: `#${field}` },
  )

export const titled = (heading: string, attempt: Attempt): string =>
  attempt.errors.length > 0 ? `Error: ${heading}` : heading

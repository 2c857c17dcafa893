// Words and addresses that the pages of the overnight lists share.
import { formatShortDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type { Problem } from '../../platform/views/models.ts'
import { kindWords } from '../rules.ts'
import type { ListedHit, OvernightKind } from '../types.ts'

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export const counted = (count: number, one: string): string =>
  `${count} ${one}${count === 1 ? '' : 's'}`

export const kindItems: Readonly<Record<OvernightKind, string>> = {
  custody: 'Custody',
  crime: 'Crime',
  incident: 'Incident',
  missing: 'Missing people',
  intelligence: 'Intelligence',
}

/** 'Custody list of 22 Nov 2026 (NC/1234)'. */
export const hitTitle = ({ line: { kind, forDate, reference } }: Pick<ListedHit, 'line'>): string =>
  `${capital(kindWords[kind])} of ${formatShortDate(forDate)}${reference === null ? '' : ` (${reference})`}`

/** What is wrong, each with the field that it belongs to; `ids` names the element of each field. */
export const problemsOf = ({ errors }: Attempt, ids: ReadonlyMap<string, string>): Problem[] =>
  errors.map(({ field, message }) => {
    const id = ids.get(field)
    return id === undefined ? { text: message } : { text: message, href: `#${id}` }
  })

export const titled = (heading: string, attempt: Attempt): string =>
  attempt.errors.length > 0 ? `Error: ${heading}` : heading

/** An address with its filters; those not set are left out. */
export function linkTo(
  path: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

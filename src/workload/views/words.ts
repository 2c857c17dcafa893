// The words that the workload's pages say, and the addresses that its numbers lead to.
import { formatDate, type LocalDate } from '../../platform/calendar.ts'
import type { Cell } from '../../platform/views/models.ts'
import type { Level } from '../../policy/index.ts'

export const levelWords: Readonly<Record<Level, string>> = {
  very_high: 'Very high',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
}

/** 1,234. */
export const inThousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

export const ratioText = (ratio: number | null): string =>
  ratio === null ? 'no officer' : ratio.toFixed(2)

/** 'held by 2 officers'; where some are nobody's, how many are held and how many are not. */
export function heldText(
  { total, officers }: Readonly<{ total: number; officers: number }>,
  unallocated: number,
): string {
  const by = `held by ${officers} ${officers === 1 ? 'officer' : 'officers'}`
  return unallocated === 0
    ? by
    : `${inThousands(total - unallocated)} ${by}, ${inThousands(unallocated)} with no officer`
}

/** The ratio takes all of the caseload: whoever has no officer is on nobody's table and in this number. */
export const ratioNote = (threshold: number, unallocated: number): string =>
  unallocated === 0
    ? `policy ${threshold}`
    : `policy ${threshold}; counts ${inThousands(unallocated)} with no officer`

export const asAt = (on: LocalDate, today: LocalDate): string =>
  on === today ? `As at today, ${formatDate(on)}` : `As at ${formatDate(on)}`

/** An address with its filters; those not set are left out. */
export function linkTo(
  path: string,
  parameters: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) query.set(name, value)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A count that leads to the list it counts, for a reader who is shown names. */
export const countCell = (count: number, href: string | null): Cell => ({
  text: inThousands(count),
  format: 'numeric',
  ...(href === null || count === 0 ? {} : { href }),
})

export const numeric = (text: string): Cell => ({ text, format: 'numeric' })

/** Against policy, in words: colour never says it alone. */
export function againstCell(ratio: number | null, threshold: number): Cell {
  if (ratio === null) return { text: 'nobody to hold them', tagClass: 'govuk-tag--red' }
  const over = ratio - threshold
  return over > 0
    ? { text: `${over.toFixed(Number.isInteger(over) ? 0 : 2)} over`, tagClass: 'govuk-tag--red' }
    : { text: 'within' }
}

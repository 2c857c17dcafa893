// A telephone number as a page shows it: on one line, and to be rung by pressing it.
import type { Link } from './models.ts'

/** A number to ring stays on one line. */
export const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00a0')

/** RFC 3966: digits, and a plus in front of a country code. What stands after the number, as an extension does, is not rung. */
const dialled = (phone: string): string =>
  (/^[\d+\s().-]+/.exec(phone.trim())?.[0] ?? '').replaceAll(/[^\d+]/g, '')

/** The words with their number, to be rung; words alone where no number can be dialled. */
export function toRing(
  text: string,
  phone: string | null,
): Readonly<{ text: string; href?: string }> {
  const number = phone === null ? '' : dialled(phone)
  return number === '' ? { text } : ({ text, href: `tel:${number}` } satisfies Link)
}

// A telephone number as a page shows it: on one line, and to be rung by pressing it.
import type { Link } from './models.ts'

/** A number to ring stays on one line. */
export const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00a0')

/** An optional plus, then digits with what people write between them; it never ends within a number or a word. */
const written = /^(\+?)((?:[\d\s.\u2010-\u2015-]|\(\d+\))+)(?![\d+\p{L}])/u

/** The shortest whole number that is written with its area. A shorter one may be cut off, or rung from one desk only. */
const leastDigits = 9

/** RFC 3966: digits, and a plus in front of a country code; behind which the zero in brackets is not dialled. */
function dialled(phone: string): string | null {
  const [, plus = '', typed = ''] = written.exec(phone.trim()) ?? []
  const digits = (plus === '' ? typed : typed.replace('(0)', '')).replaceAll(/\D/g, '')
  return digits.length < leastDigits ? null : `${plus}${digits}`
}

/** The words with their number, to be rung; words alone where no number can be dialled. */
export function toRing(
  text: string,
  phone: string | null,
): Readonly<{ text: string; href?: string }> {
  const number = phone === null ? null : dialled(phone)
  return number === null ? { text } : ({ text, href: `tel:${number}` } satisfies Link)
}

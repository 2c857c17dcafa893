// Who dangerous left the overdue list without being seen, and nobody has confirmed it: one line with the first names.
import { leavingsBy } from '../../../backlog/index.ts'
import { personName } from '../../../offenders/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Line } from '../../types.ts'
import { said, type BriefingAsk } from '../asked.ts'

const mostNamed = 3

/** No line when everyone was seen or confirmed. */
export async function unconfirmed(tx: Tx, { office, until }: BriefingAsk): Promise<Line[]> {
  const found = await leavingsBy(tx, office, until)
  if (found.length === 0) return []
  const named = found.slice(0, mostNamed).map((one) => `${personName(one)} (${one.how})`)
  const rest = found.length > mostNamed ? ` and ${found.length - mostNamed} more` : ''
  const text = `${found.length} left the overdue list without being seen, to be confirmed: ${named.join(', ')}${rest}`
  return [said(text, { text: 'See them', path: '/leavings' })]
}

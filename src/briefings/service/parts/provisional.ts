// Visits that count only provisionally, as nobody wrote them up in time: one line that leads to them.
import { provisionalCount, provisionalHref, provisionalText } from '../../../backlog/index.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { Line } from '../../types.ts'
import { said, type BriefingAsk } from '../asked.ts'

/** No line when every visit is written up, or may still be. */
export async function provisionalLines(tx: Tx, { office }: BriefingAsk): Promise<Line[]> {
  const count = await provisionalCount(tx, office)
  return count === 0
    ? []
    : [said(provisionalText(count), { text: 'See the list', path: provisionalHref() })]
}

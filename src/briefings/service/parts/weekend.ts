// What came of the weekend: who was seen, who was tried and when, who was not, and printed pages that are still out.
import { formatShortDate } from '../../../platform/calendar.ts'
import {
  crewText,
  packName,
  weekendResults,
  type LineResult,
  type PackOut,
  type PackUnnamed,
} from '../../../shifts/index.ts'
import type { Line, Section } from '../../types.ts'
import { about, said, type BriefingAsk } from '../asked.ts'
import type { Tx } from '../../../platform/database/transaction.ts'

const most = 12

/** Those who were met or tried first: what they brought is news. */
const order: readonly LineResult['state'][] = ['seen', 'met', 'tried', 'not-tried', 'moved', 'left']

const outLine = (one: PackOut): Line =>
  said(
    `Page ${packName(one)} is out: printed for ${one.printedFor}, and should have been back by the end of ${formatShortDate(one.dueOn)}`,
    { text: 'Tick it when it comes back', path: `/packs/${one.id}` },
  )

/** A page of a restricted file by its number alone: whoever holds it knows it, and nobody else is told whose it is. */
const unnamedLine = (one: PackUnnamed): Line =>
  said(
    `Page ${packName(one)} is out, and should have been back by the end of ${formatShortDate(one.dueOn)}`,
    { text: 'Tick it when it comes back', path: '/packs' },
  )

/** Nothing on a day that follows no list, unless a page is still out. */
export async function weekend(tx: Tx, ask: BriefingAsk): Promise<Section | null> {
  const { office, on, until } = ask
  const { list, lines, out, unnamed } = await weekendResults(tx, { ...office, on, until })
  if (list === null && out.length + unnamed.length === 0) return null
  const sorted = lines.toSorted(
    (a, b) => order.indexOf(a.result.state) - order.indexOf(b.result.state),
  )
  const told = sorted.map(({ line, result, claim, alsoClaimed }) => {
    const claims = claim === null ? [] : [claim, ...alsoClaimed]
    const pairs = claims.map(({ crew }) => `claimed by ${crewText(crew)}`)
    const going = pairs.length === 0 ? 'nobody claimed it' : pairs.join('; ')
    const text = `${result.text}${result.state === 'seen' ? '' : `; ${going}`}`
    return about(ask, line.offenderId, { text })
  })
  return {
    name: 'weekend',
    title: list === null ? 'Printed pages that are out' : 'What came of the weekend list',
    lines: [...told, ...out.map(outLine), ...unnamed.map(unnamedLine)],
    shown: most,
    leads: list === null ? [] : [{ text: 'The weekend list', path: '/weekend-list' }],
    emptyText: 'Nobody of this office was on the weekend list.',
  }
}

// Who works here and how many people each holds; who is away, who covers, and what was promised and is not proved.
import { counts } from '../../../backlog/index.ts'
import { said, type BriefingAsk, type BriefingPart } from '../asked.ts'
import { awayToday } from './away.ts'
import { promisesPastLines } from './promises.ts'

/** Named with their numbers; of a larger office the heaviest. */
const most = 20

/** Each officer of the office who holds anybody, the heaviest first. */
function holders({ people }: BriefingAsk): string[] {
  const held = new Map<string, number>()
  for (const { owner, counted } of people)
    if (owner !== null && counts.caseload(counted))
      held.set(owner.name, (held.get(owner.name) ?? 0) + 1)
  return [...held]
    .toSorted(([a, many], [b, more]) => more - many || a.localeCompare(b))
    .map(([name, many]) => `${name} ${many}`)
}

function summed({ figures: { caseload, unallocated } }: BriefingAsk): string {
  const { total, officers } = caseload
  const nobodys = unallocated === 0 ? '' : ` and ${unallocated} by nobody`
  return `${total} people, held by ${officers} officer${officers === 1 ? '' : 's'}${nobodys}`
}

function text(ask: BriefingAsk): string {
  if (ask.office.teamId === null) return summed(ask)
  const each = holders(ask)
  const rest = each.length > most ? `, and ${each.length - most} more` : ''
  return `${summed(ask)}: ${each.slice(0, most).join(', ')}${rest}`
}

export const here: BriefingPart = async (tx, ask) => {
  const isHeld = ask.figures.caseload.officers > 0
  const first = [...(await awayToday(tx, ask)), ...(await promisesPastLines(tx, ask))]
  return {
    name: 'here',
    title: 'Who is here today',
    lines: [...first, ...(isHeld ? [said(text(ask))] : [])],
    shown: first.length + 1,
    leads: isHeld ? [{ text: 'See the caseload', path: '/lists/caseload' }] : [],
    emptyText: 'Nobody here holds anybody.',
  }
}

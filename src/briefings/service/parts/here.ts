// Who works here and how many people each holds; who is in today is said at the meeting.
import { counts } from '../../../backlog/index.ts'
import { said, type BriefingPart } from '../asked.ts'

/** Named with their numbers; of a larger office the heaviest. */
const most = 20

export const here: BriefingPart = (_tx, ask) => {
  const held = new Map<string, number>()
  for (const { owner, counted } of ask.people)
    if (owner !== null && counts.caseload(counted))
      held.set(owner.name, (held.get(owner.name) ?? 0) + 1)
  const sorted = [...held].toSorted(([a, many], [b, more]) => more - many || a.localeCompare(b))
  const isForce = ask.office.teamId === null
  const { total, officers } = ask.figures.caseload
  const summed = `${total} people, held by ${officers} officer${officers === 1 ? '' : 's'}`
  const named = sorted
    .slice(0, most)
    .map(([name, many]) => `${name} ${many}`)
    .join(', ')
  const rest = sorted.length > most ? `, and ${sorted.length - most} more` : ''
  return {
    name: 'here',
    title: 'Who is here today',
    lines: officers === 0 ? [] : [said(isForce ? summed : `${summed}: ${named}${rest}`)],
    shown: 1,
    leads: officers === 0 ? [] : [{ text: `The ${total} people`, path: '/lists/caseload' }],
    emptyText: 'Nobody here holds anybody.',
  }
}

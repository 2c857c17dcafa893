// Who would otherwise be nobody's: no owner, no plan, whereabouts unknown, away past review, no write-up, and the oldest of the rest.
import { counts, visitOverdueBy, type ListName, type Registered } from '../../../backlog/index.ts'
import type { Level } from '../../../policy/index.ts'
import type { Line } from '../../types.ts'
import { about, said, type BriefingAsk, type BriefingPart } from '../asked.ts'
import { provisionalLines } from './provisional.ts'

const alarms: readonly (readonly [ListName, string])[] = [
  ['whereabouts-unknown', 'whereabouts unknown'],
  ['unallocated', 'no owner'],
  ['no-visit-plan', 'nothing sets a day for a visit'],
  ['suspension-past-review', 'suspended past the day of review'],
]

/** One person by name; of more, how many, with their list. */
function line(ask: BriefingAsk, [list, words]: (typeof alarms)[number]): Line[] {
  const found = ask.people.filter(({ counted }) => counts[list](counted))
  const [only] = found
  if (only === undefined) return []
  return found.length === 1
    ? [about(ask, only.file.person.id, { text: words })]
    : [
        said(`${found.length} people: ${words}`, {
          text: 'See the list',
          path: `/lists/${list}`,
        }),
      ]
}

const longest = (people: readonly Registered[], level: Level): Registered | undefined =>
  people
    .filter(({ counted }) => counted.standing.level === level && visitOverdueBy(counted) > 0)
    .toSorted((a, b) => visitOverdueBy(b.counted) - visitOverdueBy(a.counted))
    .at(0)

function oldest(ask: BriefingAsk, level: 'medium' | 'low'): Line[] {
  const found = longest(ask.people, level)
  if (found === undefined) return []
  const days = visitOverdueBy(found.counted)
  const owner = found.owner?.name ?? 'nobody'
  return [
    about(ask, found.file.person.id, {
      text: `oldest ${level} overdue: ${days} days. Owner: ${owner}`,
    }),
  ]
}

export const unheld: BriefingPart = async (tx, ask) => {
  const lines = [
    ...alarms.flatMap((alarm) => line(ask, alarm)),
    ...(await provisionalLines(tx, ask)),
    ...oldest(ask, 'medium'),
    ...oldest(ask, 'low'),
  ]
  return {
    name: 'unheld',
    title: 'Nobody’s yet, and the oldest of the rest',
    lines,
    shown: lines.length,
    leads: [],
    emptyText:
      'Everyone has an owner and a plan, nobody is missing, no suspension is past its review, no visit waits to be written up in time.',
  }
}

// Late visits of a register in the order of words, with the people they are about.
import type { Tx } from '../../platform/database/transaction.ts'
import { peopleShown, type PersonShown } from '../queries/people.ts'
import { visitOverdueBy } from '../rules/counts.ts'
import { orderInWords, type OrderFacts } from '../rules/order.ts'
import { attemptsOf, movedOn, type Register, type Registered, shownOn } from './register.ts'

export type WorstCase = Readonly<{
  person: PersonShown
  daysOverdue: number
  because: string
  /** Why it stands where it stands. */
  words: string
}>

type Late = OrderFacts & Readonly<{ of: Registered }>

const lateVisit = (of: Registered): Late[] => {
  const { latestBy, standing, arms } = of.counted
  if (latestBy === null) return []
  return [
    {
      of,
      id: of.counted.visorRef,
      kind: 'visit',
      level: standing.level,
      // No room can say this yet: the children's register will.
      childInDanger: false,
      startsOn: latestBy.from,
      dueOn: latestBy.on,
      returnedOn: standing.lastReturn?.on ?? null,
      movedOn: movedOn(of),
      attempts: attemptsOf(of),
      levelUnsupported: arms.missing || arms.reviewOverdue,
    },
  ]
}

/** The first so many of these overdue visits; one statement for the people. */
export async function worstOf(
  tx: Tx,
  register: Register,
  { people, most }: { people: readonly Registered[]; most: number },
): Promise<readonly WorstCase[]> {
  const ordered = orderInWords(people.flatMap(lateVisit), register).slice(0, most)
  const names = await peopleShown(
    tx,
    ordered.map(({ row }) => row.of.file.person.id),
    register.on,
  )
  return ordered.flatMap(({ row: { of }, words }) => {
    const named = names.get(of.file.person.id)
    if (named === undefined) return []
    return [
      {
        person: shownOn(of, named),
        daysOverdue: visitOverdueBy(of.counted),
        because: of.counted.latestBy?.because ?? '',
        words,
      },
    ]
  })
}

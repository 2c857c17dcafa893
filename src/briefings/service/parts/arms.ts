// Late ARMS by reason, and by whose days they are: the officer's, or the supervisor's.
import { counts, type ListName, type Registered } from '../../../backlog/index.ts'
import { daysBetween } from '../../../platform/calendar.ts'
import type { Line } from '../../types.ts'
import { said, type BriefingAsk, type BriefingPart } from '../asked.ts'

type Reason = Readonly<{ list: ListName; whose: string; words: string }>

const reasons: readonly Reason[] = [
  { list: 'missing-arms-not-started', whose: 'Officer', words: 'not started' },
  { list: 'missing-arms-draft', whose: 'Officer', words: 'in draft' },
  { list: 'missing-arms-returned', whose: 'Officer', words: 'returned for work' },
  {
    list: 'missing-arms-awaiting-ratification',
    whose: 'Supervisor',
    words: 'awaiting ratification',
  },
  { list: 'arms-review-overdue', whose: 'Officer', words: 'reviews overdue' },
]

const dueOf = ({ counted: { arms } }: Registered): string | null =>
  arms.missing ? arms.initialDueOn : arms.reviewDueOn

function line(ask: BriefingAsk, { list, whose, words }: Reason): Line[] {
  const found = ask.people.filter((one) => counts[list](one.counted))
  const oldest = found.toSorted((a, b) => ((dueOf(a) ?? '') < (dueOf(b) ?? '') ? -1 : 1)).at(0)
  if (oldest === undefined) return []
  const named = ask.names.get(oldest.file.person.id)
  const due = oldest.counted.arms.missing
    ? oldest.counted.arms.initialDueOn
    : oldest.counted.arms.reviewDueOn
  const days = due === null ? 0 : daysBetween(due, ask.on)
  const who = named === undefined ? '' : `, ${named.name} (${named.ref})`
  return [
    said(`${whose}: ${found.length} ${words}; the oldest ${days} days past${who}`, {
      text: 'See the list',
      path: `/lists/${list}`,
    }),
  ]
}

export const arms: BriefingPart = (_tx, ask) => {
  const lines = reasons.flatMap((reason) => line(ask, reason))
  return {
    name: 'arms',
    title: 'ARMS late, by whose days',
    lines,
    shown: lines.length,
    leads: [],
    emptyText: 'No ARMS is missing and no review is overdue.',
  }
}

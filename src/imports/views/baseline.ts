// Arrears that the first register brought in, by name: open still, worked off, or left another way.
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { FigureTile, Link, Pager } from '../../platform/views/models.ts'
import type { Arrear, ArrearCounts } from '../queries/arrears.ts'
import { counted } from './words.ts'

export type BaselineModel = Readonly<{
  title: string
  sayText: string
  tiles: readonly FigureTile[]
  states: readonly (Link & Readonly<{ current: boolean }>)[]
  items: readonly Readonly<{ person: object; saidText: string }>[]
  emptyText: string
  pager: Pager
}>

export type ArrearState = 'open' | 'left' | 'all'

export type BaselineAsked = Readonly<{
  baselineOn: LocalDate | null
  today: LocalDate
  counts: ArrearCounts
  state: ArrearState
  items: readonly Arrear[]
  lines: ReadonlyMap<string, object>
  nextHref: string | null
  firstHref: string | null
}>

const kindWords: Readonly<Record<string, string>> = {
  visit: 'Visit',
  visit_plan: 'Plan for the next visit',
  arms_initial: 'First ARMS',
  arms_review: 'ARMS review',
  suspension_review: 'Review of a suspension',
  whereabouts: 'Whereabouts unknown',
}

const howWords: Readonly<Record<string, string>> = {
  seen: 'seen',
  done: 'done',
  suspended: 'left the list: suspended',
  reactive: 'left the list: reactive management',
  transferred: 'left the list: transferred',
  closed: 'left the list: no longer managed',
  changed: 'left the list: its facts changed',
}

function saidOf(arrear: Arrear, today: LocalDate): string {
  const what = `${kindWords[arrear.kind] ?? arrear.kind} due by ${formatShortDate(arrear.dueOn)}`
  if (arrear.closedHow === null)
    return `${what}, open: ${counted(daysBetween(arrear.dueOn, today), 'day')} over.`
  const how = howWords[arrear.closedHow] ?? arrear.closedHow
  const when = arrear.metOn === null ? '' : ` on ${formatShortDate(arrear.metOn)}`
  const late = arrear.daysLate === null ? '' : `, ${counted(arrear.daysLate, 'day')} late`
  return `${what}, ${how}${when}${late}.`
}

const stateWords: Readonly<Record<ArrearState, string>> = {
  open: 'Still open',
  left: 'Worked off or left',
  all: 'All',
}

const hrefOf = (state: ArrearState): string => `/imports/baseline?state=${state}`

const tilesOf = ({ counts }: BaselineAsked): FigureTile[] => [
  { number: String(counts.total), label: 'brought in', href: hrefOf('all') },
  { number: String(counts.open), label: 'still open', href: hrefOf('open') },
  {
    number: String(counts.workedOff + counts.leftOtherwise),
    label: 'worked off or left',
    href: hrefOf('left'),
    comparisonText: `${counts.workedOff} worked off, ${counts.leftOtherwise} left another way`,
  },
]

const totalOf = ({ counts, state }: BaselineAsked): number =>
  state === 'open' ? counts.open : state === 'all' ? counts.total : counts.total - counts.open

export function baselineModel(asked: BaselineAsked): BaselineModel {
  const { baselineOn, items, lines, state, today } = asked
  return {
    title: 'Arrears brought in',
    sayText:
      baselineOn === null
        ? 'No register has been loaded, so there are no arrears brought in.'
        : `The first register was loaded on ${formatShortDate(baselineOn)}. What was overdue on that day keeps its true age and is worked off from this list.`,
    tiles: baselineOn === null ? [] : tilesOf(asked),
    states: (['open', 'left', 'all'] as const).map((one) => ({
      text: stateWords[one],
      href: hrefOf(one),
      current: one === state,
    })),
    items: items.flatMap((arrear) => {
      const person = lines.get(arrear.offenderId)
      return person === undefined ? [] : [{ person, saidText: saidOf(arrear, today) }]
    }),
    emptyText: 'Nothing is on this list.',
    pager: {
      label: 'Arrears brought in',
      totalText: counted(totalOf(asked), 'duty', 'duties'),
      nextHref: asked.nextHref,
      firstHref: asked.firstHref,
    },
  }
}

// What waits for the word of a supervisor or an inspector: the oldest first, each with where it is decided.
import { formatShortDate, localDateOf } from '../../platform/calendar.ts'
import type { Table } from '../../platform/views/models.ts'
import type { Waiting, WaitingItem } from '../queries/waiting.ts'

type Waits = Readonly<{ waiting: Waiting; waitingItems: readonly WaitingItem[] }>

const waitingWords: Readonly<Record<WaitingItem['kind'], string>> = {
  'visit-plan': 'A later day for a visit, to agree or refuse',
  'sole-crew': 'A visit made by one alone, to acknowledge',
  change: 'A lower level or reactive management, for a second person',
  arms: 'A completed ARMS, to ratify or return',
}

const waitingHref = ({ kind, id, offenderId }: WaitingItem): string =>
  ({
    'visit-plan': `/visit-plans/${id}`,
    'sole-crew': `/visits/${id}`,
    change: `/offenders/${offenderId}`,
    arms: `/arms/${id}`,
  })[kind]

/** The oldest of what waits, each with where it is decided. */
export const waitingTable = (items: readonly WaitingItem[]): Table | null =>
  items.length === 0
    ? null
    : {
        caption: 'Waiting, longest first',
        regionId: 'waiting',
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'What' }, { text: 'Person' }, { text: 'Since' }, { text: 'From' }],
        rows: items.map((item) => [
          { text: waitingWords[item.kind], href: waitingHref(item) },
          { text: item.name, note: item.visorRef },
          { text: formatShortDate(localDateOf(item.saidOn)) },
          { text: item.saidBy },
        ]),
      }

export function waitingText({ waiting, waitingItems }: Waits): string {
  const total = waiting.visitPlans + waiting.soleCrews + waiting.changes + waiting.arms
  if (total === 0) return 'Nothing waits for a supervisor.'
  const shown = waitingItems.length < total ? ` The ${waitingItems.length} oldest are shown.` : ''
  return `${total} ${total === 1 ? 'thing waits' : 'things wait'}.${shown}`
}

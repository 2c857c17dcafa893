// What was escalated: the list by age, and the line on the first screens.
import type { LocalDate } from '../../platform/calendar.ts'
import type { Filter, Link, Pager } from '../../platform/views/models.ts'
import type { EscalationCounts } from '../queries/escalations.ts'
import type { EscalationState } from '../types/escalations.ts'
import { standsText, stateWords, titleOf, type Escalated } from './escalation-words.ts'
import { itemsOf, selectField } from '../../platform/views/fields.ts'
import { teamField } from './fields.ts'
import { personLine, type PersonLine } from './person.ts'
import { asAt, inThousands, linkTo } from './words.ts'

export type EscalationRow = Readonly<{
  title: string
  href: string
  stands: string
  because: string
  linkText: string
  person: PersonLine
}>

const linkTextOf = ({ isAlert, acknowledgedAt, chosenAt }: Escalated['row']): string => {
  if (chosenAt !== null) return 'What was chosen'
  if (isAlert) return 'See this alert'
  return acknowledgedAt === null ? 'Answer this' : 'What was said'
}

const rowOf = ({ row, person }: Escalated, today: LocalDate): EscalationRow => ({
  title: titleOf(row),
  href: `/escalations/${row.id}`,
  stands: standsText(row, today),
  because: row.because,
  linkText: linkTextOf(row),
  person: personLine(person, today),
})

export type EscalationsModel = Readonly<{
  title: string
  asAtText: string
  filter: Filter
  rows: readonly EscalationRow[]
  emptyText: string | null
  pager: Pager
}>

export type EscalationsShown = Readonly<{
  query: Readonly<{
    team?: string | undefined
    state: EscalationState
    to?: 'inspector' | undefined
    alerts?: 'only' | undefined
  }>
  items: readonly Escalated[]
  total: number
  teams: readonly string[]
  today: LocalDate
  nextHref: string | null
  isFirstPart: boolean
}>

function filterOf(shown: EscalationsShown): Filter {
  const { query } = shown
  const { to, alerts } = query
  return {
    label: 'Narrow the list',
    action: '/escalations',
    fields: [
      selectField('state', 'How it stands', { items: itemsOf(stateWords), chosen: query.state }),
      ...teamField(shown.teams, shown.query.team),
    ],
    active: [
      ...(to === undefined
        ? []
        : [
            {
              text: 'To the inspector',
              removeHref: linkTo('/escalations', { ...query, to: undefined }),
            },
          ]),
      ...(alerts === undefined
        ? []
        : [
            {
              text: 'Alerts only',
              removeHref: linkTo('/escalations', { ...query, alerts: undefined }),
            },
          ]),
    ],
    clearHref: null,
    hidden: Object.entries({ to, alerts }).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value }],
    ),
  }
}

export function escalationsModel(shown: EscalationsShown): EscalationsModel {
  const { query, items, total, today, nextHref, isFirstPart } = shown
  return {
    title: 'Escalations',
    asAtText: `${asAt(today, today)}. The oldest stands first`,
    filter: filterOf(shown),
    rows: items.map((item) => rowOf(item, today)),
    emptyText:
      items.length === 0 ? `There is none: ${stateWords[query.state].toLowerCase()}.` : null,
    pager: {
      label: 'Escalations',
      totalText: `${inThousands(total)} in all: ${stateWords[query.state].toLowerCase()}.`,
      nextHref,
      firstHref: isFirstPart ? null : linkTo('/escalations', query),
    },
  }
}

/** The line of a first screen: how many wait for this reader, leading to the list of that length. */
export type EscalatedLine = Readonly<{ text: string; href: string | null; alerts: Link | null }>

export const escalatedLine = (
  { total, alerts }: EscalationCounts,
  filters: Readonly<{ team?: string; to?: 'inspector' }>,
): EscalatedLine =>
  total === 0
    ? { text: 'Nothing is escalated to you that is not answered.', href: null, alerts: null }
    : {
        text: `${inThousands(total)} ${total === 1 ? 'escalation waits' : 'escalations wait'} for an answer`,
        href: linkTo('/escalations', filters),
        alerts:
          alerts === 0
            ? null
            : {
                text: `${inThousands(alerts)} of them ${alerts === 1 ? 'an alert' : 'alerts'}, for an inspector to decide`,
                href: linkTo('/escalations', { ...filters, alerts: 'only' }),
              },
      }

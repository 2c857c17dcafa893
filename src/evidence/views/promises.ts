// Self-reports to prove, past their promised day or with none, of an officer's people, a team or a force.
import type { Names } from '../../access/index.ts'
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Cell, Filter, Link, Pager } from '../../platform/views/models.ts'
import type { PromisesPart } from '../queries.ts'
import type { SelfReportStanding } from '../types.ts'
import { pageOf, type EvidencePage } from './page.ts'
import { fromCell } from './words.ts'

export type PromisesAsked = Readonly<{
  part: PromisesPart
  /** Who each is, as a link to the file, and whose. */
  people: ReadonlyMap<OffenderId, Link & Readonly<{ ownerText: string }>>
  names: Names
  filter: Filter
  pager: Pick<Pager, 'nextHref' | 'firstHref'>
  today: LocalDate
}>

const lateText = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'} past its day`

/** By when it was promised, and how late that is; without a day, since when it has stood. */
const promisedCell = ({ proveOn, onDate }: SelfReportStanding, today: LocalDate): Cell =>
  proveOn === null
    ? { text: 'No day promised', note: `Said on ${formatShortDate(onDate)}` }
    : {
        text: formatShortDate(proveOn),
        note: lateText(daysBetween(proveOn, today)),
        noteClass: 'app-cell-note--alert',
      }

const rowOf = (report: SelfReportStanding, { people, names, today }: PromisesAsked): Cell[] => {
  const person = people.get(report.offenderId)
  return [
    promisedCell(report, today),
    person === undefined
      ? { text: 'A person of your force' }
      : { text: person.text, href: person.href, note: person.ownerText },
    { text: report.text, href: `/self-reports/${report.id}` },
    { text: report.proveBy },
    fromCell(report, names),
  ]
}

const headings = ['Promised by', 'About', 'What was said', 'To be proved by', 'Written down']

type PartAsked = Readonly<{ heading: string; caption: string; regionId: string }>

/** One of the two halves of the list, as far as this part of it reaches; none where it has no row. */
const partOf = (
  asked: PromisesAsked,
  items: readonly SelfReportStanding[],
  { heading, caption, regionId }: PartAsked,
): EvidencePage['parts'] =>
  items.length === 0
    ? []
    : [
        {
          heading,
          table: {
            ...{ caption, captionClasses: 'govuk-visually-hidden', regionId, stacks: true },
            head: headings.map((text) => ({ text })),
            rows: items.map((report) => rowOf(report, asked)),
          },
        },
      ]

/** Those with a day first, as the list has them; their numbers are of the whole list, whatever part is shown. */
function partsOf(asked: PromisesAsked): EvidencePage['parts'] {
  const { items, past, undated } = asked.part
  return [
    ...partOf(
      asked,
      items.filter(({ proveOn }) => proveOn !== null),
      {
        heading: `Past their day: ${past}`,
        caption: 'Promised proofs past their day, the oldest promise first',
        regionId: 'promises',
      },
    ),
    ...partOf(
      asked,
      items.filter(({ proveOn }) => proveOn === null),
      {
        heading: `No day promised: ${undated}`,
        caption: 'Self-reports with no day promised, the oldest first',
        regionId: 'undated',
      },
    ),
  ]
}

export function promisesPage(asked: PromisesAsked): EvidencePage {
  const total = asked.part.past + asked.part.undated
  return pageOf({
    title: 'Self-reports to prove',
    intro: [
      'What offenders say of themselves, and of which nobody has said what came of it: promised to be proved by a day that has passed, or with no day promised.',
    ],
    filter: asked.filter,
    parts: partsOf(asked),
    emptyText: total === 0 ? 'No promise is past its day, and none is without a day.' : null,
    pager: { label: 'Parts of the list', totalText: `${total} in all`, ...asked.pager },
  })
}

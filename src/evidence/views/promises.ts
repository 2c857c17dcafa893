// Promised proofs that are past their day, of an officer's people, a team or a force.
import { daysBetween, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import type { OffenderId } from '../../platform/ids.ts'
import type { Filter, Link, Pager } from '../../platform/views/models.ts'
import type { PromisesPart } from '../queries.ts'
import type { SelfReportStanding } from '../types.ts'
import { pageOf, type EvidencePage } from './page.ts'
import { fromCell } from './words.ts'

export type PromisesAsked = Readonly<{
  part: PromisesPart
  /** Who each is, as a link to the file, and whose. */
  people: ReadonlyMap<OffenderId, Link & Readonly<{ ownerText: string }>>
  filter: Filter
  pager: Pick<Pager, 'nextHref' | 'firstHref'>
  today: LocalDate
}>

const lateText = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'} past its day`

const rowOf = (report: SelfReportStanding, { people, today }: PromisesAsked) => {
  const proveOn = report.proveOn ?? today
  const person = people.get(report.offenderId)
  return [
    {
      text: formatShortDate(proveOn),
      note: lateText(daysBetween(proveOn, today)),
      noteClass: 'app-cell-note--alert',
    },
    person === undefined
      ? { text: 'A person of your force' }
      : { text: person.text, href: person.href, note: person.ownerText },
    { text: report.text, href: `/self-reports/${report.id}` },
    { text: report.proveBy },
    fromCell(report),
  ]
}

export const promisesPage = (asked: PromisesAsked): EvidencePage =>
  pageOf({
    title: 'Promised proofs past their day',
    intro: [
      'What offenders say of themselves, that somebody promised to prove by a day that has passed, and of which nobody has said what came of it.',
    ],
    filter: asked.filter,
    parts:
      asked.part.items.length === 0
        ? []
        : [
            {
              heading: null,
              table: {
                caption: 'Promised proofs past their day, the oldest promise first',
                captionClasses: 'govuk-visually-hidden',
                regionId: 'promises',
                stacks: true,
                head: [
                  'Promised by',
                  'About',
                  'What was said',
                  'To be proved by',
                  'Written down',
                ].map((text) => ({ text })),
                rows: asked.part.items.map((report) => rowOf(report, asked)),
              },
            },
          ],
    emptyText: asked.part.total === 0 ? 'No promise is past its day.' : null,
    pager: {
      label: 'Parts of the list',
      totalText: `${asked.part.total} in all`,
      ...asked.pager,
    },
  })
